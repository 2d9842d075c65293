import { isDeepStrictEqual } from 'node:util';
import { action, type ActionContext, type PluginContext, type Static, type Work } from '@fudao/plugin-sdk';
import type { AdmissionParts } from './admission-parts.ts';
import { mayApply } from './admission-rules.ts';
import { findAdmission } from './admissions.repository.ts';
import { checkChoices, checkComplete, emptyContent, type ApplicationContent } from './application-content.ts';
import { isEditable, isOpen, step } from './application-rules.ts';
import {
  findLatestOf,
  insertApplication,
  lockOpenOf,
  saveApplication,
  selectApplications,
  type Application,
} from './applications.repository.ts';
import { arrival } from './arrival.ts';
import { checkCertificates, linkCertificates, shelveCertificates } from './certificates.ts';
import { findDeadlines } from './deadlines.ts';
import { errors } from './errors.ts';
import { levelOf, rankOf } from './levels.ts';
import { noteSteps } from './note-step.ts';
import { placeNamesOf, servingTeacher, type Person } from './people.ts';
import { apply } from './permissions.ts';
import type { ServingPlace } from './place.ts';
import { pushToReviewers } from './push-to-reviewers.ts';
import * as schemas from './schemas.ts';
import { findStandings, tellingStandings } from './standing.ts';
import { findSteps } from './steps.repository.ts';
import { reconfirmationOpens } from './validity.ts';
import { admissionView, applicationView, progressOf, stepView } from './views.ts';

const allow = [apply];
type Params = Static<typeof schemas.DraftParams>;

async function checkAgainstCurriculum(
  context: Pick<PluginContext, 'call'>,
  content: ApplicationContent,
  { policy }: AdmissionParts,
): Promise<void> {
  const { subjects, grades } = await context.call<{ subjects: { id: string }[]; grades: { id: number }[] }>(
    'knowledge.subjects',
  );
  const wanted = content.knowledgePointIds.length === 0 ? [] : content.subjects;
  const points = await Promise.all(
    wanted.map((subject) => context.call<{ items: { id: string }[] }>('knowledge.knowledgePoints', { subject })),
  );
  checkChoices(content, {
    subjects: new Set(subjects.map(({ id }) => id)),
    grades: new Set(grades.map(({ id }) => id)),
    titles: new Set(policy.titles.map(({ id }) => id)),
    knowledgePoints: new Set(points.flatMap(({ items }) => items.map(({ id }) => id))),
  });
}

function newApplication(
  context: PluginContext,
  teacher: Person & ServingPlace,
  content: ApplicationContent,
): Application {
  const at = context.now().getTime();
  const { id: teacherId, name: teacherName, educationId, schoolId, districtId } = teacher;
  const person = { teacherId, teacherName, educationId, schoolId, districtId };
  const start = { state: 'draft' as const, returnedBy: null, asked: [], reached: 0, revision: 1 };
  const times = { createdAt: at, changedAt: at, submittedAt: null, enteredAt: null, dueAt: null };
  return { id: context.newId(), ...person, ...start, content, ...times };
}

/** The application as a draft is saved to it; the same as before where a save came twice. */
async function saveDraft(
  context: ActionContext<Params>,
  work: Work,
  teacher: Person & ServingPlace,
): Promise<Application> {
  const { expectedRevision, content } = context.params;
  const before = await lockOpenOf(work.db, teacher.id);
  if (!before && expectedRevision !== 0) throw errors.CHANGED_MEANWHILE();
  if (!before && !mayApply((await findAdmission(work.db, teacher.id))?.state)) throw errors.NOT_WHILE_SUSPENDED();
  if (before && !isEditable(before.state)) throw errors.NOT_OPEN();
  if (before && isDeepStrictEqual(before.content, content)) return before;
  if (before && before.revision !== expectedRevision) throw errors.CHANGED_MEANWHILE();
  const others = await selectApplications(work.db, 'WHERE teacher_id = :id AND open_for IS NULL', { id: teacher.id });
  shelveCertificates(work, teacher.id, content, before, others);
  if (!before) {
    const fresh = newApplication(context, teacher, content);
    await insertApplication(work.db, fresh);
    return fresh;
  }
  const after = { ...before, content, revision: before.revision + 1, changedAt: context.now().getTime() };
  await saveApplication(work.db, after);
  return after;
}

