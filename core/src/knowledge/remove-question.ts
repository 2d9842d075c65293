import { commonErrors, type ActionContext, type Caller, type Static } from '@fudao/plugin-sdk';
import { announceChanges } from './announce.ts';
import { findQuestions, lockBank, saveBankState, updateQuestion } from './bank.repository.ts';
import { errors } from './errors.ts';
import { reviewedSubjects } from './review.ts';
import type { RemovalParams } from './schemas.ts';

function checkRemoval(caller: Caller, subject: string): void {
  const isCity = caller.roles.includes('city-administrator');
  if (!isCity && !reviewedSubjects(caller).includes(subject)) throw errors.NOT_YOUR_SUBJECT();
}

/** Takes a question out of the bank for good: no import brings it back. What refers to it finds nothing more. */
export function removeQuestion(context: ActionContext<Static<typeof RemovalParams>>): Promise<{ id: string }> {
  const { id, reason } = context.params;
  return context.transaction(async (work) => {
    const state = await lockBank(work.db);
    const [question] = await findQuestions(work.db, [id]);
    if (!question) throw commonErrors.NOT_FOUND();
    checkRemoval(context.caller, question.subject);
    const revision = state.last_revision + 1;
    await updateQuestion(work.db, id, { removed: 1, revision, changed_at: context.now().getTime() });
    await saveBankState(work.db, { last_revision: revision });
    await announceChanges(work);
    work.record({ kind: 'knowledge.question-removed', subjectId: id, payload: { reason, subject: question.subject } });
    return { id };
  });
}
