import type { EventContext } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from '../analytics-parts.ts';
import { ensureTeacher, findActivity, findAnswersTo, lockTeachers, saveActivity } from '../figures/activities.repository.ts';
import type { Activity } from '../figures/activity.ts';
import { insertAsked, saveOpened } from '../figures/asked.repository.ts';
import { findPeople, type Person } from '../people.ts';
import { keysOf } from '../period.ts';
import { bringUpToDate } from './bring-up-to-date.ts';

/** What the events of the Q&A centre tell, as far as it is needed. */
export interface QuestionFacts {
  readonly questionId: string;
  readonly studentId: string;
  readonly districtId: string;
  readonly schoolId: string | null;
  readonly subject: string;
  readonly grade: number;
}

export interface Asked extends QuestionFacts {
  /** Bank questions that it resembles; releases before 1.1.0 do not tell. */
  readonly bankQuestionIds?: readonly string[];
}

export interface AnswerFacts extends QuestionFacts {
  readonly answerId: string;
  readonly teacherId: string;
}

async function knowledgePointsOf({ call }: Pick<EventContext<Asked>, 'call'>, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { items } = await call<{ items: { knowledgePointIds?: string[] }[] }>('knowledge.bankQuestions', { ids });
  return [...new Set(items.flatMap(({ knowledgePointIds }) => knowledgePointIds ?? []))];
}

/** What a question is about: the knowledge points of the bank questions it resembles. Not who asked. */
export async function takeInAsked(context: EventContext<Asked>, { timeZone }: AnalyticsParts): Promise<void> {
  const { questionId: sourceId, districtId, schoolId, subject, grade, bankQuestionIds = [] } = context.event.payload;
  const knowledgePointIds = await knowledgePointsOf(context, bankQuestionIds);
  if (schoolId === null || knowledgePointIds.length === 0) return;
  const keys = keysOf(context.event.occurredAt.getTime(), timeZone);
  await context.transaction(({ db }) => insertAsked(db, { sourceId, knowledgePointIds, districtId, schoolId, subject, grade, ...keys }));
}

/** The question came before teachers: from then on it waited. Answers may have been heard of first. */
export async function takeInOpened(context: EventContext<QuestionFacts>, { policy }: AnalyticsParts): Promise<void> {
  const { questionId } = context.event.payload;
  const openedAt = context.event.occurredAt.getTime();
  const teacherIds = [...new Set((await findAnswersTo(context.db, questionId)).map(({ teacherId }) => teacherId))].sort();
  await context.transaction(async ({ db }) => {
    if (teacherIds.length > 0) await lockTeachers(db, teacherIds);
    await saveOpened(db, questionId, openedAt);
    const answers = await findAnswersTo(db, questionId);
    for (const id of teacherIds) {
      const own = answers.filter(({ teacherId }) => teacherId === id);
      await bringUpToDate(db, id, own, policy().anomalies.shortSession.seconds);
    }
  });
}

function newAnswer({ event: { payload, occurredAt } }: EventContext<AnswerFacts>, teacher: Person, timeZone: string): Activity {
  const { answerId, questionId, studentId, subject, grade } = payload;
  const at = occurredAt.getTime();
  return {
    ...{ id: `answer:${answerId}`, mode: 'answer', causeId: answerId, teacherId: teacher.id },
    ...{ districtId: teacher.districtId, schoolId: teacher.schoolId, startedAt: at, seconds: 0, ...keysOf(at, timeZone) },
    ...{ studentId, studentDistrictId: payload.districtId, studentSchoolId: payload.schoolId, subject, grade, questionId },
    ...{ adoptedAt: null, openedAt: null, isDated: false, isOutside: false, seats: 0, seatsTaken: 0, attended: 0 },
  };
}

/** An answer counts in the period it was published in, adopted then or later. */
export async function takeInAnswer(context: EventContext<AnswerFacts>, step: 'answered' | 'adopted', { timeZone, policy }: AnalyticsParts): Promise<void> {
  const { teacherId, answerId } = context.event.payload;
  const teacher = (await findPeople(context, [teacherId])).get(teacherId);
  if (!teacher) return;
  const at = context.event.occurredAt.getTime();
  await ensureTeacher(context.db, teacherId);
  await context.transaction(async ({ db }) => {
    await lockTeachers(db, [teacherId]);
    const before = await findActivity(db, `answer:${answerId}`);
    const known = before ?? newAnswer(context, teacher, timeZone);
    const dated = { ...known, startedAt: at, ...keysOf(at, timeZone), isDated: true };
    const answer = step === 'answered' ? dated : { ...known, adoptedAt: known.adoptedAt ?? at };
    await saveActivity(db, answer);
    await bringUpToDate(db, teacherId, [known, answer], policy().anomalies.shortSession.seconds);
  });
}
