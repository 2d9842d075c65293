import fc from 'fast-check';
import type { Rung, Strictness } from '../api.ts';
import { decideNextRung, describeNextRung, rungs, type LadderProgress } from './guidance-ladder.ts';

const start: LadderProgress = { opened: 0, openedAt: null, attempts: [] };
const strictnesses = fc.constantFrom<Strictness>('gentle', 'standard', 'strict');
const moves = fc.array(fc.record({ wish: fc.constantFrom<'next' | 'try'>('next', 'try'), afterSeconds: fc.nat(90) }), {
  maxLength: 25,
});

interface Step {
  readonly now: number;
  readonly progress: LadderProgress;
  readonly opened: Rung | null;
}

/** Climbs as far as the rule lets one. */
function climb(strictness: Strictness, wishes: readonly { wish: 'next' | 'try'; afterSeconds: number }[]): Step[] {
  let now = 0;
  let progress = start;
  return wishes.map(({ wish, afterSeconds }) => {
    now += afterSeconds * 1000;
    const top = rungs[progress.opened - 1] ?? null;
    if (wish === 'try') progress = { ...progress, attempts: [...progress.attempts, top] };
    const decision = wish === 'next' ? decideNextRung(progress, strictness, now) : null;
    if (decision?.granted) progress = decision.progress;
    return { now, progress, opened: decision?.granted ? decision.rung : null };
  });
}

describe('the guidance ladder', () => {
  test('rungs open in their order, one at a time, each once', () => {
    fc.assert(
      fc.property(strictnesses, moves, (strictness, wishes) => {
        const opened = climb(strictness, wishes).flatMap((step) => step.opened ?? []);
        expect(opened).toEqual(rungs.slice(0, opened.length));
      }),
    );
  });

  test('standard: the full solution comes after an attempt, or after 60 seconds on the first step', () => {
    fc.assert(
      fc.property(moves, (wishes) => {
        const path = climb('standard', wishes);
        const full = path.find((step) => step.opened === 'full');
        if (!full) return;
        const firstStep = path.find((step) => step.opened === 'first-step');
        const hasTried = full.progress.attempts.length > 0;
        expect(hasTried || full.now - (firstStep?.now ?? Infinity) >= 60_000).toBe(true);
      }),
    );
  });

  test('strict: from the thinking on, each rung has an attempt and its waiting time before the next opens', () => {
    fc.assert(
      fc.property(moves, (wishes) => {
        const path = climb('strict', wishes);
        const openedAt = new Map(path.flatMap((step) => (step.opened ? [[step.opened, step.now] as const] : [])));
        const gaps = [
          ['thinking', 'first-step', 30],
          ['first-step', 'full', 60],
        ] as const;
        for (const [below, above, seconds] of gaps) {
          const reached = path.find((step) => step.opened === above);
          if (!reached) continue;
          expect(reached.progress.attempts).toContain(below);
          expect(reached.now - (openedAt.get(below) ?? Infinity)).toBeGreaterThanOrEqual(seconds * 1000);
        }
      }),
    );
  });

  test('gentle: four wishes reach the top', () => {
    const path = climb(
      'gentle',
      Array.from({ length: 4 }, () => ({ wish: 'next' as const, afterSeconds: 0 })),
    );
    expect(path.at(-1)?.opened).toBe('full');
  });

  test('patience and an attempt at each rung always reach the top', () => {
    fc.assert(
      fc.property(strictnesses, (strictness) => {
        const wishes = rungs.flatMap(() => [
          { wish: 'next' as const, afterSeconds: 60 },
          { wish: 'try' as const, afterSeconds: 0 },
        ]);
        expect(climb(strictness, wishes).at(-1)?.progress.opened).toBe(rungs.length);
      }),
    );
  });

  test('what is asked for before the next rung is exactly what then opens it', () => {
    fc.assert(
      fc.property(strictnesses, moves, (strictness, wishes) => {
        const last = climb(strictness, wishes).at(-1);
        const next = last && describeNextRung(last.progress, strictness, last.now);
        if (!last || !next) return;
        const tried = {
          ...last.progress,
          attempts: [...last.progress.attempts, rungs[last.progress.opened - 1] ?? null],
        };
        const patient = last.now + next.waitSeconds * 1000;
        expect(decideNextRung(next.needsAttempt ? tried : last.progress, strictness, patient).granted).toBe(true);
        if (next.eitherWillDo) expect(decideNextRung(last.progress, strictness, patient).granted).toBe(true);
      }),
    );
  });

  test('the top is the top', () => {
    const top = { opened: 4, openedAt: 0, attempts: [] };
    expect(decideNextRung(top, 'gentle', 1)).toEqual({ granted: false, refusal: 'LADDER_AT_TOP', next: null });
  });
});
