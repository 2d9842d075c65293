import type { ActionContext } from '@fudao/plugin-sdk';
import type { ClaimView, SavedAnswerDraft, Settings } from '../api.ts';
import { openAnswerDraft, readAnswerDraft } from './answer-draft.repository.ts';
import { decideClaim, decideRenewal, type ClaimDecision, type Lease } from './claim-lease.ts';
import { claimView } from './claim-view.ts';
import { holdsLease, lockDeskQuestion, refuseSecondAnswer } from './desk-question.ts';
import { errors } from './errors.ts';
import { toIso } from './moment.ts';
import { wantsAnswers } from './question-states.ts';
import { draftView } from './question-view.ts';
import { saveQuestion } from './question.repository.ts';
import { tellClaimed, tellReleased } from './tell-question.ts';

type ClaimContext = ActionContext<{ id: string }, Settings>;

/** The lease, or the refusal as an error that says until when to wait. */
function granted(decision: ClaimDecision, now: number): Lease {
  if (decision.granted) return decision.lease;
  const { refusal, until } = decision;
  const wait =
    until === undefined ? {} : { until: toIso(until), minutes: Math.max(1, Math.ceil((until - now) / 60_000)) };
  throw errors[refusal](wait);
}

function viewOf(ctx: ClaimContext, lease: Lease, now: number): ClaimView {
  return claimView(lease, ctx.caller.id, now, ctx.settings.leaseMinutes) ?? { mine: true, endsAt: toIso(lease.endsAt) };
}

export async function claimQuestion(ctx: ClaimContext): Promise<{ claim: ClaimView; draft: SavedAnswerDraft | null }> {
  const teacherId = ctx.caller.id;
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const question = await lockDeskQuestion(work.db, ctx.params.id, ctx.caller);
    await refuseSecondAnswer(work.db, question, teacherId);
    const isHeld = holdsLease(question, teacherId, now);
    const claimable = { wantsAnswers: wantsAnswers(question), lease: question.lease };
    const lease = granted(decideClaim(claimable, teacherId, now, ctx.settings.leaseMinutes), now);
    if (!isHeld) {
      await saveQuestion(work.db, { ...question, lease }, now);
      await openAnswerDraft(work.db, ctx.newId(), question.id, teacherId);
      tellClaimed(work, question, lease, false);
    }
    return { claim: viewOf(ctx, lease, now), draft: draftView(await readAnswerDraft(work.db, question.id, teacherId)) };
  });
}

export function renewClaim(ctx: ClaimContext): Promise<{ claim: ClaimView }> {
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const question = await lockDeskQuestion(work.db, ctx.params.id, ctx.caller);
    const lease = granted(decideRenewal(question.lease, ctx.caller.id, now, ctx.settings.leaseMinutes), now);
    await saveQuestion(work.db, { ...question, lease }, now);
    tellClaimed(work, question, lease, true);
    return { claim: viewOf(ctx, lease, now) };
  });
}

/** Giving back what one does not hold any more is no fault: it is what the teacher wanted. */
export function giveBack(ctx: ClaimContext): Promise<{ done: true }> {
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const question = await lockDeskQuestion(work.db, ctx.params.id, ctx.caller);
    if (holdsLease(question, ctx.caller.id, now)) {
      const free = { ...question, lease: null };
      await saveQuestion(work.db, free, now);
      tellReleased(work, free, ctx.caller.id, 'given-back');
    }
    return { done: true as const };
  });
}
