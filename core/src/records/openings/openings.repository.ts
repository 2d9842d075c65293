import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { Scope } from '../scope.ts';
import type { Opening, OpeningState } from './opening.ts';

const columns = `number, id, viewer_id, viewer_level, reason, words, person_id, record_seq, from_at, to_at,
  district_id, school_id, state, asked_at, decided_by, decided_at, note, expires_at, views`;

interface Row {
  number: number;
  id: string;
  viewer_id: string;
  viewer_level: number;
  reason: string;
  words: string | null;
  person_id: string | null;
  record_seq: number | null;
  from_at: number;
  to_at: number;
  district_id: string | null;
  school_id: string | null;
  state: OpeningState;
  asked_at: number;
  decided_by: string | null;
  decided_at: number | null;
  note: string | null;
  expires_at: number | null;
  views: number;
}

function fromRow(row: Row): Opening {
  return {
    ...{ number: row.number, id: row.id, viewerId: row.viewer_id, viewerLevel: row.viewer_level, reason: row.reason, words: row.words },
    ...{ personId: row.person_id, recordSeq: row.record_seq, fromAt: row.from_at, toAt: row.to_at },
    ...{ districtId: row.district_id, schoolId: row.school_id, state: row.state, askedAt: row.asked_at },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at, note: row.note, expiresAt: row.expires_at, views: row.views },
  };
}

export async function insertOpening(db: SqlScope, opening: Omit<Opening, 'number'>): Promise<void> {
  await db.insert('records_openings', {
    ...{ id: opening.id, viewer_id: opening.viewerId, viewer_level: opening.viewerLevel, reason: opening.reason, words: opening.words },
    ...{ person_id: opening.personId, record_seq: opening.recordSeq, from_at: opening.fromAt, to_at: opening.toAt },
    ...{ district_id: opening.districtId, school_id: opening.schoolId, state: opening.state, asked_at: opening.askedAt },
    ...{ decided_by: opening.decidedBy, decided_at: opening.decidedAt, note: opening.note, expires_at: opening.expiresAt, views: opening.views },
  });
}

const byId = `SELECT ${columns} FROM records_openings WHERE id = :id`;

export async function findOpening(db: SqlScope, id: string): Promise<Opening | undefined> {
  const row = await db.selectOne<Row>(byId, { id });
  return row && fromRow(row);
}

export async function lockOpening(db: LockingSqlScope, id: string): Promise<Opening | undefined> {
  const row = await db.lockOne<Row>(byId, { id });
  return row && fromRow(row);
}

type Change = Partial<Pick<Opening, 'state' | 'decidedBy' | 'decidedAt' | 'note' | 'expiresAt'>>;

export async function changeOpening(db: SqlScope, id: string, change: Change): Promise<void> {
  await db.update(
    'records_openings',
    {
      ...(change.state !== undefined && { state: change.state }),
      ...(change.decidedBy !== undefined && { decided_by: change.decidedBy }),
      ...(change.decidedAt !== undefined && { decided_at: change.decidedAt }),
      ...(change.note !== undefined && { note: change.note }),
      ...(change.expiresAt !== undefined && { expires_at: change.expiresAt }),
    },
    { id },
  );
}

export async function countView(db: SqlScope, id: string): Promise<void> {
  await db.run('UPDATE records_openings SET views = views + 1 WHERE id = :id', { id });
}

export interface OpeningFilter {
  readonly state?: OpeningState | undefined;
  readonly before?: number | undefined;
  /** Only those asked for from this moment on, and before the other. */
  readonly from?: number;
  readonly to?: number;
}

/** Newest first: the own ones, and those of people and records in the scope. */
export async function listOpenings(db: SqlScope, viewerId: string, scope: Scope, filter: OpeningFilter, limit: number): Promise<Opening[]> {
  const places = [scope.districtId === undefined ? '' : 'district_id = :districtId', scope.schoolId === undefined ? '' : 'school_id = :schoolId'].filter(Boolean);
  const conditions = [
    places.length === 0 ? '' : `(viewer_id = :viewerId OR (${places.join(' AND ')}))`,
    filter.state === undefined ? '' : 'state = :state',
    filter.before === undefined ? '' : 'number < :before',
    filter.from === undefined ? '' : 'asked_at >= :from',
    filter.to === undefined ? '' : 'asked_at < :to',
  ].filter(Boolean);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const statement = `SELECT ${columns} FROM records_openings ${where} ORDER BY number DESC LIMIT :limit`;
  return (await db.select<Row>(statement, { ...scope, ...filter, viewerId, limit })).map(fromRow);
}

/** The viewer's opening of a person that still holds at a moment. */
export async function findGrant(
  db: SqlScope,
  { viewerId, personId, subjectId, at, now }: { viewerId: string; personId: string; subjectId: string; at: number; now: number },
): Promise<Opening | undefined> {
  const row = await db.selectOne<Row>(
    `SELECT ${columns} FROM records_openings o
     WHERE viewer_id = :viewerId AND person_id = :personId AND state = 'open' AND expires_at > :now AND (
       (record_seq IS NULL AND from_at <= :at AND to_at > :at)
       OR EXISTS (SELECT 1 FROM records_records r WHERE r.seq = o.record_seq AND r.subject_id = :subjectId))
     ORDER BY number DESC LIMIT 1`,
    { viewerId, personId, subjectId, at, now },
  );
  return row && fromRow(row);
}
