import type { SqlScope } from '@fudao/plugin-sdk';
import type { AdmissionPolicy, Deadlines } from './admission-policy.ts';

export interface CityDeadlines {
  readonly days: Deadlines;
  /** 0 while they are those of the configuration. */
  readonly revision: number;
}

const id = 'city';

/** The days that each level has: what the city set, or else what the configuration says. */
export async function findDeadlines(db: SqlScope, policy: AdmissionPolicy): Promise<CityDeadlines> {
  const row = await db.selectOne<{ days: string; revision: number }>(
    'SELECT days, revision FROM admission_deadlines WHERE id = :id',
    { id },
  );
  return row
    ? { days: JSON.parse(row.days) as Deadlines, revision: row.revision }
    : { days: policy.deadlines, revision: 0 };
}

export async function saveDeadlines(
  db: SqlScope,
  days: Deadlines,
  change: { revision: number; by: string; at: number },
): Promise<void> {
  const values = {
    days: JSON.stringify(days),
    revision: change.revision,
    changed_by: change.by,
    changed_at: change.at,
  };
  if (change.revision === 1) await db.insert('admission_deadlines', { id, ...values });
  else await db.update('admission_deadlines', values, { id });
}
