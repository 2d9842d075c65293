import type { LockingSqlScope, SqlRow } from '@fudao/plugin-sdk';
import { contentHash, type BankQuestion } from './bank-question.ts';
import {
  findFingerprints,
  insertQuestions,
  lockBank,
  saveBankState,
  toRow,
  updateQuestion,
  type Fingerprint,
} from './bank.repository.ts';

/** What becomes of a question that is brought to the bank. */
export type Outcome =
  | 'added'
  | 'changed'
  | 'unchanged'
  /** A reviewer took it out; bringing it again does not put it back. */
  | 'withdrawn'
  /** The id belongs to a question of another collection. */
  | 'taken';

function decideOutcome(question: BankQuestion, kept: Fingerprint | undefined): Outcome {
  if (!kept) return 'added';
  if (kept.source !== question.source) return 'taken';
  if (kept.removed) return 'withdrawn';
  return kept.content_hash === contentHash(question) ? 'unchanged' : 'changed';
}

/**
 * Brings questions (each id once) to the bank and gives the outcome of each, in order. The bank is
 * held from the first look to the commit: revisions are given out in the order of commits, so that
 * whoever follows the changes never passes over one that commits late.
 */
export async function saveBankQuestions(
  db: LockingSqlScope,
  questions: readonly BankQuestion[],
  at: number,
): Promise<{ outcomes: Outcome[]; lastRevision: number }> {
  const state = await lockBank(db);
  const kept = await findFingerprints(
    db,
    questions.map(({ id }) => id),
  );
  let lastRevision = state.last_revision;
  const outcomes: Outcome[] = [];
  const added: SqlRow[] = [];
  for (const question of questions) {
    const outcome = decideOutcome(question, kept.get(question.id));
    outcomes.push(outcome);
    if (outcome === 'added') added.push(toRow(question, ++lastRevision, at));
    if (outcome === 'changed') await updateQuestion(db, question.id, toRow(question, ++lastRevision, at));
  }
  await insertQuestions(db, added);
  if (lastRevision > state.last_revision) await saveBankState(db, { last_revision: lastRevision });
  return { outcomes, lastRevision };
}
