import { UniqueViolation, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import type { Reason } from '../suspensions/suspension.ts';

export interface Report {
  readonly id: string;
  readonly caseId: string;
  /** `system` where the screening brought it. */
  readonly reporterId: string;
  readonly reason: Reason;
  /** Sealed. */
  readonly words: string | null;
  readonly at: number;
}

const columns = 'id, case_id AS caseId, reporter_id AS reporterId, reason, words, at';

export async function insertReport(db: SqlScope, { id, caseId, reporterId, reason, words, at }: Report): Promise<void> {
  await db.insert('safety_reports', { id, case_id: caseId, reporter_id: reporterId, reason, words, at });
}

export async function findReports(db: SqlScope, caseId: string): Promise<Report[]> {
  const rows = await db.select<Report>(`SELECT ${columns} FROM safety_reports WHERE case_id = :caseId ORDER BY id LIMIT 200`, { caseId });
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

export async function findReportBy(db: SqlScope, caseId: string, reporterId: string): Promise<string | undefined> {
  const row = await db.selectOne<{ id: string }>('SELECT id FROM safety_reports WHERE case_id = :caseId AND reporter_id = :reporterId', { caseId, reporterId });
  return row?.id;
}

/** What somebody has reported already, and nobody has decided on yet. */
export async function findOpenReport(db: SqlScope, openKey: string, reporterId: string): Promise<string | undefined> {
  const statement = 'SELECT r.id FROM safety_reports r JOIN safety_cases c ON c.id = r.case_id WHERE c.open_key = :openKey AND r.reporter_id = :reporterId';
  return (await db.selectOne<{ id: string }>(statement, { openKey, reporterId }))?.id;
}

export async function countSince(db: SqlScope, reporterId: string, since: number): Promise<number> {
  const row = await db.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM safety_reports WHERE reporter_id = :reporterId AND at > :since', { reporterId, since });
  return Number(row?.n ?? 0);
}

export async function ensureReporter(db: SqlScope, id: string): Promise<void> {
  if (await db.selectOne('SELECT id FROM safety_reporters WHERE id = :id', { id })) return;
  await db.insert('safety_reporters', { id }).catch((error: unknown) => {
    if (!(error instanceof UniqueViolation)) throw error;
  });
}

/** Held until the report is in, so that a thousand at once are counted one after the other. */
export async function lockReporter(db: LockingSqlScope, id: string): Promise<void> {
  await db.lockOne('SELECT id FROM safety_reporters WHERE id = :id', { id });
}
