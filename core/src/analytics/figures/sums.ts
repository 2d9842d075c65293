import type { Activity, Entered, Rated } from './activity.ts';

export interface Counted {
  readonly id: string;
  readonly count: number;
}

/** What one teacher, or many together, came to in a period. Whole numbers that can be added. */
export interface Figures {
  readonly sessions: number;
  readonly sessionSeconds: number;
  readonly classes: number;
  readonly classSeconds: number;
  readonly answers: number;
  readonly adopted: number;
  /** Answers of which is known how long the question waited, and those within the hour. */
  readonly responses: number;
  readonly withinHour: number;
  readonly liveRatings: number;
  readonly liveScore: number;
  readonly starRatings: number;
  readonly starScore: number;
  readonly shortSessions: number;
  readonly outside: number;
  /** In classes: how many could have come, how many had a seat, and how many came. */
  readonly seats: number;
  readonly seatsTaken: number;
  readonly attended: number;
  /** In hundredths of a point: what was earned, and what limits of week and term kept back. */
  readonly pointsEarned: number;
  readonly pointsCut: number;
}

/** What only makes sense of one teacher, too. */
export interface Sums extends Figures {
  readonly students: number;
  readonly medianResponse: number | null;
  readonly subjects: readonly Counted[];
  readonly points: readonly Counted[];
}

const hourMs = 3_600_000;
/** As many knowledge points as a line of a report has room for. */
const mostPoints = 5;

const count = <T>(all: readonly T[], test: (one: T) => boolean) => all.filter(test).length;
const sum = <T>(all: readonly T[], value: (one: T) => number) => all.reduce((total, one) => total + value(one), 0);

/** How often each comes, most often first; equally often by name, so that the same figures give the same list. */
export function counted(ids: readonly string[]): Counted[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, times]) => ({ id, count: times })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[middle]! : Math.round((sorted[middle - 1]! + sorted[middle]!) / 2);
}

function responsesOf(answers: readonly Activity[]): number[] {
  const known = answers.filter(({ isDated, openedAt }) => isDated && openedAt !== null);
  // A clock that was set back between the two moments does not make a response of less than nothing.
  return known.map(({ startedAt, openedAt }) => Math.max(0, startedAt - openedAt!));
}

function ratingFigures(ratings: readonly Rated[]) {
  const [live, stars] = [ratings.filter(({ scale }) => scale === 12), ratings.filter(({ scale }) => scale === 5)];
  const score = ({ score: given }: Rated) => given;
  return {
    ...{ liveRatings: live.length, liveScore: sum(live, score) },
    ...{ starRatings: stars.length, starScore: sum(stars, score) },
  };
}

function timeFigures(activities: readonly Activity[], shortSeconds: number) {
  const of = (mode: Activity['mode']) => activities.filter((one) => one.mode === mode);
  const [sessions, classes, answers] = [of('session'), of('class'), of('answer')];
  const responses = responsesOf(answers);
  const seconds = (one: Activity) => one.seconds;
  return {
    ...{ sessions: sessions.length, sessionSeconds: sum(sessions, seconds) },
    ...{ classes: classes.length, classSeconds: sum(classes, seconds) },
    ...{ answers: answers.length, adopted: count(answers, ({ adoptedAt }) => adoptedAt !== null) },
    ...{ responses: responses.length, withinHour: count(responses, (ms) => ms <= hourMs) },
    shortSessions: count(sessions, (one) => one.seconds < shortSeconds),
    outside: count(activities, ({ isOutside }) => isOutside),
    ...{ seats: sum(classes, (one) => one.seats), seatsTaken: sum(classes, (one) => one.seatsTaken), attended: sum(classes, (one) => one.attended) },
    medianResponse: median(responses.map((ms) => Math.round(ms / 1_000))),
  };
}

/** All that is known of a teacher in a period. */
export interface Done {
  readonly activities: readonly Activity[];
  readonly ratings: readonly Rated[];
  readonly entered: readonly Entered[];
}

function pointFigures(entered: readonly Entered[]) {
  const pointsEarned = sum(entered, ({ amount }) => amount);
  return { pointsEarned, pointsCut: sum(entered, ({ gross }) => gross) - pointsEarned };
}

/** All that one teacher's activities, ratings and points of a period come to, in whatever order they are given. */
export function sumsOf({ activities, ratings, entered }: Done, shortSeconds: number): Sums {
  const present = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null);
  return {
    ...timeFigures(activities, shortSeconds),
    ...ratingFigures(ratings),
    ...pointFigures(entered),
    students: new Set(present(activities.map(({ studentId }) => studentId))).size,
    subjects: counted(present(activities.map(({ subject }) => subject))),
    points: counted(ratings.flatMap(({ knowledgePointIds }) => knowledgePointIds)).slice(0, mostPoints),
  };
}

export const nothing: Figures = {
  ...{ sessions: 0, sessionSeconds: 0, classes: 0, classSeconds: 0, answers: 0, adopted: 0, responses: 0, withinHour: 0 },
  ...{ liveRatings: 0, liveScore: 0, starRatings: 0, starScore: 0, shortSessions: 0, outside: 0 },
  ...{ seats: 0, seatsTaken: 0, attended: 0, pointsEarned: 0, pointsCut: 0 },
};
export const figureNames = Object.keys(nothing) as readonly (keyof Figures)[];

/** Of many teachers together. */
export function totalOf(all: Iterable<Figures>): Figures {
  const total: Record<keyof Figures, number> = { ...nothing };
  for (const one of all) for (const name of figureNames) total[name] += one[name];
  return total;
}

export const minutesOf = ({ sessionSeconds, classSeconds }: Figures): number => Math.round((sessionSeconds + classSeconds) / 60);
