import { commonErrors, type PluginContext, type Static, type Work } from '@fudao/plugin-sdk';
import type { AdmissionParts } from './admission-parts.ts';
import { mayApply } from './admission-rules.ts';
import { insertAdmissions, lockAdmission, saveAdmission, type Admission } from './admissions.repository.ts';
import { step, type Decision } from './application-rules.ts';
import { lockApplication, saveApplication, type Application } from './applications.repository.ts';
import { findActiveDelegations } from './delegations.repository.ts';
import { errors } from './errors.ts';
import { levelOf, rankOf, type Level } from './levels.ts';
import { noteSteps } from './note-step.ts';
import { decisionNotice } from './notices.ts';
import { arrival } from './arrival.ts';
import { currentRoles, findPeople } from './people.ts';
import { isOver } from './place.ts';
import { pushToReviewers } from './push-to-reviewers.ts';
import { decidingLevel } from './review.ts';
import type { DecisionParams, Progress } from './schemas.ts';
import { tellingStandings } from './standing.ts';
import { findDecisions, type StepKind } from './steps.repository.ts';
import { validUntil } from './validity.ts';
import { progressOf } from './views.ts';

type Wanted = Static<typeof DecisionParams>;
const stepKindOf = { approve: 'approved', return: 'returned', refuse: 'refused' } as const satisfies Record<
  string,
  StepKind
>;

/** Whose absence the reviewer stands in for: of somebody who holds the level there at this moment. */
async function absentReviewer(
  context: PluginContext,
  work: Work,
  level: Level,
  application: Application,
): Promise<string | null> {
  const now = context.now().getTime();
  const given = await findActiveDelegations(work.db, { toId: context.caller.id, level, now });
  const givers = await findPeople(
    context,
    given.map(({ fromId }) => fromId),
  );
  const giver = givers.find(
    (one) => one.status === 'active' && one.id !== application.teacherId && isOver(one, level, application),
  );
  return giver?.id ?? null;
}

/** What the city's approval makes of a teacher. */
async function admit(
  context: PluginContext,
  work: Work,
  application: Application,
  { policy, timeZone }: AdmissionParts,
): Promise<void> {
  const { teacherId, teacherName, educationId, schoolId, districtId, content } = application;
  const before = await lockAdmission(work.db, teacherId);
  if (!mayApply(before?.state)) throw errors.NOT_WHILE_SUSPENDED();
  const at = context.now().getTime();
  const admission: Admission = {
    ...{ teacherId, teacherName, educationId, schoolId, districtId },
    ...{ state: 'admitted', title: content.title!, subjects: content.subjects, grades: content.grades },
    ...{ admittedAt: at, validUntil: validUntil(at, policy.carryOverDays, timeZone), confirmationAskedAt: null },
    ...{ source: 'review', reason: null, changedAt: at, revision: (before?.revision ?? 0) + 1 },
  };
  await (before ? saveAdmission(work.db, admission) : insertAdmissions(work.db, [admission]));
}

async function decideWithin(
  context: PluginContext,
  work: Work,
  before: Application,
  wanted: Wanted,
  parts: AdmissionParts,
): Promise<Application> {
  const { caller } = context;
  const level = decidingLevel(caller, await currentRoles(context, caller.id), before);
  const decisions = (await findDecisions(work.db, [before.id])).get(before.id)!;
  const reason = wanted.reason?.trim() || null;
  const deed: Decision = { kind: wanted.decision, by: caller.id, revision: wanted.expectedRevision, level, reason };
  const outcome = step({ ...before, decisions }, deed);
  const asked = wanted.decision === 'return' ? (wanted.asked ?? []) : [];
  const next = levelOf(outcome.state);
  const times = next ? await arrival(context, work, next, parts) : { dueAt: null };
  const reached = next ? Math.max(before.reached, rankOf(next)) : before.reached;
  const changed = { revision: before.revision + 1, changedAt: context.now().getTime() };
  const after: Application = { ...before, ...outcome, ...times, ...changed, reached, asked };
  await saveApplication(work.db, after);
  if (after.state === 'admitted') await admit(context, work, after, parts);
  const onBehalfOf = await absentReviewer(context, work, level, before);
  const happened = {
    teacherId: after.teacherId,
    applicationId: after.id,
    kind: stepKindOf[wanted.decision],
    level,
    onBehalfOf,
    reason,
    asked,
  };
  await noteSteps(context, work, [happened], { revision: before.revision });
  work.notify(decisionNotice(after.teacherId, wanted.decision, level));
  pushToReviewers(work, before, after);
  work.push({ accounts: [after.teacherId] }, 'admission.changed', {});
  return after;
}

/**
 * A reviewer approves, returns or refuses an application: all of it in one transaction, with the roles
 * that the reviewer has at that moment.
 */
export function decide(
  context: PluginContext,
  wanted: Wanted,
  parts: AdmissionParts,
): Promise<Static<typeof Progress>> {
  const at = context.now().getTime();
  return context.transaction(async (work) => {
    const before = await lockApplication(work.db, wanted.id);
    if (!before) throw commonErrors.NOT_FOUND();
    const change = { teacherIds: [before.teacherId], reason: wanted.reason?.trim() || null, at };
    return tellingStandings(work, change, async () =>
      progressOf(await decideWithin(context, work, before, wanted, parts)),
    );
  });
}
