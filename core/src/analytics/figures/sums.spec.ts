import fc from 'fast-check';
import { counted, sumsOf, totalOf, type Figures } from './sums.ts';
import type { Activity, Entered, Rated } from './activity.ts';

const minute = 60_000;
const activity = fc.record({
  id: fc.uuid(),
  mode: fc.constantFrom('session', 'class', 'answer', 'lesson'),
  startedAt: fc.integer({ min: 0, max: 1_000 * minute }),
  seconds: fc.integer({ min: 0, max: 1_800 }),
  studentId: fc.option(fc.constantFrom('a', 'b', 'c')),
  subject: fc.option(fc.constantFrom('math', 'physics')),
  adoptedAt: fc.option(fc.integer({ min: 0, max: minute })),
  openedAt: fc.option(fc.integer({ min: 0, max: 1_000 * minute })),
  isDated: fc.boolean(),
  isOutside: fc.boolean(),
  seats: fc.nat(40),
  seatsTaken: fc.nat(40),
  attended: fc.nat(40),
}) as fc.Arbitrary<Activity>;
const rated = fc.record({
  id: fc.uuid(),
  scale: fc.constantFrom(12, 5),
  score: fc.integer({ min: 1, max: 5 }),
  knowledgePointIds: fc.array(fc.constantFrom('p', 'q', 'r'), { maxLength: 3 }),
}) as unknown as fc.Arbitrary<Rated>;
const entry = fc.record({ id: fc.uuid(), gross: fc.integer({ min: -900, max: 900 }), amount: fc.integer({ min: -900, max: 900 }) }) as unknown as fc.Arbitrary<Entered>;
const some = fc.record({ activities: fc.array(activity, { maxLength: 12 }), ratings: fc.array(rated, { maxLength: 8 }), entered: fc.array(entry, { maxLength: 8 }) });

describe('what a teacher came to', () => {
  test('does not depend on the order in which it was heard', () => {
    fc.assert(
      fc.property(some, (done) => {
        const turned = { activities: [...done.activities].reverse(), ratings: [...done.ratings].reverse(), entered: [...done.entered].reverse() };
        expect(sumsOf(turned, 180)).toEqual(sumsOf(done, 180));
      }),
    );
  });

  test('of two parts is that of the whole', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const figures = ({ students: _s, medianResponse: _m, subjects: _j, points: _p, ...rest }: ReturnType<typeof sumsOf>): Figures => rest;
        const [activities, ratings, entered] = [[...one.activities, ...other.activities], [...one.ratings, ...other.ratings], [...one.entered, ...other.entered]];
        expect(totalOf([sumsOf(one, 180), sumsOf(other, 180)])).toEqual(figures(sumsOf({ activities, ratings, entered }, 180)));
      }),
    );
  });

  test('never answers before it was asked, and knows short sessions, hours and medians', () => {
    const one = { mode: 'answer', startedAt: 90 * minute, openedAt: 0, isDated: true } as Activity;
    const back = { ...one, startedAt: minute, openedAt: 5 * minute };
    const short = { mode: 'session', seconds: 179 } as Activity;
    const activities = [one, back, { ...one, isDated: false }, short, { ...short, seconds: 180 }];
    const sums = sumsOf({ activities, ratings: [], entered: [] }, 180);
    expect(sums).toMatchObject({ answers: 3, responses: 2, withinHour: 1, medianResponse: 45 * 60, sessions: 2, shortSessions: 1 });
  });

  test('lists what came most often first, and what is alike by name', () => {
    expect(counted(['b', 'a', 'c', 'c'])).toEqual([{ id: 'c', count: 2 }, { id: 'a', count: 1 }, { id: 'b', count: 1 }]);
  });
});
