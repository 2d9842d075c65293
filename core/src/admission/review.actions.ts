import {
  action,
  commonErrors,
  FudaoError,
  type ActionContext,
  type Caller,
  type LocalText,
  type PluginContext,
  type Static,
} from '@fudao/plugin-sdk';
import type { AdmissionParts } from './admission-parts.ts';
import { findAdmission } from './admissions.repository.ts';
import { step, type PastDecision } from './application-rules.ts';
import { findApplication, type Application } from './applications.repository.ts';
import { linkCertificates } from './certificates.ts';
import { decide } from './decide.ts';
import { levelOf } from './levels.ts';
import { namesOf, placeNamesOf } from './people.ts';
import { review } from './permissions.ts';
import { isOver, levelsOf, seenFrom } from './place.ts';
import { countQueue, cursorOf, findQueue, type QueueFilter } from './queue.repository.ts';
import { decidingLevel } from './review.ts';
import * as schemas from './schemas.ts';
import { findDecisions, findSteps } from './steps.repository.ts';
import { countTeachers } from './teachers.repository.ts';
import { admissionView, applicationView, stepView } from './views.ts';

const allow = [review];

/** The refusal that a decision of the caller would meet now, or null. */
function refusalFor(caller: Caller, application: Application, decisions: readonly PastDecision[]): LocalText | null {
  try {
    const level = decidingLevel(caller, caller, application);
    step(
      { ...application, decisions },
      { kind: 'approve', by: caller.id, revision: application.revision, level, reason: null },
    );
    return null;
  } catch (error) {
    if (error instanceof FudaoError) return error.spec.message;
    throw error;
  }
}

const isOverdue = ({ state, dueAt }: Application, now: number) =>
  levelOf(state) !== undefined && dueAt !== null && dueAt <= now;

async function queueItems(
  context: PluginContext,
  found: readonly Application[],
): Promise<Static<typeof schemas.QueueItem>[]> {
  const places = await placeNamesOf(context, found);
  const decisions = await findDecisions(
    context.db,
    found.map(({ id }) => id),
  );
  const now = context.now().getTime();
  return found.map((application) => {
    const { id, state, revision, submittedAt, enteredAt, dueAt, teacherName, educationId, content } = application;
    return {
      ...{ id, state, revision, submittedAt, enteredAt, dueAt, teacherName, educationId },
      level: levelOf(state) ?? application.returnedBy,
      schoolName: places.get(application.schoolId) ?? '',
      districtName: places.get(application.districtId) ?? '',
      ...{ title: content.title, subjects: content.subjects, grades: content.grades },
      isOverdue: isOverdue(application, now),
      mayDecide: refusalFor(context.caller, application, decisions.get(id)!) === null,
    };
  });
}

function filterOf({ caller, now }: PluginContext, more: Partial<QueueFilter> = {}): QueueFilter {
  return { reader: caller, levels: levelsOf(caller), state: 'waiting', now: now().getTime(), ...more };
}

async function listQueue(
  context: ActionContext<Static<typeof schemas.QueueParams>>,
): Promise<Static<typeof schemas.QueuePage>> {
  const { level, state: asked, subject, schoolId, overdue, q, limit, cursor } = context.params;
  const state = (asked ?? 'waiting') as QueueFilter['state'];
  const levels = levelsOf(context.caller).filter((one) => level === undefined || one === level);
  const filter = filterOf(context, { levels, state, subject, schoolId, isOverdue: overdue, text: q?.trim() });
  const found = await findQueue(context.db, filter, { after: cursor, limit: limit + 1 });
  const page = found.slice(0, limit);
  const nextCursor = found.length > limit ? cursorOf(page.at(-1)!, state) : null;
  return { items: await queueItems(context, page), nextCursor };
}

/** @throws NOT_FOUND for whoever the application has not come to */
async function visibleApplication(context: ActionContext<{ id: string }>): Promise<Application> {
  const application = await findApplication(context.db, context.params.id);
  if (!application || seenFrom(context.caller, application).length === 0) throw commonErrors.NOT_FOUND();
  return application;
}

