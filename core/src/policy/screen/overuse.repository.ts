import type { SqlScope } from '@fudao/plugin-sdk';

/** That a student met a limit of use. */
export interface Overuse {
  readonly personId: string;
  readonly rule: string;
  readonly metAt: number;
  /** When the limit is over, e.g. after a break; until then it is the same meeting. */
  readonly untilAt: number;
  readonly schoolId: string | null;
  readonly districtId: string | null;
}

const columns = 'person_id AS personId, rule, met_at AS metAt, until_at AS untilAt, school_id AS schoolId, district_id AS districtId';

/** Limits that are not over yet, of some people. */
export async function findMet(db: SqlScope, personIds: readonly string[], now: number): Promise<Overuse[]> {
  if (personIds.length === 0) return [];
  const statement = `SELECT ${columns} FROM policy_overuse WHERE person_id IN (:personIds) AND until_at > :now`;
  return db.select<Overuse>(statement, { personIds, now });
}

export async function insertMet(db: SqlScope, { personId, rule, metAt, untilAt, schoolId, districtId }: Overuse): Promise<void> {
  const place = { school_id: schoolId, district_id: districtId };
  await db.insert('policy_overuse', { person_id: personId, rule, met_at: metAt, until_at: untilAt, ...place });
}

/** Use went on, so the break begins later. */
export async function prolongMet(db: SqlScope, { personId, rule, metAt }: Overuse, untilAt: number): Promise<void> {
  await db.update('policy_overuse', { until_at: untilAt }, { person_id: personId, rule, met_at: metAt });
}

export interface OveruseFilter {
  readonly schoolId?: string | undefined;
  readonly districtId?: string | undefined;
  /** The last moment seen. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** As many meet a limit at one moment as are noted at once. */
const mostAtOnce = 1_000;

/**
 * Newest first, of a school, a district or all. What was met at the last moment of a page is on it whole, so that the
 * next page, which begins before that moment, leaves out nobody.
 */
export async function listMet(db: SqlScope, filter: OveruseFilter): Promise<Overuse[]> {
  const { before, limit } = filter;
  const found = await selectMet(db, filter, before === undefined ? [] : ['met_at < :before'], { before, limit });
  const last = found.length < limit ? undefined : found.at(-1)?.metAt;
  if (last === undefined) return found;
  const atLast = await selectMet(db, filter, ['met_at = :last'], { last, limit: mostAtOnce });
  return [...found.filter(({ metAt }) => metAt > last), ...atLast];
}

async function selectMet(
  db: SqlScope,
  { schoolId, districtId }: OveruseFilter,
  within: readonly string[],
  values: Record<string, number | undefined>,
): Promise<Overuse[]> {
  const conditions = [
    ...(schoolId === undefined ? [] : ['school_id = :schoolId']),
    ...(districtId === undefined ? [] : ['district_id = :districtId']),
    ...within,
  ];
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const statement = `SELECT ${columns} FROM policy_overuse ${where} ORDER BY met_at DESC, person_id LIMIT :limit`;
  return db.select<Overuse>(statement, { schoolId, districtId, ...values });
}
