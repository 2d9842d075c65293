import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { findLastAttempt, insertProposal } from './proposals.repository.ts';
import { nextAttempt, type ProposalState } from './review.ts';
import type { ProposeParams } from './schemas.ts';
import type { Subjects } from './subjects.ts';

export interface Proposed {
  readonly id: string;
  readonly state: ProposalState;
}

/** Puts a question into the queue of its subject's reviewers; the same origin waits or is accepted once only. */
export function propose(context: ActionContext<Static<typeof ProposeParams>>, subjects: Subjects): Promise<Proposed> {
  const { originId, authorId, question } = context.params;
  if (!subjects.isTaught(question.subject)) throw errors.UNKNOWN_SUBJECT();
  if (question.stem.trim() === '') throw errors.EMPTY_STEM();
  return context.transaction(async (work) => {
    const last = await findLastAttempt(work.db, originId);
    const attempt = nextAttempt(last);
    if (attempt === undefined) return { id: last!.id, state: last!.state };
    const proposal = {
      id: context.newId(),
      originId,
      attempt,
      state: 'pending' as const,
      subject: question.subject,
      question,
      proposedBy: context.caller.id,
      authorId: authorId ?? null,
      createdAt: context.now().getTime(),
      decidedBy: null,
      decidedAt: null,
      reason: null,
      bankQuestionId: null,
    };
    await insertProposal(work.db, proposal);
    const payload = { originId, attempt, authorId: proposal.authorId, question };
    work.record({
      kind: 'knowledge.proposed',
      subjectId: proposal.id,
      personId: authorId ?? context.caller.id,
      payload,
    });
    work.push({ role: 'reviewer' }, 'knowledge.proposals-changed', { subject: question.subject });
    return { id: proposal.id, state: proposal.state };
  });
}
