/**
 * What a term's ledger must come to, computed from the raw events alone and in another way than the ledger does
 * it: everything at once, with nothing carried along. Shares no code with the rules that it checks.
 */

/** A service as the world knows it; events about it may be lost, doubled and late. */
export interface RawService {
  readonly teacherId: string;
  readonly kind: 'session' | 'class' | 'answer' | 'lesson';
  readonly causeId: string;
  readonly at: number;
  /** Of an answer. */
  readonly givenAt?: number;
  readonly quantity: number;
  readonly isAnnulled: boolean;
}

/** 08:00 ahead of UTC all year. */
const shanghai = (at: number) => new Date(at + 8 * 3600_000).toISOString().slice(0, 10);

const hourly = /^T(18|19|20):/;

/** From Monday to Friday, 18:00 to 21:00. */
function isTutoringTime(at: number): boolean {
  const local = new Date(at + 8 * 3600_000);
  const weekday = local.getUTCDay();
  return weekday >= 1 && weekday <= 5 && hourly.test(local.toISOString().slice(10));
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

const cents = { session: 20, class: 40, lesson: 500 } as const;

/** Hundredths of a point of each teacher in a term with 5,000 points at most and 30 answers a week at 2 points, given in tutoring hours. */
export function recomputed(services: readonly RawService[], term: { startsOn: string; endsOn: string }): Map<string, number> {
  const sums = new Map<string, number>();
  const answers = new Map<string, number>();
  const add = (teacherId: string, amount: number) => sums.set(teacherId, (sums.get(teacherId) ?? 0) + amount);
  for (const { teacherId, kind, at, givenAt = at, quantity, isAnnulled } of services) {
    const day = shanghai(at);
    if (isAnnulled || day < term.startsOn || day > term.endsOn) continue;
    if (kind !== 'answer') {
      add(teacherId, quantity * cents[kind]);
      continue;
    }
    if (!isTutoringTime(givenAt)) continue;
    const key = `${teacherId} ${mondayOf(day)}`;
    const count = (answers.get(key) ?? 0) + 1;
    answers.set(key, count);
    if (count <= 30) add(teacherId, 200);
  }
  for (const [teacherId, sum] of sums) if (sum > 500_000) sums.set(teacherId, 500_000);
  return sums;
}