async function submitted(
  context: ActionContext<{ expectedRevision: number }>,
  work: Work,
  parts: AdmissionParts,
): Promise<Application> {
  const teacher = await servingTeacher(context, context.caller.id);
  const before = await lockOpenOf(work.db, teacher.id);
  if (!before) throw errors.NOT_OPEN();
  checkComplete(before.content, parts.policy);
  const { schoolId, districtId, name: teacherName, educationId } = teacher;
  const hasMoved = schoolId !== before.schoolId;
  const deed = { kind: 'submit', by: teacher.id, revision: context.params.expectedRevision, hasMoved } as const;
  const outcome = step({ ...before, decisions: [] }, deed);
  const level = levelOf(outcome.state)!;
  const times = await arrival(context, work, level, parts);
  const reached = hasMoved ? rankOf(level) : Math.max(before.reached, rankOf(level));
  const place = { schoolId, districtId, teacherName, educationId };
  const changed = {
    revision: before.revision + 1,
    changedAt: times.enteredAt,
    submittedAt: times.enteredAt,
    asked: [],
  };
  const after: Application = { ...before, ...place, ...outcome, ...times, ...changed, reached };
  await saveApplication(work.db, after);
  const kind = before.state === 'draft' ? 'submitted' : 'completed';
  await noteSteps(context, work, [{ teacherId: teacher.id, applicationId: after.id, kind }], {
    content: after.content,
  });
  pushToReviewers(work, after);
  return after;
}

export function createOwnApplicationActions(parts: () => AdmissionParts) {
  return {
    own: action({
      rest: 'GET /own',
      summary: "The caller's standing, latest application with its certificates, admission and history.",
      allow,
      params: schemas.NoParams,
      returns: schemas.OwnView,
      handler: async (context) => {
        const { caller, db } = context;
        const { timeZone, policy } = parts();
        const teacher = await servingTeacher(context, caller.id);
        const places = await placeNamesOf(context, [teacher]);
        const application = await findLatestOf(db, caller.id);
        const admission = await findAdmission(db, caller.id);
        const standing = (await findStandings(db, [caller.id], context.now().getTime())).get(caller.id)!;
        const { openDays } = policy.reconfirmation;
        const isAdmitted = standing.state === 'admitted';
        return {
          standing,
          schoolName: places.get(teacher.schoolId) ?? '',
          districtName: places.get(teacher.districtId) ?? '',
          application: application
            ? applicationView(application, await linkCertificates(context, application.content))
            : null,
          mayBegin: !(application && isOpen(application.state)) && mayApply(admission?.state),
          admission: admission ? admissionView(admission, places, timeZone) : null,
          confirmationOpensAt: isAdmitted ? reconfirmationOpens(admission!.validUntil, openDays, timeZone) : null,
          history: (await findSteps(db, caller.id)).map((one) => stepView(one)),
        };
      },
    }),

    options: action({
      rest: 'GET /options',
      summary: 'Titles to choose from, and how many days each review may take.',
      allow: 'signed-in',
      params: schemas.NoParams,
      returns: schemas.OptionsView,
      handler: async ({ db }) => {
        const { policy } = parts();
        const titles = policy.titles.map((title) => ({ ...title, isEligible: title.rank >= policy.lowestRank }));
        return { titles, deadlines: (await findDeadlines(db, policy)).days, openDays: policy.reconfirmation.openDays };
      },
    }),

    saveDraft: action({
      rest: 'PUT /own/draft',
      summary: 'Keeps a draft, or what was asked to be completed; begins an application where none is open.',
      allow,
      params: schemas.DraftParams,
      returns: schemas.Progress,
      handler: async (context) => {
        const { content } = context.params;
        const teacher = await servingTeacher(context, context.caller.id);
        await checkAgainstCurriculum(context, content, parts());
        await checkCertificates(context, teacher.id, content);
        return progressOf(await context.transaction((work) => saveDraft(context, work, teacher)));
      },
    }),

    submit: action({
      rest: 'POST /own/submission',
      summary: 'Hands in the own application: to the school, or after a return to the level that asked.',
      allow,
      idempotent: true,
      params: schemas.ByRevision,
      returns: schemas.Progress,
      handler: async (context) => {
        const { id } = context.caller;
        const { content } = (await findLatestOf(context.db, id)) ?? { content: emptyContent };
        await checkCertificates(context, id, content);
        const change = { teacherIds: [id], reason: null, at: context.now().getTime() };
        return context.transaction((work) =>
          tellingStandings(work, change, async () => progressOf(await submitted(context, work, parts()))),
        );
      },
    }),

    takeBack: action({
      rest: 'POST /own/withdrawal',
      summary: 'Takes the own application back, wherever it is on its way.',
      allow,
      idempotent: true,
      params: schemas.ByRevision,
      returns: schemas.Progress,
      handler: (context) => {
        const { id } = context.caller;
        const at = context.now().getTime();
        return context.transaction((work) =>
          tellingStandings(work, { teacherIds: [id], reason: null, at }, async () => {
            const before = await lockOpenOf(work.db, id);
            if (!before) throw errors.NOT_OPEN();
            const deed = { kind: 'take-back', by: id, revision: context.params.expectedRevision } as const;
            const outcome = step({ ...before, decisions: [] }, deed);
            const after = { ...before, ...outcome, revision: before.revision + 1, changedAt: at, dueAt: null };
            await saveApplication(work.db, after);
            await noteSteps(context, work, [{ teacherId: id, applicationId: after.id, kind: 'taken-back' }]);
            if (before.reached > 0) pushToReviewers(work, before);
            return progressOf(after);
          }),
        );
      },
    }),
  };
}
