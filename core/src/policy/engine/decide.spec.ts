import fc from 'fast-check';
import { addDays, dayAt, momentOf, weekAt, weekdayOf, datesBetween } from '../../runtime/city-time/index.ts';
import type { Rules } from '../rules/rules-schema.ts';
import { minutesOf } from '../rules/contradiction.ts';
import { BruteForce, grainMs, type Person, type Standings } from '../testing/brute-force.ts';
import { someRules } from '../testing/some-rules.ts';
import type { City } from './city.ts';
import { constraintsFor } from './constraints-for.ts';
import { decide } from './decide.ts';
import { activities, type Activity, type Facts, type Use } from './facts.ts';

const grainsOfHour = 3_600_000 / grainMs;
const days = 9;
const minute = 60_000;

/** Around a week's end with a month's end in it; and around nights in which clocks change. */
const scenes = [
  { timeZone: 'Asia/Shanghai', firstDate: '2026-11-27' },
  { timeZone: 'Europe/Berlin', firstDate: '2026-03-26' },
  { timeZone: 'Europe/Berlin', firstDate: '2026-10-22' },
  { timeZone: 'America/Santiago', firstDate: '2026-09-03' },
] as const;

const grains = (max: number, min = 1) => fc.integer({ min, max }).map((count) => count * (grainMs / minute));
const hour = (min: number, max: number) => fc.integer({ min, max }).map((count) => `${String(count).padStart(2, '0')}:00`);

const rules = fc
  .record({
    from: hour(0, 20),
    to: hour(20, 24),
    length: grains(24),
    gap: grains(5, 0),
    weekly: grains(60),
    teacherDay: grains(48),
    teacherOnEnd: grains(24),
    studentDay: grains(36),
    studentOnEnd: grains(18),
    rest: grains(6),
    outsideHours: fc.record({ ask: fc.boolean(), browse: fc.boolean() }),
    adopted: fc.integer({ min: 1, max: 5 }),
  })
  .filter(({ from, to }) => from < to)
  .map(
    (drawn): Rules => ({
      ...someRules,
      tutoringHours: { from: drawn.from, to: drawn.to },
      outsideHours: drawn.outsideHours,
      points: { ...someRules.points, adoptedAnswersPerWeek: drawn.adopted },
      session: { maxMinutes: drawn.length },
      classSession: { maxMinutes: drawn.length, gapMinutes: drawn.gap, weeklyMinutes: drawn.weekly, maxSeats: 9 },
      teacherUse: { dayMinutes: drawn.teacherDay, continuousMinutes: drawn.teacherOnEnd, breakMinutes: drawn.rest },
      studentUse: {
        ...{ dayMinutes: drawn.studentDay, continuousMinutes: drawn.studentOnEnd, breakMinutes: drawn.rest, warnMinutes: 1 },
      },
    }),
  );

interface Drawn {
  readonly scene: (typeof scenes)[number];
  readonly free: readonly boolean[];
  readonly rules: Rules;
  readonly teacherUses: readonly (readonly [at: number, length: number, isClass: boolean])[];
  readonly studentUses: readonly (readonly [at: number, length: number, isScreen: boolean])[];
  readonly adoptions: readonly number[];
  readonly at: number;
  readonly wanted: number;
  readonly least: number;
  readonly activity: Activity;
  readonly standings: Omit<Standings, 'admittedUntil'> & { readonly admittedUntil: number | null };
}

const grainOfDays = fc.integer({ min: 0, max: days * 24 * grainsOfHour - 1 });
// Most of it at the hours at which rules are close.
const evening = fc
  .tuple(fc.integer({ min: 0, max: days - 1 }), fc.integer({ min: 17 * grainsOfHour, max: 24 * grainsOfHour - 1 }))
  .map(([day, grain]) => day * 24 * grainsOfHour + grain);
const anytime = fc.oneof({ weight: 3, arbitrary: evening }, grainOfDays);
const someUses = fc.array(fc.tuple(anytime, fc.integer({ min: 1, max: 12 }), fc.boolean()), { maxLength: 14 });

// What alone refuses everything is rare, so that the other rules are met.
const rarely = fc.integer({ min: 0, max: 11 }).map((one) => one === 0);
const standings = fc.record({
  openerRoles: fc.constantFrom(null, null, ['student'], ['teacher']),
  isSuspended: rarely,
  isAdmitted: rarely.map((not) => !not),
  admittedUntil: fc.option(anytime, { freq: 2 }),
  owesRating: rarely,
  freeSeats: fc.integer({ min: 0, max: 3 }),
});

const drawn: fc.Arbitrary<Drawn> = fc.record({
  scene: fc.constantFrom(...scenes),
  free: fc.array(fc.boolean(), { minLength: days + 1, maxLength: days + 1 }),
  rules,
  teacherUses: someUses,
  studentUses: someUses,
  at: anytime,
  wanted: fc.integer({ min: 1, max: 12 }),
  least: fc.integer({ min: 1, max: 12 }),
  adoptions: fc.array(anytime, { maxLength: 12 }),
  activity: fc.constantFrom(...activities),
  standings,
});

