import fc from 'fast-check';
import type { QuestionState } from '../api.ts';
import { isUnfinished, nextState, questionSteps, wantsAnswers, type QuestionStep } from './question-states.ts';

const steps = fc.array(fc.constantFrom(...questionSteps), { maxLength: 12 });
const beginnings = fc.constantFrom<QuestionState>('matched', 'open');

/** Takes each step that is possible; the others change nothing. */
function walk(from: QuestionState, taken: readonly QuestionStep[]): QuestionState[] {
  return taken.reduce<QuestionState[]>(
    (past, step) => {
      const here = past.at(-1) ?? from;
      return [...past, nextState(here, step) ?? here];
    },
    [from],
  );
}

describe('the states of a question', () => {
  test('whatever happens, a finished question stays as it is', () => {
    fc.assert(
      fc.property(beginnings, steps, (from, taken) => {
        const path = walk(from, taken);
        const end = path.findIndex((state) => !isUnfinished(state));
        if (end >= 0) expect(new Set(path.slice(end)).size).toBe(1);
      }),
    );
  });

  test('an answered question is neither withdrawn nor called solved, and is adopted only after an answer', () => {
    fc.assert(
      fc.property(beginnings, steps, (from, taken) => {
        const path = walk(from, taken);
        const answered = path.indexOf('answered');
        if (answered >= 0)
          expect(path.slice(answered).every((state) => state === 'answered' || state === 'adopted')).toBe(true);
        if (path.includes('adopted')) expect(answered).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a question that is merely matched is never answered before its asker wants a teacher', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const path = walk('matched', taken);
        if (path.includes('answered')) expect(path).toContain('open');
      }),
    );
  });

  test('teachers are wanted only on the desk, and only while there is room', () => {
    const states = fc.constantFrom<QuestionState>('matched', 'open', 'answered', 'adopted', 'solved', 'withdrawn');
    fc.assert(
      fc.property(states, fc.nat(6), fc.integer({ min: 1, max: 5 }), fc.boolean(), (state, answerCount, answersWanted, isHidden) => {
        const expected = !isHidden && (state === 'open' || state === 'answered') && answerCount < answersWanted;
        expect(wantsAnswers({ state, answerCount, answersWanted, isHidden })).toBe(expected);
      }),
    );
  });
});
