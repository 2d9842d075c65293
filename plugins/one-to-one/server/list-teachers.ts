import type { ActionContext, Caller } from '@fudao/plugin-sdk';
import type { Estimate, Settings, TeacherCard, TeachersView } from '../api.ts';
import { countWaiting } from './calls.repository.ts';
import { findOnDuty, isFree, type Duty } from './duties.repository.ts';
import { errors } from './errors.ts';
import { findMatches, outOfTwelve, serves, type Found, type Wanted } from './match.ts';
import { readStudentFacts } from './matching.repository.ts';
import { toIso } from './moment.ts';
import { readPlaceNames, type PlaceNames } from './place-names.ts';
import { estimateMinutes } from './queue-estimate.ts';
import { recordingFor } from './recording/demand-consent.ts';

type ListContext = ActionContext<{ subject: string; tag?: string | undefined }, Settings>;

/** As many as anybody looks through. */
const mostShown = 50;
const minute = 60_000;

export function placeOf({ districtId, grade }: Caller): { districtId: string; grade: number } {
  if (grade === null || districtId === null) throw errors.NO_GRADE();
  return { districtId, grade };
}

/** Until the session ends at the latest, or a rule allows the next. */
export const minutesLeft = ({ sessionEndsAt, restsUntil }: Duty, now: number): number => (Math.max(sessionEndsAt ?? now, restsUntil ?? now, now) - now) / minute;

/** @param ahead calls that come before */
export function estimateOf(serving: readonly Duty[], ahead: number, now: number): Estimate {
  const free = serving.filter((duty) => isFree(duty, now)).length;
  const busy = serving.filter((duty) => !isFree(duty, now)).map((duty) => minutesLeft(duty, now));
  return { teachersOnDuty: serving.length, free, waiting: ahead, minutes: estimateMinutes({ free, busy, ahead }) };
}

function cardOf({ duty, reasons }: Found, { districts, schools }: PlaceNames, now: number): TeacherCard {
  const { teacherId: id, teacherName: name, districtId, schoolId, subjects, standing } = duty;
  return {
    id,
    name,
    districtName: (districtId !== null && districts.get(districtId)) || null,
    schoolName: (schoolId !== null && schools.get(schoolId)) || null,
    subjects: [...subjects],
    tags: standing.tags.map((tag) => tag['zh-CN']),
    quality: outOfTwelve(standing.quality),
    reasons: [...reasons],
    isBusy: !isFree(duty, now),
  };
}

/** Who serves the subject and the student's own grade now, the best fit first and those who are busy last. */
export async function listTeachers(ctx: ListContext): Promise<TeachersView> {
  const { subject, tag } = ctx.params;
  const now = ctx.now().getTime();
  const facts = await readStudentFacts(ctx.db, ctx.caller.id, subject);
  const wanted: Wanted = { subject, ...placeOf(ctx.caller), reach: ctx.settings.reach, facts, tags: tag === undefined ? [] : [tag] };
  const serving = (await findOnDuty(ctx.db, now, { subject, grade: wanted.grade })).filter((duty) => serves(duty, wanted));
  const hasTag = ({ duty: { standing } }: Found) => tag === undefined || standing.tags.some((name) => Object.values(name).includes(tag));
  const found = findMatches(serving, wanted, now).filter(hasTag);
  const shown = [...found.filter(({ duty }) => isFree(duty, now)), ...found.filter(({ duty }) => !isFree(duty, now))].slice(0, mostShown);
  const names = await readPlaceNames(ctx.call, shown.map(({ duty }) => duty));
  return {
    items: shown.map((one) => cardOf(one, names, now)),
    tags: [...new Set(serving.flatMap(({ standing }) => standing.tags.map((name) => name['zh-CN'])))].sort(),
    estimate: estimateOf(serving, await countWaiting(ctx.db, subject), now),
    recording: await recordingFor(ctx, ctx.caller.id),
    serverNow: toIso(now),
  };
}