/** Found by chance: hours that end and begin at midnight do not close there. */
const throughMidnight: Drawn = {
  scene: scenes[0],
  free: [false, true, ...Array.from({ length: days - 1 }, () => false)],
  rules: {
    ...someRules,
    tutoringHours: { from: '00:00', to: '24:00' },
    session: { maxMinutes: 10 },
  },
  ...{ teacherUses: [], studentUses: [], adoptions: [], at: 24 * grainsOfHour - 1, wanted: 1, least: 2, activity: 'session' },
  standings: { openerRoles: null, isSuspended: false, isAdmitted: true, admittedUntil: null, owesRating: false, freeSeats: 1 },
};

/** What takes no time: asked of one moment. */
const timeless: readonly Activity[] = ['ask', 'answer', 'adoption'];

function stage({ scene, free, rules, teacherUses, studentUses, adoptions, at, wanted, least, activity, standings: stand }: Drawn) {
  const { timeZone, firstDate } = scene;
  const start = momentOf(firstDate, 0, timeZone);
  const lastDate = addDays(firstDate, days - 1);
  const until = momentOf(addDays(lastDate, 1), 0, timeZone);
  const dates = datesBetween(firstDate, lastDate);
  const isSchoolDay = (date: string) => dates.includes(date) && (weekdayOf(date) < 6 || free[dates.indexOf(date)] === true);
  const [open, close] = [minutesOf(rules.tutoringHours.from), minutesOf(rules.tutoringHours.to)];
  const city: City = {
    dayOf: (moment) => dayAt(moment, timeZone),
    weekOf: (moment) => weekAt(moment, timeZone),
    openWindows: dates
      .filter(isSchoolDay)
      .map((date) => ({ from: momentOf(date, open, timeZone), to: momentOf(date, close, timeZone) }))
      .filter(({ from, to }) => from < to),
    knownUntil: until,
  };
  const span = (grain: number, length: number) => ({ from: start + grain * grainMs, to: start + (grain + length) * grainMs });
  const teacher: Person = {
    uses: [
      ...teacherUses.map(([grain, length, isOne]): Use => ({ ...span(grain, length), activity: isOne ? 'class' : 'session' })),
      ...adoptions.map((grain): Use => ({ ...span(grain, 0), activity: 'adoption' })),
    ],
    screen: [],
  };
  const student: Person = {
    uses: studentUses.filter(([, , isScreen]) => !isScreen).map(([grain, length], index): Use => ({ ...span(grain, length), activity: index % 2 === 0 ? 'session' : 'seat' })),
    // The app was in use before, and is now; nobody uses it ahead of time.
    screen: studentUses
      .filter(([grain, length, isScreen]) => isScreen && grain + length <= at)
      .map(([grain, length]) => span(grain, length)),
  };
  const admittedUntil = stand.admittedUntil === null ? null : start + stand.admittedUntil * grainMs;
  const facts: Facts = {
    ...{ openerRoles: stand.openerRoles, isSuspended: stand.isSuspended, freeSeats: stand.freeSeats },
    teacher: { uses: teacher.uses, admission: stand.isAdmitted ? 'admitted' : 'withdrawn', admittedUntil },
    students: [{ ...student, owedRatingId: stand.owesRating ? 'rating-1' : null }],
  };
  const isTimeless = timeless.includes(activity);
  const length = isTimeless ? { wantedMs: Infinity, leastMs: 1 } : { wantedMs: Math.max(wanted, least) * grainMs, leastMs: least * grainMs };
  const demand = { at: start + at * grainMs, ...length };
  const decision = decide(constraintsFor({ activity, rules, facts, city }), demand, until);
  const judge = new BruteForce(rules, timeZone, isSchoolDay);
  const standings = { ...stand, admittedUntil: admittedUntil ?? Infinity };
  const allows = (from: number, ms: number) => judge.allows({ activity, from, to: from + ms }, teacher, student, standings);
  return { decision, demand, allows, until, isTimeless, leastMs: Math.max(grainMs, demand.leastMs) };
}

describe('a decision, tried against counting minute by minute', () => {
  test('never allows what breaks a rule, never grants less than it may, and refuses only what is not allowed', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const { decision, demand, allows, isTimeless, leastMs } = stage(one);
        expect(decision.allowed).toBe(allows(demand.at, leastMs));
        if (!decision.allowed || isTimeless) return;
        const { grantedMs } = decision;
        expect(allows(demand.at, grantedMs)).toBe(true);
        if (grantedMs < demand.wantedMs) expect(allows(demand.at, grantedMs + grainMs)).toBe(false);
      }),
      { numRuns: 1_000, examples: [[throughMidnight]] },
    );
  });

  test('a refusal names the next moment at which it is allowed: no earlier one is, and that one is', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const { decision, demand, allows, until, leastMs } = stage(one);
        if (decision.allowed) return;
        const { nextAt } = decision;
        if (nextAt !== null) expect(allows(nextAt, leastMs)).toBe(true);
        for (let at = demand.at; at < (nextAt ?? until); at += grainMs) expect([at, allows(at, leastMs)]).toEqual([at, false]);
      }),
      { numRuns: 70 },
    );
  });
});
