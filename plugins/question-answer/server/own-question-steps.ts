import type { ActionContext } from '@fudao/plugin-sdk';
import type { QuestionState, Settings } from '../api.ts';
import { ensureAsker, lockAsker } from './asker.repository.ts';
import { aliveLease } from './claim-lease.ts';
import { errors } from './errors.ts';
import { afterStep, lockOwnQuestion } from './own-question.ts';
import { countOpen, saveQuestion } from './question.repository.ts';
import { tellFinished, tellOpened, tellReleased } from './tell-question.ts';

type StepContext = ActionContext<{ id: string }, Settings>;
interface Stepped {
  id: string;
  state: QuestionState;
}

/** Puts a matched question before teachers, if the student has not too many there already. */
export async function openQuestion(ctx: StepContext): Promise<Stepped> {
  const max = ctx.settings.maxOpenQuestionsPerStudent;
  await ensureAsker(ctx.db, ctx.caller.id);
  return ctx.transaction(async (work) => {
    await lockAsker(work.db, ctx.caller.id);
    const before = await lockOwnQuestion(work.db, ctx.params.id, ctx.caller.id);
    if (before.held === 'refused') throw errors.NOT_POSSIBLE_NOW({ state: before.state });
    const question = afterStep(before, 'need-teacher');
    if ((await countOpen(work.db, ctx.caller.id)) >= max) throw errors.TOO_MANY_OPEN({ max });
    await saveQuestion(work.db, question, ctx.now().getTime());
    // One that is held stands before teachers once it is let through.
    if (question.held === null) tellOpened(work, question);
    return { id: question.id, state: question.state };
  });
}

/** Ends a question without an answer; a teacher who is writing one is told, and keeps the draft. */
export async function finishQuestion(ctx: StepContext, step: 'solve' | 'withdraw'): Promise<Stepped> {
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const before = await lockOwnQuestion(work.db, ctx.params.id, ctx.caller.id);
    const question = { ...afterStep(before, step), lease: null };
    await saveQuestion(work.db, question, now);
    const writing = aliveLease(before.lease, now);
    if (writing) tellReleased(work, question, writing.teacherId, 'closed');
    tellFinished(work, question, step === 'solve' ? 'solved' : 'withdrawn');
    return { id: question.id, state: question.state };
  });
}
