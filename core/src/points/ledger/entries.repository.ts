import type { SqlScope } from '@fudao/plugin-sdk';
import type { Cause, Entry } from './entry.ts';

/** There is no way here to change or remove an entry, and none may be added: the ledger is append-only. */

export const entryColumns =
  'id, teacher_id AS teacherId, term_id AS termId, week, type, kind, cause_id AS causeId, at, entered_at AS enteredAt, outcome, ' +
  'quantity, tariff, answers, gross, earned, amount, rule_version AS ruleVersion, reason, counters_id AS countersId';

export async function insertEntry(db: SqlScope, entry: Entry): Promise<void> {
  const { teacherId, termId, causeId, enteredAt, ruleVersion, countersId, ...same } = entry;
  await db.insert('points_entries', {
    ...same,
    teacher_id: teacherId,
    term_id: termId,
    cause_id: causeId,
    entered_at: enteredAt,
    rule_version: ruleVersion,
    counters_id: countersId,
  });
}

/** The award and the annulment of one cause, as far as they are there. */
export async function findOfCause(db: SqlScope, { teacherId, kind, causeId }: Cause): Promise<{ award?: Entry; annulment?: Entry }> {
  const statement = `SELECT ${entryColumns} FROM points_entries WHERE teacher_id = :teacherId AND kind = :kind AND cause_id = :causeId`;
  const found = await db.select<Entry>(statement, { teacherId, kind, causeId });
  return Object.fromEntries(found.map((entry) => [entry.type, entry]));
}

export function findEntry(db: SqlScope, id: string): Promise<Entry | undefined> {
  return db.selectOne<Entry>(`SELECT ${entryColumns} FROM points_entries WHERE id = :id`, { id });
}

/** How many adopted answers of a week are counted. */
export async function countAnswers(db: SqlScope, teacherId: string, week: string): Promise<number> {
  const statement = 'SELECT COALESCE(SUM(answers), 0) AS answers FROM points_entries WHERE teacher_id = :teacherId AND week = :week';
  return Number((await db.selectOne<{ answers: number | string }>(statement, { teacherId, week }))!.answers);
}
