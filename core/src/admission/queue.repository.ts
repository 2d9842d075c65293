import type { SqlScope } from '@fudao/plugin-sdk';
import { selectApplications, type Application } from './applications.repository.ts';
import { rankOf, reviewStateOf, type ApplicationState, type Level } from './levels.ts';
import { scopeIdOf, type Placed } from './place.ts';

export interface QueueFilter {
  readonly reader: Placed & { readonly id: string };
  readonly levels: readonly Level[];
  readonly state: 'waiting' | 'returned' | 'refused' | 'admitted' | 'all';
  readonly subject?: string | undefined;
  readonly schoolId?: string | undefined;
  readonly isOverdue?: boolean | undefined;
  readonly text?: string | undefined;
  readonly now: number;
}

export interface QueueSlice {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What somebody types is looked for as it is; `%` and `_` mean themselves. */
export const literally = (text: string) => text.replaceAll(/[!%_]/g, '!$&');

const placeOf: Readonly<Record<Level, string>> = {
  school: 'school_id = :readerSchool',
  district: 'district_id = :readerDistrict',
  city: '1 = 1',
};

/** What a level sees: what waits for it, or all that came to it. */
function partOf(level: Level, isWaiting: boolean): string {
  const stage = isWaiting ? `state = '${reviewStateOf(level)}'` : `reached >= ${rankOf(level)}`;
  return `(${stage} AND ${placeOf[level]})`;
}

function conditionsOf({ levels, state, subject, schoolId, isOverdue, text }: QueueFilter): string[] {
  const parts = [
    `(${levels.map((level) => partOf(level, state === 'waiting')).join(' OR ')})`,
    'teacher_id <> :reader',
  ];
  if (state !== 'waiting' && state !== 'all') parts.push('state = :state');
  if (subject !== undefined) parts.push("subjects LIKE :subject ESCAPE '!'");
  if (schoolId !== undefined) parts.push('school_id = :schoolId');
  if (isOverdue) parts.push('due_at <= :now');
  if (text) parts.push("(teacher_name LIKE :namePart ESCAPE '!' OR education_id LIKE :idStart ESCAPE '!')");
  return parts;
}

function valuesOf({ reader, state, subject, schoolId, text, now }: QueueFilter) {
  const pattern = literally(text ?? '');
  return {
    reader: reader.id,
    readerSchool: scopeIdOf('school', reader),
    readerDistrict: scopeIdOf('district', reader),
    state: state satisfies string as ApplicationState,
    subject: `%,${literally(subject ?? '')},%`,
    schoolId,
    now,
    namePart: `%${pattern}%`,
    idStart: `${pattern.normalize('NFKC').toUpperCase()}%`,
  };
}

/** What waits longest comes first; of the rest, what changed last. */
const orderOf = (isWaiting: boolean) =>
  isWaiting ? { key: 'entered_at', behind: '>', way: 'ASC' } : { key: 'changed_at', behind: '<', way: 'DESC' };

/** `moment~id` of the last one seen. */
function readCursor(cursor: string | undefined): { at: number; id: string } | undefined {
  const [at, id] = (cursor ?? '').split('~');
  return at && id && Number.isSafeInteger(Number(at)) ? { at: Number(at), id } : undefined;
}

export function cursorOf({ id, enteredAt, changedAt }: Application, state: QueueFilter['state']): string {
  return `${state === 'waiting' ? enteredAt : changedAt}~${id}`;
}

/** One page of the applications that a reviewer may see, never the own. */
export async function findQueue(
  db: SqlScope,
  filter: QueueFilter,
  { after, limit }: QueueSlice,
): Promise<Application[]> {
  if (filter.levels.length === 0) return [];
  const { key, behind, way } = orderOf(filter.state === 'waiting');
  const last = readCursor(after);
  const parts = conditionsOf(filter);
  if (last) parts.push(`(${key} ${behind} :lastAt OR (${key} = :lastAt AND id ${behind} :lastId))`);
  const values = { ...valuesOf(filter), lastAt: last?.at, lastId: last?.id, limit };
  return selectApplications(db, `WHERE ${parts.join(' AND ')} ORDER BY ${key} ${way}, id ${way} LIMIT :limit`, values);
}

/** How many wait, and how many of them for too long. */
export async function countQueue(db: SqlScope, filter: QueueFilter): Promise<{ waiting: number; overdue: number }> {
  if (filter.levels.length === 0) return { waiting: 0, overdue: 0 };
  const row = await db.selectOne<{ waiting: number; overdue: number | null }>(
    `SELECT COUNT(*) AS waiting, SUM(CASE WHEN due_at <= :now THEN 1 ELSE 0 END) AS overdue
      FROM admission_applications WHERE ${conditionsOf(filter).join(' AND ')}`,
    valuesOf(filter),
  );
  return { waiting: Number(row?.waiting ?? 0), overdue: Number(row?.overdue ?? 0) };
}
