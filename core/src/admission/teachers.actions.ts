import {
  action,
  BinaryAnswerSchema,
  commonErrors,
  type ActionContext,
  type PluginContext,
  type Static,
  type Work,
} from '@fudao/plugin-sdk';
import { localDateOf } from '../runtime/city-time/index.ts';
import type { AdmissionParts } from './admission-parts.ts';
import { changeAdmission, type AdmissionDeedKind } from './admission-rules.ts';
import { findAdmission, lockAdmission, saveAdmission, type Admission } from './admissions.repository.ts';
import { teachersCsv } from './teachers-csv.ts';
import { errors } from './errors.ts';
import { noteSteps } from './note-step.ts';
import { admissionNotice, confirmationNotice } from './notices.ts';
import { currentRoles, namesOf, placeNamesOf, servingTeacher } from './people.ts';
import { apply, review, supervise } from './permissions.ts';
import { isOver, levelsOf, type Placed } from './place.ts';
import * as schemas from './schemas.ts';
import { tellingStandings } from './standing.ts';
import { findSteps, type StepKind } from './steps.repository.ts';
import { findTeachers, type TeacherFilter } from './teachers.repository.ts';
import { confirmedUntil, reconfirmationOpens } from './validity.ts';
import { admissionView, stepView } from './views.ts';

type Change = Static<typeof schemas.ChangeParams>;
type Filter = Static<typeof schemas.ExportParams>;

const filterOf = ({ caller }: PluginContext, { state, subject, schoolId, q }: Filter): TeacherFilter => ({
  ...{ reader: caller, subject, schoolId, text: q?.trim() },
  state: (state ?? 'all') as TeacherFilter['state'],
});

const isSeenBy = (reader: Placed, admission: Admission) =>
  levelsOf(reader).some((level) => isOver(reader, level, admission));
const isSupervisedBy = (reader: Placed, admission: Admission) =>
  (['district', 'city'] as const).some((level) => isOver(reader, level, admission));

async function viewsOf(context: PluginContext, admissions: readonly Admission[], { timeZone }: AdmissionParts) {
  const places = await placeNamesOf(context, admissions);
  return admissions.map((admission) => admissionView(admission, places, timeZone));
}

const viewOf = async (context: PluginContext, admission: Admission, parts: AdmissionParts) =>
  (await viewsOf(context, [admission], parts))[0]!;

async function teacherOf(
  context: PluginContext,
  admission: Admission,
  parts: AdmissionParts,
): Promise<Static<typeof schemas.TeacherView>> {
  const history = await findSteps(context.db, admission.teacherId);
  const names = await namesOf(
    context,
    history.flatMap(({ actorId, onBehalfOf }) => [actorId, onBehalfOf ?? actorId]),
  );
  return { admission: await viewOf(context, admission, parts), history: history.map((one) => stepView(one, names)) };
}

/** The admission, if the caller was and still is in charge of it. @throws NOT_FOUND, ROLE_LOST */
async function lockInCharge(
  context: PluginContext,
  work: Work,
  teacherId: string,
  isInCharge: typeof isSeenBy,
): Promise<Admission> {
  const admission = await lockAdmission(work.db, teacherId);
  if (!admission || !isInCharge(context.caller, admission)) throw commonErrors.NOT_FOUND();
  if (!isInCharge(await currentRoles(context, context.caller.id), admission)) throw errors.ROLE_LOST();
  return admission;
}

const stepKindOf = { suspend: 'suspended', withdraw: 'withdrawn', reinstate: 'reinstated' } as const satisfies Record<
  AdmissionDeedKind,
  StepKind
>;

function change(
  context: ActionContext<Change>,
  kind: AdmissionDeedKind,
  parts: AdmissionParts,
): Promise<Static<typeof schemas.AdmissionView>> {
  const { id, expectedRevision: revision } = context.params;
  const reason = context.params.reason.trim();
  const at = context.now().getTime();
  return context.transaction((work) =>
    tellingStandings(work, { teacherIds: [id], reason, at }, async () => {
      const before = await lockInCharge(context, work, id, isSupervisedBy);
      const state = changeAdmission(before, { kind, by: context.caller.id, revision, reason, at });
      const after = {
        ...before,
        state,
        reason: state === 'admitted' ? null : reason,
        revision: before.revision + 1,
        changedAt: at,
      };
      await saveAdmission(work.db, after);
      await noteSteps(context, work, [{ teacherId: id, kind: stepKindOf[kind], reason }]);
      work.notify(admissionNotice(id, state));
      return viewOf(context, after, parts);
    }),
  );
}

/** The teacher says to serve on; the place is taken from the account, as people change schools. */
async function askConfirmation(
  context: ActionContext<{ expectedRevision: number }>,
  work: Work,
  { policy, timeZone }: AdmissionParts,
): Promise<Admission> {
  const teacher = await servingTeacher(context, context.caller.id);
  const before = await lockAdmission(work.db, teacher.id);
  const at = context.now().getTime();
  if (before?.state !== 'admitted' || at >= before.validUntil) throw errors.NOT_IN_THIS_STATE();
  const { openDays } = policy.reconfirmation;
  if (at < reconfirmationOpens(before.validUntil, openDays, timeZone))
    throw errors.RECONFIRMATION_NOT_OPEN({ days: openDays });
  if (before.confirmationAskedAt !== null) return before;
  if (before.revision !== context.params.expectedRevision) throw errors.CHANGED_MEANWHILE();
  const { schoolId, districtId, name: teacherName } = teacher;
  const asked = { confirmationAskedAt: at, changedAt: at, revision: before.revision + 1 };
  const after = { ...before, schoolId, districtId, teacherName, ...asked };
  await saveAdmission(work.db, after);
  await noteSteps(context, work, [{ teacherId: teacher.id, kind: 'confirmation-asked' }]);
  work.push({ role: 'school-administrator', districts: [districtId] }, 'admission.queue-changed', {});
  return after;
}

