import type { SqlScope } from '@fudao/plugin-sdk';
import type { Place, Scope } from '../scope.ts';

/** What a list shows of a record: never what it says. */
export interface FoundRecord extends Place {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly actorId: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly pluginId: string | null;
  readonly hasEnded: boolean;
}

export interface RecordSearch {
  readonly personId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly kind?: string | undefined;
  readonly exceptKinds?: readonly string[] | undefined;
  readonly districtId?: string | undefined;
  readonly schoolId?: string | undefined;
  readonly from?: number | undefined;
  /** Exclusive. */
  readonly to?: number | undefined;
}

/** Where a page ended. */
export interface Cursor {
  readonly at: number;
  readonly seq: number;
}

interface Row {
  seq: number;
  at: number;
  kind: string;
  actor_id: string;
  subject_id: string;
  person_id: string | null;
  plugin_id: string | null;
  district_id: string | null;
  school_id: string | null;
  ended: number;
}

const columns = `seq, at, kind, actor_id, subject_id, person_id, plugin_id, district_id, school_id,
  CASE WHEN payload_digest IS NOT NULL AND LENGTH(payload) = 0 THEN 1 ELSE 0 END AS ended`;

const conditionOf: Readonly<Record<keyof RecordSearch, string>> = {
  personId: 'person_id = :personId',
  actorId: 'actor_id = :actorId',
  subjectId: 'subject_id = :subjectId',
  kind: 'kind = :kind',
  exceptKinds: 'kind NOT IN (:exceptKinds)',
  districtId: 'district_id = :districtId',
  schoolId: 'school_id = :schoolId',
  from: 'at >= :from',
  to: 'at < :to',
};

function fromRow(row: Row): FoundRecord {
  return {
    ...{ seq: row.seq, at: row.at, kind: row.kind, actorId: row.actor_id, subjectId: row.subject_id, personId: row.person_id },
    ...{ pluginId: row.plugin_id, districtId: row.district_id, schoolId: row.school_id, hasEnded: Number(row.ended) === 1 },
  };
}

/** Newest first, from behind the cursor. */
export async function searchRecords(db: SqlScope, search: RecordSearch, cursor: Cursor | undefined, limit: number): Promise<FoundRecord[]> {
  const names = (Object.keys(conditionOf) as (keyof RecordSearch)[]).filter((name) => search[name] !== undefined);
  const conditions = names.map((name) => conditionOf[name]);
  if (cursor) conditions.push('at <= :cursorAt AND (at < :cursorAt OR seq < :cursorSeq)');
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const values = { ...search, limit, ...(cursor && { cursorAt: cursor.at, cursorSeq: cursor.seq }) };
  const statement = `SELECT ${columns} FROM records_records ${where} ORDER BY at DESC, seq DESC LIMIT :limit`;
  return (await db.select<Row>(statement, values)).map(fromRow);
}

/** The search narrowed to what somebody supervises; null where the two share nothing. */
export function withinScope(search: RecordSearch, scope: Scope): RecordSearch | null {
  const isApart = (asked: string | undefined, own: string | undefined) => asked !== undefined && own !== undefined && asked !== own;
  if (isApart(search.districtId, scope.districtId) || isApart(search.schoolId, scope.schoolId)) return null;
  return { ...search, ...scope };
}
