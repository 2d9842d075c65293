import type { SqlScope } from '@fudao/plugin-sdk';
import { entryColumns } from '../ledger/entries.repository.ts';
import type { Entry } from '../ledger/entry.ts';

export interface StatementFilter {
  readonly teacherId: string;
  readonly termId: string;
  readonly kind: string | undefined;
  readonly week: string | undefined;
  /** The last entry of the page before. */
  readonly after: { readonly at: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** Latest service first. */
export function listEntries(db: SqlScope, { after, ...filter }: StatementFilter): Promise<Entry[]> {
  const parts = ['teacher_id = :teacherId', 'term_id = :termId'];
  if (filter.kind !== undefined) parts.push('kind = :kind');
  if (filter.week !== undefined) parts.push('week = :week');
  if (after) parts.push('(at < :at OR (at = :at AND id < :id))');
  const statement = `SELECT ${entryColumns} FROM points_entries WHERE ${parts.join(' AND ')} ORDER BY at DESC, id DESC LIMIT :limit`;
  return db.select<Entry>(statement, { ...filter, ...after });
}

export interface WeekSums {
  readonly week: string;
  readonly entries: number;
  readonly answers: number;
  readonly gross: number;
  readonly earned: number;
  readonly amount: number;
}

/** What each week of a term came to, latest first. */
export async function listWeeks(db: SqlScope, teacherId: string, termId: string): Promise<WeekSums[]> {
  const rows = await db.select<Record<keyof WeekSums, string | number>>(
    `SELECT week, COUNT(*) AS entries, SUM(answers) AS answers, SUM(gross) AS gross, SUM(earned) AS earned, SUM(amount) AS amount
       FROM points_entries WHERE teacher_id = :teacherId AND term_id = :termId GROUP BY week ORDER BY week DESC`,
    { teacherId, termId },
  );
  return rows.map(({ week, ...sums }) => {
    const numbers = Object.entries(sums).map(([name, sum]) => [name, Number(sum)] as const);
    return { week: String(week), ...(Object.fromEntries(numbers) as Omit<WeekSums, 'week'>) };
  });
}
