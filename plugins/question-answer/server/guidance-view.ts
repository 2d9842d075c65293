import type { GuidanceView, Strictness } from '../api.ts';
import type { BankQuestion } from './bank-question.ts';
import { describeNextRung, type LadderProgress } from './guidance-ladder.ts';
import type { Guidance } from './guidance.repository.ts';
import { toIso } from './moment.ts';
import { openRungs } from './rung-content.ts';

export function progressOf({ opened, openedAt, attempts }: Guidance): LadderProgress {
  return { opened, openedAt, attempts: attempts.map(({ rung }) => rung) };
}

/** The question and its open rungs. What a student typed is not repeated: it may be the answer. */
export function guidanceView(
  question: BankQuestion,
  guidance: Guidance,
  strictness: Strictness,
  now: number,
): GuidanceView {
  return {
    bankQuestionId: question.id,
    subject: question.subject,
    type: question.type,
    stem: question.stem,
    options: [...(question.options ?? [])],
    rungs: openRungs(question, guidance.opened),
    next: describeNextRung(progressOf(guidance), strictness, now),
    attempts: guidance.attempts.map(({ rung, verdict, triedAt }) => ({ rung, verdict, triedAt: toIso(triedAt) })),
  };
}