async function knowledgePointNames(context: PluginContext, { content }: Application): Promise<string[]> {
  if (content.knowledgePointIds.length === 0) return [];
  const points = await Promise.all(
    content.subjects.map((subject) =>
      context.call<{ items: { id: string; name: string }[] }>('knowledge.knowledgePoints', { subject }),
    ),
  );
  return points.flatMap(({ items }) =>
    items.filter(({ id }) => content.knowledgePointIds.includes(id)).map(({ name }) => name),
  );
}

async function reviewView(
  context: PluginContext,
  application: Application,
  { timeZone }: AdmissionParts,
): Promise<Static<typeof schemas.ReviewView>> {
  const places = await placeNamesOf(context, [application]);
  const history = await findSteps(context.db, application.teacherId);
  const names = await namesOf(
    context,
    history.flatMap(({ actorId, onBehalfOf }) => [actorId, onBehalfOf ?? actorId]),
  );
  const decisions = (await findDecisions(context.db, [application.id])).get(application.id)!;
  const admission = await findAdmission(context.db, application.teacherId);
  const refusal = refusalFor(context.caller, application, decisions);
  const { teacherName, educationId, schoolId, districtId } = application;
  return {
    ...applicationView(application, await linkCertificates(context, application.content)),
    ...{ teacherName, educationId, schoolName: places.get(schoolId) ?? '', districtName: places.get(districtId) ?? '' },
    knowledgePoints: await knowledgePointNames(context, application),
    isOverdue: isOverdue(application, context.now().getTime()),
    mayDecide: refusal === null,
    refusal,
    admission:
      admission && levelsOf(context.caller).some((level) => isOver(context.caller, level, admission))
        ? admissionView(admission, places, timeZone)
        : null,
    history: history.map((one) => stepView(one, names)),
  };
}

/** One of many: what could not be done says why, and the others go on. */
async function approveOne(
  context: PluginContext,
  item: { id: string; expectedRevision: number },
  parts: AdmissionParts,
) {
  try {
    const { id, state } = await decide(context, { ...item, decision: 'approve' }, parts);
    return { id, isDone: true, state, code: null, message: null };
  } catch (error) {
    if (!(error instanceof FudaoError) || error.spec.status >= 500) throw error;
    return { id: item.id, isDone: false, state: null, code: error.code, message: error.spec.message };
  }
}

export function createReviewActions(parts: () => AdmissionParts) {
  return {
    queue: action({
      rest: 'GET /queue',
      summary: 'Applications that have come to the caller: those that wait longest first.',
      allow,
      params: schemas.QueueParams,
      returns: schemas.QueuePage,
      handler: (context) => listQueue(context),
    }),

    counts: action({
      rest: 'GET /queue/counts',
      summary: 'How many applications and yearly confirmations wait for the caller.',
      allow,
      params: schemas.NoParams,
      returns: schemas.CountsView,
      handler: async (context) => {
        const held = levelsOf(context.caller);
        const filter = { reader: context.caller, state: 'confirming' as const };
        const confirmations = held.includes('school') ? await countTeachers(context.db, filter) : 0;
        return { ...(await countQueue(context.db, filterOf(context))), confirmations, levels: held };
      },
    }),

    application: action({
      rest: 'GET /applications/:id',
      summary: 'One application with its certificates and all that happened to the teacher; the look is on the record.',
      allow,
      params: schemas.ById,
      returns: schemas.ReviewView,
      handler: async (context) => {
        const application = await visibleApplication(context);
        await context.transaction(async (work) =>
          work.record({
            kind: 'admission.looked-at',
            subjectId: application.id,
            personId: application.teacherId,
            payload: { revision: application.revision },
          }),
        );
        return reviewView(context, application, parts());
      },
    }),

    decide: action({
      rest: 'POST /applications/:id/decision',
      summary: 'Approves an application, returns it to be completed, or refuses it.',
      allow,
      idempotent: true,
      params: schemas.DecisionParams,
      returns: schemas.Progress,
      handler: (context) => decide(context, context.params, parts()),
    }),

    approveMany: action({
      rest: 'POST /applications/approvals',
      summary: 'Approves many applications, each for itself: done, or why not.',
      allow,
      timeoutMs: 60_000,
      params: schemas.BulkParams,
      returns: schemas.BulkResult,
      handler: async (context) => {
        const items = [];
        for (const item of context.params.items) items.push(await approveOne(context, item, parts()));
        return { items };
      },
    }),
  };
}
