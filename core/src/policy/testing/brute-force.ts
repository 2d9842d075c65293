import type { Rules } from '../rules/rules-schema.ts';
import { minutesOf } from '../rules/contradiction.ts';
import type { Activity, Facts, Use } from '../engine/facts.ts';
import { localDateOf, wallTimeOf, weekOf } from '../../runtime/city-time/index.ts';

/** One grain of time: everything in the tried histories is a multiple of it. */
export const grainMs = 5 * 60_000;

export interface Person {
  readonly uses: readonly Use[];
  readonly screen: readonly { from: number; to: number }[];
}

/** What stands beside the times: who begins it, and how the people stand. */
export type Standings = Pick<Facts, 'openerRoles' | 'isSuspended' | 'freeSeats'> & {
  readonly isAdmitted: boolean;
  /** First moment at which the admission holds no more. */
  readonly admittedUntil: number;
  readonly owesRating: boolean;
};

const live = ['session', 'class', 'seat'];
const isLive = ({ activity }: Use): boolean => live.includes(activity);

function grains({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: (to - from) / grainMs }, (_nothing, index) => from + index * grainMs);
}

function tally(moments: readonly number[], keyOf: (moment: number) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const moment of moments) sums.set(keyOf(moment), (sums.get(keyOf(moment)) ?? 0) + grainMs / 60_000);
  return sums;
}

/** The longest time (minutes) on end of some grains with those before and after, pauses shorter than a break not counted. */
function onEndAround(before: ReadonlySet<number>, some: readonly number[], breakMinutes: number): number {
  const inOrder = [...before, ...some].sort((a, b) => a - b);
  let run: number[] = [];
  let longest = 0;
  const close = () => {
    if (run.some((moment) => some.includes(moment))) longest = Math.max(longest, run.length * (grainMs / 60_000));
  };
  for (const moment of inOrder) {
    if (run.length > 0 && moment - (run.at(-1)! + grainMs) >= breakMinutes * 60_000) {
      close();
      run = [];
    }
    run.push(moment);
  }
  close();
  return longest;
}

/**
 * Whether something may be where it is, found out by counting grain by grain: nothing of the engine is used, only the
 * words of the rules.
 */
export class BruteForce {
  private readonly rules: Rules;
  private readonly timeZone: string;
  private readonly isSchoolDay: (date: string) => boolean;

  constructor(rules: Rules, timeZone: string, isSchoolDay: (date: string) => boolean) {
    this.rules = rules;
    this.timeZone = timeZone;
    this.isSchoolDay = isSchoolDay;
  }

  private readonly day = (moment: number) => localDateOf(moment, this.timeZone);
  private readonly week = (moment: number) => weekOf(this.day(moment)).startsOn;

  /** Whether something between a teacher and a student keeps every rule. */
  allows(added: Use, teacher: Person, student: Person, standings: Standings): boolean {
    if (standings.isSuspended || !this.mayBegin(added.activity, standings.openerRoles)) return false;
    const now = grains(added);
    const { isAdmitted, admittedUntil, owesRating, freeSeats } = standings;
    const isServing = isAdmitted && added.to <= admittedUntil;
    const mayRate = !owesRating;
    const allowed: Record<Activity, () => boolean> = {
      session: () => mayRate && isServing && this.isOpen(now) && this.isShort(added) && this.fitsTeacher(added, now, teacher) && this.fitsStudent(added, now, student),
      class: () => isServing && this.isOpen(now) && this.isShort(added) && this.fitsTeacher(added, now, teacher),
      // Its class lies in the hours already.
      seat: () => mayRate && freeSeats! > 0 && this.fitsStudent(added, now, student),
      ask: () => mayRate && (this.rules.outsideHours.ask || this.isOpen(now)) && this.keepsLimits(now, student),
      browse: () => (this.rules.outsideHours.browse || this.isOpen(now)) && this.keepsLimits(now, student),
      use: () => this.keepsLimits(now, student),
      answer: () => isServing,
      adoption: () => isServing && this.isOpen(now) && this.earnsThisWeek(added, teacher),
    };
    return allowed[added.activity]();
  }

  private mayBegin(activity: Activity, roles: readonly string[] | null): boolean {
    const openers = Object.entries(this.rules.openers).find(([name]) => name === activity)?.[1];
    return !openers || !roles || roles.some((role) => (openers as string[]).includes(role));
  }

  private isShort({ activity, from, to }: Use): boolean {
    const { session, classSession } = this.rules;
    return to - from <= (activity === 'class' ? classSession : session).maxMinutes * 60_000;
  }

  /** Of all the adopted answers that were given in this week, with this one. */
  private earnsThisWeek(added: Use, { uses }: Person): boolean {
    const thisWeek = uses.filter(({ activity, from }) => activity === 'adoption' && this.week(from) === this.week(added.from));
    return thisWeek.length + 1 <= this.rules.points.adoptedAnswersPerWeek;
  }

  private isOpen(now: readonly number[]): boolean {
    const [from, to] = [this.rules.tutoringHours.from, this.rules.tutoringHours.to].map(minutesOf) as [number, number];
    return now.every((moment) => {
      const { date, minute } = wallTimeOf(moment, this.timeZone);
      return this.isSchoolDay(date) && from <= minute && minute < to;
    });
  }

  private fitsTeacher(added: Use, now: readonly number[], { uses }: Person): boolean {
    const lived = uses.filter(isLive);
    const { dayMinutes, continuousMinutes, breakMinutes } = this.rules.teacherUse;
    return (
      this.isFree(added, lived, 0) &&
      this.isWithin(now, lived.flatMap(grains), this.day, dayMinutes) &&
      onEndAround(new Set(lived.flatMap(grains)), now, breakMinutes) <= continuousMinutes &&
      (added.activity !== 'class' || this.fitsClasses(added, now, lived.filter(({ activity }) => activity === 'class')))
    );
  }

  private fitsClasses(added: Use, now: readonly number[], classes: readonly Use[]): boolean {
    const { gapMinutes, weeklyMinutes } = this.rules.classSession;
    return (
      this.isFree(added, classes, gapMinutes * 60_000) && this.isWithin(now, classes.flatMap(grains), this.week, weeklyMinutes)
    );
  }

  private fitsStudent(added: Use, now: readonly number[], student: Person): boolean {
    return this.isFree(added, student.uses.filter(isLive), 0) && this.keepsLimits(now, student);
  }

  /** The time of what is planned is its own: what else is done in it counts beside it. */
  private keepsLimits(now: readonly number[], { uses, screen }: Person): boolean {
    const used = new Set([...uses.filter(isLive), ...screen].flatMap(grains));
    const { dayMinutes, continuousMinutes, breakMinutes } = this.rules.studentUse;
    return this.isWithin(now, [...used], this.day, dayMinutes) && onEndAround(used, now, breakMinutes) <= continuousMinutes;
  }

  private isFree({ from, to }: Use, others: readonly Use[], gapMs: number): boolean {
    return others.every((other) => to + gapMs <= other.from || other.to + gapMs <= from);
  }

  /** In every day or week that is touched, what was there and what is new stay within the cap. */
  private isWithin(now: readonly number[], before: readonly number[], periodOf: (at: number) => string, cap: number): boolean {
    const sums = tally([...before, ...now], periodOf);
    return now.every((moment) => sums.get(periodOf(moment))! <= cap);
  }
}
