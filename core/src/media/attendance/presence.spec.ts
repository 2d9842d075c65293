import fc from 'fast-check';
import { attendanceOf, type PresenceEvent } from './presence.ts';

const members = [
  { personId: 'teacher', role: 'moderator' },
  { personId: 'student', role: 'participant' },
] as const;
const time = { opensAt: 0, until: 1_800_000 };
const at = (personId: string, kind: PresenceEvent['kind'], second: number, stayId = `${personId}-1`): PresenceEvent => ({ personId, kind, stayId, at: second * 1_000 });
const secondsOf = (events: readonly PresenceEvent[]) => attendanceOf(members, events, time).people.map(({ seconds }) => seconds);

test('counts the seconds of each, and those in which both were there', () => {
  const events = [at('student', 'joined', 10), at('teacher', 'joined', 15), at('student', 'left', 100), at('teacher', 'left', 130)];
  expect(attendanceOf(members, events, time)).toEqual({
    people: [
      { personId: 'teacher', role: 'moderator', seconds: 115, togetherSeconds: 85, firstAt: 15_000, lastAt: 130_000 },
      { personId: 'student', role: 'participant', seconds: 90, togetherSeconds: 85, firstAt: 10_000, lastAt: 100_000 },
    ],
    ...{ togetherSeconds: 85, togetherFrom: 15_000, togetherTo: 100_000 },
  });
});

test('nobody comes twice as far by two tabs, and a break in between does not count', () => {
  expect(secondsOf([at('student', 'joined', 0, 'a'), at('student', 'joined', 5, 'b'), at('student', 'left', 20, 'a'), at('student', 'left', 30, 'b')])).toEqual([0, 30]);
  expect(secondsOf([at('student', 'joined', 0, 'a'), at('student', 'left', 10, 'a'), at('student', 'joined', 60, 'b'), at('student', 'left', 70, 'b')])).toEqual([0, 20]);
});

test('who never left stayed until the end, and who never came was not there', () => {
  expect(secondsOf([at('student', 'joined', 1_700), at('teacher', 'left', 1_000)])).toEqual([0, 100]);
});

test('what lies outside of the open time does not count', () => {
  expect(secondsOf([at('student', 'joined', -500), at('student', 'left', 9_000), at('teacher', 'joined', 1_900)])).toEqual([0, 1_800]);
});

test('who is no member is not counted', () => {
  expect(attendanceOf(members, [at('stranger', 'joined', 0)], time).people.map(({ personId }) => personId)).toEqual(['teacher', 'student']);
});

const event = fc.record({
  personId: fc.constantFrom('teacher', 'student'),
  stayId: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('joined' as const, 'left' as const),
  at: fc.integer({ min: -100_000, max: 2_000_000 }),
});
/** Some events, and the same in another order with some of them twice. */
const delivered = fc
  .array(event, { maxLength: 12 })
  .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: 0 }), fc.shuffledSubarray(events, { minLength: events.length })));

test('order and repetition change nothing', () => {
  fc.assert(
    fc.property(delivered, ([events, again, shuffled]) => {
      expect(attendanceOf(members, [...again, ...shuffled], time)).toEqual(attendanceOf(members, events, time));
    }),
    { numRuns: 200 },
  );
});

test('nobody is there longer than the room is open, and together never longer than either', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const { people, togetherSeconds } = attendanceOf(members, events, time);
      for (const { seconds, togetherSeconds: both } of people) {
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(seconds).toBeLessThanOrEqual(1_800);
        expect(togetherSeconds).toBeLessThanOrEqual(seconds);
        expect(both).toBe(togetherSeconds);
      }
    }),
    { numRuns: 200 },
  );
});

/** Second by second, by nothing but the words of the rule. */
function countSeconds(events: readonly PresenceEvent[]): number {
  const isThere = (personId: string, second: number) =>
    ['a', 'b', 'c'].some((stayId) => {
      const own = events.filter((one) => one.personId === personId && one.stayId === stayId);
      const has = (kind: string) => own.some((one) => one.kind === kind && one.at <= second * 1_000);
      return has('joined') && !has('left');
    });
  return Array.from({ length: 60 }, (_, second) => second).filter((second) => isThere('teacher', second) && isThere('student', second)).length;
}

test('is what counting second by second gives', () => {
  const whole = event.map((one) => ({ ...one, at: (one.at % 60) * 1_000 }));
  fc.assert(
    fc.property(fc.array(whole, { maxLength: 10 }), (events) => {
      expect(attendanceOf(members, events, { opensAt: 0, until: 60_000 }).togetherSeconds).toBe(countSeconds(events));
    }),
    { numRuns: 200 },
  );
});
