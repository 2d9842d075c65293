import type { Closing } from './closing.ts';

export type StepState = 'done' | 'now' | 'later';

export interface ClosingStep {
  readonly name: 'end' | 'settle' | 'sign' | 'close' | 'pay';
  readonly state: StepState;
}

/** The way of a term to its payout, and how far it has come. */
export function closingSteps({ isOver, districts }: Pick<Closing, 'isOver' | 'districts'>): ClosingStep[] {
  const isSettled = districts.every(({ pending }) => pending === 0);
  const isSigned = districts.every(({ readiness }) => ['signed', 'empty', 'closed'].includes(readiness));
  const isClosed = districts.length > 0 && districts.every(({ readiness }) => readiness === 'closed');
  const done = [isOver, isOver && isSettled, isOver && isSettled && isSigned, isClosed, false];
  const now = done.findIndex((isDone) => !isDone);
  const names = ['end', 'settle', 'sign', 'close', 'pay'] as const;
  return names.map((name, at) => ({ name, state: done[at] ? 'done' : at === now ? 'now' : 'later' }));
}
