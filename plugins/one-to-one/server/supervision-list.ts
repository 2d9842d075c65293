import type { Caller, SqlScope } from '@fudao/plugin-sdk';
import type { SessionState } from '../api.ts';
import { errors } from './errors.ts';
import { sessionOf, type Session, type SessionRow } from './sessions.repository.ts';

export interface Wanted {
  readonly state: SessionState;
  readonly schoolId?: string | undefined;
  readonly teacherId?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type Filter = readonly [condition: string, values: Record<string, unknown>];

/**
 * The students of the whole city, a district or a school, whichever the caller answers for.
 * @throws where an administrator's account names no district or school to answer for
 */
function scopeOf({ roles, districtId, schoolId }: Caller): Filter[] {
  if (roles.includes('city-administrator')) return [];
  if (districtId === null) throw errors.SESSION_NOT_FOUND();
  const district: Filter = ['district_id = :ownDistrict', { ownDistrict: districtId }];
  if (roles.includes('district-administrator')) return [district];
  if (schoolId === null) throw errors.SESSION_NOT_FOUND();
  return [district, ['school_id = :ownSchool', { ownSchool: schoolId }]];
}

/** The scope holds whatever is asked for: both are conditions. */
function filtersOf(caller: Caller, { state, schoolId, teacherId, subject, from, to, cursor }: Wanted): Filter[] {
  const filters: Filter[] = [...scopeOf(caller), ['state = :state', { state }]];
  if (schoolId !== undefined) filters.push(['school_id = :schoolId', { schoolId }]);
  if (teacherId !== undefined) filters.push(['teacher_id = :teacherId', { teacherId }]);
  if (subject !== undefined) filters.push(['subject = :subject', { subject }]);
  if (from !== undefined) filters.push(['starts_at >= :from', { from: Date.parse(from) }]);
  if (to !== undefined) filters.push(['starts_at < :to', { to: Date.parse(to) }]);
  if (cursor !== undefined) filters.push(['id < :cursor', { cursor }]);
  return filters;
}

/** One of the scope. */
export async function readSupervised(db: SqlScope, caller: Caller, id: string): Promise<Session | undefined> {
  const filters: Filter[] = [...scopeOf(caller), ['id = :id', { id }]];
  const where = filters.map(([condition]) => condition).join(' AND ');
  const values = Object.assign({}, ...filters.map(([, given]) => given)) as Record<string, unknown>;
  const row = await db.selectOne<SessionRow>(`SELECT * FROM one_to_one_sessions WHERE ${where}`, values);
  return row && sessionOf(row);
}

/** Those of the scope that are asked for, the latest first, one more than wanted. */
export async function listSupervised(db: SqlScope, caller: Caller, wanted: Wanted): Promise<Session[]> {
  const filters = filtersOf(caller, wanted);
  const where = filters.map(([condition]) => condition).join(' AND ');
  const values = Object.assign({}, ...filters.map(([, given]) => given)) as Record<string, unknown>;
  const statement = `SELECT * FROM one_to_one_sessions WHERE ${where} ORDER BY id DESC LIMIT :limit`;
  return (await db.select<SessionRow>(statement, { ...values, limit: wanted.limit + 1 })).map(sessionOf);
}