async function answerConfirmation(
  context: ActionContext<Static<typeof schemas.ConfirmParams>>,
  work: Work,
  { timeZone }: AdmissionParts,
): Promise<Admission> {
  const { id, expectedRevision, isServing } = context.params;
  const reason = context.params.reason?.trim() || null;
  const before = await lockInCharge(context, work, id, (reader, admission) => isOver(reader, 'school', admission));
  if (before.teacherId === context.caller.id) throw errors.NOT_YOURSELF();
  if (before.revision !== expectedRevision) throw errors.CHANGED_MEANWHILE();
  const at = context.now().getTime();
  if (before.state !== 'admitted' || before.confirmationAskedAt === null || at >= before.validUntil)
    throw errors.NOT_IN_THIS_STATE();
  if (!isServing && !reason) throw errors.REASON_REQUIRED();
  const validUntil = isServing ? confirmedUntil(before.validUntil, timeZone) : before.validUntil;
  const after = { ...before, validUntil, confirmationAskedAt: null, revision: before.revision + 1, changedAt: at };
  await saveAdmission(work.db, after);
  await noteSteps(
    context,
    work,
    [{ teacherId: id, kind: isServing ? 'confirmed' : 'not-confirmed', level: 'school', reason }],
    { validUntil },
  );
  work.notify(confirmationNotice(id, isServing));
  work.push({ accounts: [id] }, 'admission.changed', {});
  return after;
}

export function createTeacherActions(parts: () => AdmissionParts) {
  const changing = (kind: AdmissionDeedKind, path: string, summary: string) =>
    action({
      rest: `POST /teachers/:id/${path}`,
      summary,
      allow: [supervise],
      idempotent: true,
      params: schemas.ChangeParams,
      returns: schemas.AdmissionView,
      handler: (context) => change(context, kind, parts()),
    });

  return {
    teachers: action({
      rest: 'GET /teachers',
      summary: 'Teachers who are or were admitted, of the own school, district or city.',
      allow: [review],
      params: schemas.TeachersParams,
      returns: schemas.TeacherPage,
      handler: async (context) => {
        const { limit, cursor, ...filter } = context.params;
        const found = await findTeachers(context.db, filterOf(context, filter), {
          after: cursor ?? '',
          limit: limit + 1,
        });
        const page = found.slice(0, limit);
        const nextCursor = found.length > limit ? page.at(-1)!.educationId : null;
        return { items: await viewsOf(context, page, parts()), nextCursor };
      },
    }),

    teacher: action({
      rest: 'GET /teachers/:id',
      summary: 'One admission with all that happened to it.',
      allow: [review],
      params: schemas.ById,
      returns: schemas.TeacherView,
      handler: async (context) => {
        const admission = await findAdmission(context.db, context.params.id);
        if (!admission || !isSeenBy(context.caller, admission)) throw commonErrors.NOT_FOUND();
        return teacherOf(context, admission, parts());
      },
    }),

    exportTeachers: action({
      rest: 'GET /teachers-export',
      summary: 'The same list as a CSV file; the export is on the record.',
      allow: [supervise],
      answers: 'stream',
      timeoutMs: 60_000,
      params: schemas.ExportParams,
      returns: BinaryAnswerSchema,
      handler: async (context) => {
        const found = await findTeachers(context.db, filterOf(context, context.params), { after: '', limit: 100_000 });
        const today = localDateOf(context.now().getTime(), parts().timeZone);
        const names = await context.call<{ subjects: { id: string; name: { 'zh-CN': string } }[] }>(
          'knowledge.subjects',
        );
        const csv = teachersCsv(await viewsOf(context, found, parts()), { ...parts(), subjects: names.subjects });
        await context.transaction(async (work) =>
          work.record({
            kind: 'admission.exported',
            subjectId: context.caller.id,
            payload: { ...context.params, teachers: found.length },
          }),
        );
        const headers = {
          'content-disposition': `attachment; filename="admitted-teachers-${today}.csv"`,
          'cache-control': 'no-store',
        };
        return { buffer: Buffer.from(csv), contentType: 'text/csv; charset=utf-8', headers };
      },
    }),

    suspend: changing('suspend', 'suspension', 'Suspends an admission at once.'),
    withdraw: changing('withdraw', 'withdrawal', 'Withdraws an admission at once and for good.'),
    reinstate: changing('reinstate', 'reinstatement', 'Ends a suspension.'),

    askConfirmation: action({
      rest: 'POST /own/confirmation',
      summary: 'Asks the school to confirm that the caller still serves, for another year.',
      allow: [apply],
      idempotent: true,
      params: schemas.ByRevision,
      returns: schemas.AdmissionView,
      handler: (context) =>
        context.transaction(async (work) => viewOf(context, await askConfirmation(context, work, parts()), parts())),
    }),

    confirm: action({
      rest: 'POST /teachers/:id/confirmation',
      summary: 'The school confirms that a teacher still serves, or says why not.',
      allow: [review],
      idempotent: true,
      params: schemas.ConfirmParams,
      returns: schemas.AdmissionView,
      handler: (context) => {
        const { id } = context.params;
        const change = { teacherIds: [id], reason: null, at: context.now().getTime() };
        return context.transaction((work) =>
          tellingStandings(work, change, async () =>
            viewOf(context, await answerConfirmation(context, work, parts()), parts()),
          ),
        );
      },
    }),
  };
}
