import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { Span } from '../engine/constraint.ts';

/** When a student had the app open before the eyes. */
export interface ScreenSpan extends Span {
  readonly personId: string;
}

interface Row {
  personId: string;
  startsAt: number;
  endsAt: number;
}

/** What a pause of this length or more parts; a shorter one is still the same use: apps show that they are open once a minute. */
export const joinMs = 2 * 60_000;

export async function findScreen(db: SqlScope, personIds: readonly string[], since: number): Promise<ScreenSpan[]> {
  if (personIds.length === 0) return [];
  const rows = await db.select<Row>(
    `SELECT person_id AS personId, starts_at AS startsAt, ends_at AS endsAt FROM policy_screen
     WHERE person_id IN (:personIds) AND ends_at >= :since ORDER BY person_id, starts_at`,
    { personIds, since },
  );
  return rows.map(({ personId, startsAt, endsAt }) => ({ personId, from: startsAt, to: endsAt }));
}

/** Adds use to what is known of it: it goes on with the last span, or begins another. Told twice, it is the same. */
export async function addScreen(db: LockingSqlScope, added: readonly ScreenSpan[]): Promise<void> {
  const personIds = added.map(({ personId }) => personId);
  const since = Math.min(...added.map(({ from }) => from)) - joinMs;
  const known = await findScreen(db, personIds, since);
  for (const { personId, from, to } of added) {
    const last = known.findLast((span) => span.personId === personId && span.from <= to && from - span.to < joinMs);
    if (!last) await db.insert('policy_screen', { person_id: personId, starts_at: from, ends_at: to });
    else if (to > last.to) await db.update('policy_screen', { ends_at: to }, { person_id: personId, starts_at: last.from });
  }
}

/** Forgets what no rule looks back on any more; gives how many, at most `limit`. */
export async function forgetScreen(db: SqlScope, before: number, limit: number): Promise<number> {
  const statement = 'SELECT person_id, starts_at FROM policy_screen WHERE ends_at < :before ORDER BY ends_at LIMIT :limit';
  const rows = await db.select<{ person_id: string; starts_at: number }>(statement, { before, limit });
  for (const { person_id, starts_at } of rows) await db.delete('policy_screen', { person_id, starts_at });
  return rows.length;
}
