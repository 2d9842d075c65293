import fc from 'fast-check';
import { releaseSteps } from './release-steps.ts';

const waiting = fc
  .array(fc.integer({ min: 1, max: 12 }), { maxLength: 80 })
  .map((students) => students.map((student, index) => ({ id: `r${index}`, studentId: `s${student}` })));
const fewest = fc.integer({ min: 5, max: 7 });

describe('the steps in which ratings reach a teacher', () => {
  test('each holds exactly so many, by as many different students, and none twice', () => {
    fc.assert(
      fc.property(waiting, fewest, (ratings, most) => {
        const steps = releaseSteps(ratings, most);
        for (const step of steps) {
          expect(step).toHaveLength(most);
          expect(new Set(step.map(({ studentId }) => studentId)).size).toBe(most);
        }
        const ids = steps.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('nothing waits that would fill a step', () => {
    fc.assert(
      fc.property(waiting, fewest, (ratings, most) => {
        const released = new Set(releaseSteps(ratings, most).flat());
        const left = ratings.filter((rating) => !released.has(rating));
        expect(new Set(left.map(({ studentId }) => studentId)).size).toBeLessThan(most);
      }),
    );
  });

  test('what came later changes no earlier step: whoever looks twice learns of whole steps alone', () => {
    fc.assert(
      fc.property(waiting, waiting, fewest, (before, later, most) => {
        const first = releaseSteps(before, most);
        const more = later.map((rating) => ({ ...rating, id: `later-${rating.id}` }));
        const kept = new Set(first.flat());
        const next = releaseSteps([...before.filter((rating) => !kept.has(rating)), ...more], most);
        // Between two looks at least `most` students are between the sums.
        for (const step of next) expect(new Set(step.map(({ studentId }) => studentId)).size).toBe(most);
      }),
    );
  });

  test('four students never show, however often they rate; the fifth shows one of each', () => {
    const often = Array.from({ length: 40 }, (_, index) => ({ id: `r${index}`, studentId: `s${index % 4}` }));
    expect(releaseSteps(often, 5)).toEqual([]);
    const [step, ...more] = releaseSteps([...often, { id: 'last', studentId: 'fifth' }], 5);
    expect(step!.map(({ id }) => id)).toEqual(['r0', 'r1', 'r2', 'r3', 'last']);
    expect(more).toEqual([]);
  });
});
