import type { ActionContext } from '@fudao/plugin-sdk';
import { limits, type AttemptVerdict, type GuidanceView, type Settings } from '../api.ts';
import { checkAttempt } from './answer-checking.ts';
import { checkedText } from './checked-text.ts';
import { lockLadder, type LadderParams } from './climb-ladder.ts';
import { errors } from './errors.ts';
import { rungs } from './guidance-ladder.ts';
import { guidanceView } from './guidance-view.ts';
import { insertAttempt, type Attempt } from './guidance.repository.ts';
import { requireBankQuestion } from './knowledge.ts';
import { record } from './tell.ts';

interface Tried {
  verdict: AttemptVerdict;
  attemptsLeft: number;
  guidance: GuidanceView;
}

/** Keeps an attempt with its verdict. Attempts per rung are limited: guessing letters is no thinking. */
export async function tryAnswer(ctx: ActionContext<LadderParams & { answer: string }, Settings>): Promise<Tried> {
  const { params, settings } = ctx;
  const text = checkedText(params.answer, 'attempt', limits.attempt);
  const bankQuestion = await requireBankQuestion(ctx, params.bankQuestionId);
  const verdict = checkAttempt(bankQuestion, text);
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const { question, guidance } = await lockLadder(work, params, ctx.caller.id, ctx.newId());
    const attempt: Attempt = { rung: rungs[guidance.opened - 1] ?? null, verdict, triedAt: now };
    const attemptsLeft = attemptsAfter(guidance.attempts, attempt);
    await insertAttempt(work.db, ctx.newId(), guidance.id, { ...attempt, text });
    record(work, question, 'tried', { bankQuestionId: bankQuestion.id, rung: attempt.rung, text, verdict });
    const after = { ...guidance, attempts: [...guidance.attempts, attempt] };
    return { verdict, attemptsLeft, guidance: guidanceView(bankQuestion, after, settings.strictness, now) };
  });
}

/** How many attempts are left on this rung once this one is made. */
function attemptsAfter(made: readonly Attempt[], attempt: Attempt): number {
  const max = limits.attempts;
  const left = max - 1 - made.filter(({ rung }) => rung === attempt.rung).length;
  if (left < 0) throw errors.TOO_MANY_ATTEMPTS({ max });
  return left;
}
