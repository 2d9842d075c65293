import type { FitReason } from '../api.ts';
import { mayAsk } from './call-state.ts';
import type { Call } from './calls.repository.ts';
import { isFree, type Duty } from './duties.repository.ts';
import { fitOf, reasonsOf, type Match } from './fit.ts';
import type { StudentFacts } from './matching.repository.ts';
import { ranked, type Candidate } from './rank.ts';

/** Whom one looks for. */
export interface Wanted {
  readonly subject: string;
  readonly grade: number;
  readonly districtId: string;
  readonly reach: 'city' | 'district';
  readonly facts: StudentFacts;
  /** Style tags that the student looks for, by either language's name. */
  readonly tags: readonly string[];
}

export interface Found extends Candidate {
  readonly duty: Duty;
  readonly reasons: readonly FitReason[];
}

export function serves({ subjects, grades, districtId }: Pick<Duty, 'subjects' | 'grades' | 'districtId'>, wanted: Pick<Wanted, 'subject' | 'grade' | 'districtId' | 'reach'>): boolean {
  const isReached = wanted.reach === 'city' || districtId === wanted.districtId;
  return isReached && subjects.includes(wanted.subject) && grades.includes(wanted.grade);
}

/** Out of 12, as students rate live tutoring. */
export const outOfTwelve = (share: number | null): number | null => (share === null ? null : Math.round(share * 120) / 10);

function matchOf({ teacherId, districtId, standing }: Duty, { facts, tags, districtId: own }: Wanted): Match {
  return {
    sharedPoints: standing.knowledgePointIds.filter((id) => facts.pointIds.has(id)).length,
    likedTags: tags.filter((tag) => standing.tags.some((name) => Object.values(name).includes(tag))),
    quality: outOfTwelve(standing.quality),
    hasHelped: facts.helpedBy.has(teacherId),
    isOwnDistrict: districtId === own,
  };
}

/** Those who serve it, the best first, with the reasons. */
export function findMatches(duties: readonly Duty[], wanted: Wanted, now: number): Found[] {
  const serving = duties.filter((duty) => serves(duty, wanted));
  const longest = Math.min(...serving.filter(isFree).map(({ idleSince }) => idleSince));
  const found = serving.map((duty) => {
    const match = matchOf(duty, wanted);
    const hasWaitedLongest = serving.length > 1 && isFree(duty) && duty.idleSince === longest;
    return { teacherId: duty.teacherId, fit: fitOf(match), idleSince: duty.idleSince, duty, reasons: reasonsOf(match, hasWaitedLongest) };
  });
  return ranked(found, now);
}

/** Whom a call may ring now, in order: whom the student wants, then the best. */
export function whomToAsk(found: readonly Found[], call: Call, now: number): Found[] {
  const free = found.filter(({ duty, teacherId }) => isFree(duty) && mayAsk(call, teacherId, now));
  const isWanted = ({ teacherId }: Found) => teacherId === call.wantedTeacherId;
  return [...free.filter(isWanted), ...free.filter((one) => !isWanted(one))];
}
