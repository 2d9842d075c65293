import type { SqlScope } from '@fudao/plugin-sdk';
import { selectAdmissions, type Admission } from './admissions.repository.ts';
import { reviewStateOf, type Level } from './levels.ts';

export interface Reminder {
  readonly accountId: string;
  /** What it is about, once for each: `queue:2026-11-22`, `ending:2027-08-31:30`. */
  readonly topic: string;
}

const keyOf = ({ accountId, topic }: Reminder) => `${accountId} ${topic}`;

/** Notes reminders, and gives those that were not sent before. */
export async function takeReminders(db: SqlScope, wanted: readonly Reminder[], at: number): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const rows = await db.select<Reminder>(
    'SELECT account_id AS accountId, topic FROM admission_reminders WHERE account_id IN (:accountIds) AND topic IN (:topics)',
    { accountIds: wanted.map(({ accountId }) => accountId), topics: [...new Set(wanted.map(({ topic }) => topic))] },
  );
  const sent = new Set(rows.map(keyOf));
  const fresh = wanted.filter((reminder) => !sent.has(keyOf(reminder)));
  if (fresh.length > 0)
    await db.insert(
      'admission_reminders',
      fresh.map(({ accountId, topic }) => ({ account_id: accountId, topic, sent_at: at })),
    );
  return new Set(fresh.map(({ accountId }) => accountId));
}

export async function forgetReminders(db: SqlScope, before: number): Promise<void> {
  await db.run('DELETE FROM admission_reminders WHERE sent_at < :before', { before });
}

export interface WaitingAt {
  readonly scopeId: string;
  readonly applications: number;
  readonly overdue: number;
  readonly confirmations: number;
}

const scopeColumn: Readonly<Record<Level, string>> = { school: 'school_id', district: 'district_id', city: "''" };

/** What waits at a level, by school, district or for the city. */
export async function waitingAt(db: SqlScope, level: Level, now: number): Promise<WaitingAt[]> {
  const applications = await db.select<{ scopeId: string; n: number; late: number }>(
    `SELECT ${scopeColumn[level]} AS scopeId, COUNT(*) AS n, SUM(CASE WHEN due_at <= :now THEN 1 ELSE 0 END) AS late
      FROM admission_applications WHERE state = :state GROUP BY ${scopeColumn[level]}`,
    { state: reviewStateOf(level), now },
  );
  const found = new Map(
    applications.map(({ scopeId, n, late }) => [
      scopeId,
      { scopeId, applications: Number(n), overdue: Number(late), confirmations: 0 },
    ]),
  );
  if (level !== 'school') return [...found.values()];
  const asked = await db.select<{ scopeId: string; n: number }>(
    `SELECT school_id AS scopeId, COUNT(*) AS n FROM admission_admissions
      WHERE state = 'admitted' AND confirmation_asked_at IS NOT NULL GROUP BY school_id`,
  );
  for (const { scopeId, n } of asked) {
    const known = found.get(scopeId) ?? { scopeId, applications: 0, overdue: 0, confirmations: 0 };
    found.set(scopeId, { ...known, confirmations: Number(n) });
  }
  return [...found.values()];
}

/** Admissions that end before a moment and that nobody asked to go on, page by page. */
export function findEnding(db: SqlScope, before: number, page: { after: string; limit: number }): Promise<Admission[]> {
  const condition = `WHERE state = 'admitted' AND valid_until <= :before AND confirmation_asked_at IS NULL AND teacher_id > :after
    ORDER BY teacher_id LIMIT :limit`;
  return selectAdmissions(db, condition, { before, ...page });
}
