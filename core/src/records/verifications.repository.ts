import type { SqlScope } from '@fudao/plugin-sdk';
import type { Finding } from './finding.ts';

/** What a walk along the whole chain found, and when. */
export interface KeptVerification {
  readonly at: number;
  readonly records: number;
  readonly finding: Finding | null;
  /** Where the chain ended then. */
  readonly headHash: string;
}

const mostKept = 400;

export async function keepVerification(db: SqlScope, { at, records, finding, headHash }: KeptVerification): Promise<void> {
  await db.insert('records_verifications', { at, records, finding: finding && JSON.stringify(finding), head_hash: headHash });
  const oldest = await db.selectOne<{ at: number }>(`SELECT at FROM records_verifications ORDER BY at DESC LIMIT 1 OFFSET ${mostKept}`);
  if (oldest) await db.run('DELETE FROM records_verifications WHERE at <= :at', { at: oldest.at });
}

export async function lastVerification(db: SqlScope): Promise<KeptVerification | undefined> {
  const row = await db.selectOne<{ at: number; records: number; finding: string | null; head_hash: string }>(
    'SELECT at, records, finding, head_hash FROM records_verifications ORDER BY at DESC LIMIT 1',
  );
  return row && { at: row.at, records: row.records, finding: row.finding === null ? null : (JSON.parse(row.finding) as Finding), headHash: row.head_hash };
}
