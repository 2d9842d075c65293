import { commonErrors, type ActionContext, type Static } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from '../analytics-parts.ts';
import { pageOfActivities } from '../figures/activities.repository.ts';
import type { Activity } from '../figures/activity.ts';
import type { Calling } from '../people.ts';
import type { Period } from '../period.ts';
import type { ActivityPage, ActivitiesParams, OwnActivitiesParams, OwnView, RowView, TeacherParams, TeacherView } from '../schemas.ts';
import { isWithin, scopeOf, type Scope } from '../scope.ts';
import { namesIn } from './export-report.ts';
import { findFixed } from './fixed.repository.ts';
import type { Line } from './lines.ts';
import { openPeriod, periodView } from './open-period.ts';
import { findPlaces, type Places } from './places.ts';
import { linesOf, sumsBefore, tellingOf } from './read-report.ts';
import { rowViews } from './row-views.ts';
import { rowsOf } from './rows.ts';

type Context<Params> = ActionContext<Params>;
type TeacherLine = Awaited<ReturnType<typeof readLine>>;

/** A teacher's line of a period as it was told, and of the one before. */
async function readLine(context: Context<object>, teacherId: string, period: Period, place: Scope, parts: AnalyticsParts) {
  const fixed = await findFixed(context.db, period.key);
  const policy = fixed?.rules ?? parts.policy();
  const whose = { ...place, teacherId };
  const [line] = await linesOf(context, period, whose, fixed, policy);
  const [before] = await sumsBefore(context, period, whose);
  return { fixed, policy, line, before };
}

async function viewOf(context: Context<object>, line: Line, found: TeacherLine) {
  const { before } = found;
  const figures = new Map(before ? [[line.teacherId, before]] : []);
  return (await rowViews(context, rowsOf([line], 'teachers'), 'teachers', figures, tellingOf(found)))[0]!;
}

async function pointNamesOf(context: Calling, { points }: Pick<Static<typeof RowView>, 'points'>): Promise<Record<string, string>> {
  if (points.length === 0) return {};
  const { point } = await namesIn(context, 'zh-CN');
  return Object.fromEntries(points.map(({ id }) => [id, point(id)]));
}

/** @throws where the teacher did nothing in the period, or not for the caller's school or district */
export async function readTeacher(context: Context<Static<typeof TeacherParams>>, parts: AnalyticsParts): Promise<Static<typeof TeacherView>> {
  const period = openPeriod(context.params as never, context.now(), parts);
  const found = await readLine(context, context.params.id, period, scopeOf(context.caller), parts);
  if (!found.line) throw commonErrors.NOT_FOUND();
  const row = await viewOf(context, found.line, found);
  const { fewestRatings } = found.policy;
  return { period: periodView(period, found.fixed, context.now(), parts), row, fewestRatings, pointNames: await pointNamesOf(context, row) };
}

/** What students gave, and what supervision is told of it, a teacher learns only in the own ratings, whole steps at a time. */
const ownAnomalies: readonly string[] = ['short-sessions', 'outside-hours', 'sudden-rise'];

function ownRow({ live: _live, stars: _stars, anomalies, ...row }: Static<typeof RowView>) {
  return { ...row, anomalies: anomalies.filter(({ kind }) => ownAnomalies.includes(kind)) };
}

export async function readOwn(context: Context<Static<typeof TeacherParams> | object>, parts: AnalyticsParts): Promise<Static<typeof OwnView>> {
  const { caller, now, params } = context;
  const period = openPeriod(params as never, now(), parts);
  // The place narrows what is read; a teacher who moved meanwhile is found without it.
  const found = await readLine(context, caller.id, period, {}, parts);
  const view = periodView(period, found.fixed, now(), parts);
  const { fewestRatings } = found.policy;
  if (!found.line) return { period: view, row: null, fewestRatings, pointNames: {} };
  const row = ownRow(await viewOf(context, found.line, found));
  return { period: view, row, fewestRatings, pointNames: await pointNamesOf(context, row) };
}

interface Reader {
  readonly scope: Scope;
  /** Whether the reader may learn whose activity it was. */
  readonly seesStudents: boolean;
}

/** What the records of an activity are about. */
function recordedAs({ id, mode, questionId, causeId }: Activity): string {
  if (mode === 'answer') return questionId ?? causeId;
  return id.slice(id.indexOf(':') + 1);
}

function activityView(one: Activity, places: Places, { scope, seesStudents }: Reader, shortSeconds: number) {
  const isOwn = isWithin(scope, { districtId: one.studentDistrictId, schoolId: one.studentSchoolId });
  const response = one.openedAt === null || !one.isDated ? null : Math.max(0, Math.round((one.startedAt - one.openedAt) / 1_000));
  const { id, mode, startedAt, seconds, subject, grade, isOutside } = one;
  return {
    ...{ id, mode, startedAt, seconds, subject, grade, isOutside, response },
    isAdopted: one.adoptedAt !== null,
    isShort: mode === 'session' && seconds < shortSeconds,
    subjectId: seesStudents ? recordedAs(one) : null,
    studentId: seesStudents && isOwn ? one.studentId : null,
    // Of other places' students the district says enough.
    studentSchool: !seesStudents ? null : isOwn ? places.school(one.studentSchoolId) : places.district(one.studentDistrictId),
  };
}

async function pageOf(context: Context<Static<typeof OwnActivitiesParams>>, teacherId: string, reader: Reader, parts: AnalyticsParts): Promise<Static<typeof ActivityPage>> {
  const { limit, cursor } = context.params;
  const period = openPeriod(context.params as never, context.now(), parts);
  const [at, id] = cursor ? [cursor.slice(0, cursor.indexOf('.')), cursor.slice(cursor.indexOf('.') + 1)] : [];
  const before = id === undefined ? undefined : { at: Number(at) || 0, id };
  const found = await pageOfActivities(context.db, { teacherId, period: period.key, before, limit: limit + 1 });
  const items = found.slice(0, limit);
  const places = await findPlaces(context, items.map(({ studentDistrictId: districtId, studentSchoolId: schoolId }) => ({ districtId, schoolId })));
  const shortSeconds = parts.policy().anomalies.shortSession.seconds;
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items: items.map((one) => activityView(one, places, reader, shortSeconds)), nextCursor: last ? `${last.startedAt}.${last.id}` : null };
}

/** What makes up a teacher's line, one by one. Who looked is on the record. */
export async function readActivities(context: Context<Static<typeof ActivitiesParams>>, parts: AnalyticsParts): Promise<Static<typeof ActivityPage>> {
  const { id: teacherId } = context.params;
  const scope = scopeOf(context.caller);
  await readTeacher(context, parts);
  const page = await pageOf(context, teacherId, { scope, seesStudents: true }, parts);
  const payload = { teacherId, period: openPeriod(context.params as never, context.now(), parts).key, activityIds: page.items.map(({ id }) => id) };
  await context.transaction((work) => Promise.resolve(work.record({ kind: 'analytics.activities-read', subjectId: context.caller.id, payload })));
  return page;
}

export function readOwnActivities(context: Context<Static<typeof OwnActivitiesParams>>, parts: AnalyticsParts): Promise<Static<typeof ActivityPage>> {
  return pageOf(context, context.caller.id, { scope: {}, seesStudents: false }, parts);
}
