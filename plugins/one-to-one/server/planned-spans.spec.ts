import fc from 'fast-check';
import { plannedSpans, type PlannedBy, type Stretch } from './planned-spans.ts';

const aStretch = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 })).map(([startsAt, length]): Stretch => ({ startsAt, endsAt: startsAt + length }));
const aPlan = fc.tuple(aStretch, fc.constantFrom('lin', 'zhao', 'gu')).map(([stretch, teacherId]): PlannedBy => ({ ...stretch, teacherId }));
const someHours = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { minLength: 2, maxLength: 8 }).map((moments) => {
  const sorted = [...moments].sort((a, b) => a - b);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, at): Stretch => ({ startsAt: sorted[2 * at]!, endsAt: sorted[2 * at + 1]! }));
});
const covers = ({ startsAt, endsAt }: Stretch, at: number) => startsAt <= at && at < endsAt;

describe('planned spans', () => {
  test('hold exactly the moments in the hours at which somebody plans to be there, and who', () => {
    fc.assert(
      fc.property(fc.array(aPlan, { maxLength: 8 }), someHours, (plans, hours) => {
        const spans = plannedSpans(plans, hours);
        for (let at = 0; at <= 81; at++) {
          const there = hours.some((open) => covers(open, at)) ? plans.filter((plan) => covers(plan, at)) : [];
          const holding = spans.filter((span) => covers(span, at));
          expect(holding).toHaveLength(there.length > 0 ? 1 : 0);
          for (const { teacherId } of there) expect(holding[0]!.teacherIds).toContain(teacherId);
        }
        for (const { teacherIds, ...span } of spans) for (const id of teacherIds) expect(plans.some((plan) => plan.teacherId === id && plan.startsAt < span.endsAt && span.startsAt < plan.endsAt)).toBe(true);
      }),
    );
  });

  test('one after the other is one span with both of them', () => {
    const spans = plannedSpans([{ teacherId: 'zhao', startsAt: 5, endsAt: 9 }, { teacherId: 'lin', startsAt: 1, endsAt: 5 }], [{ startsAt: 0, endsAt: 8 }]);
    expect(spans).toEqual([{ startsAt: 1, endsAt: 8, teacherIds: new Set(['lin', 'zhao']) }]);
  });
});
