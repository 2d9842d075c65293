import fc from 'fast-check';
import { nextRevision } from './next-revision.ts';

test('a document that is put again has no revision that it had before, if it changed less than once a millisecond', () => {
  const millisecond = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 41 }),
      fc.array(millisecond, { minLength: 1, maxLength: 30 }),
      (start, steps) => {
        let now = start;
        let revision = nextRevision(undefined, now);
        const seen = new Set([revision]);
        for (const step of steps) {
          now += step;
          const next = step > 6 ? nextRevision(undefined, now) : nextRevision(revision, now);
          expect(seen.has(next)).toBe(false);
          seen.add((revision = next));
        }
      },
    ),
  );
});
