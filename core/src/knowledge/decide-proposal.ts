import { commonErrors, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import { announceChanges } from './announce.ts';
import { toBankQuestion, type ReadingRules } from './bank-question-input.ts';
import type { BankQuestion } from './bank-question.ts';
import { errors } from './errors.ts';
import { KnowledgePointIndex } from './knowledge-point-index.ts';
import { findKnowledgePoints } from './knowledge-points.repository.ts';
import { decisionNotice } from './decision-notice.ts';
import { lockProposal, saveDecision, type Decided, type Proposal } from './proposals.repository.ts';
import { checkReview } from './review.ts';
import { saveBankQuestions } from './save-bank-questions.ts';
import type { Decision, DecisionParams } from './schemas.ts';
import { noteImport } from './sources.repository.ts';
import type { Subjects } from './subjects.ts';

const proposalSource = 'proposal';

type Params = Static<typeof DecisionParams>;
type Context = ActionContext<Params>;

function toQuestion(proposal: Proposal, edits: Params['question'], rules: ReadingRules): BankQuestion {
  const question = toBankQuestion({ ...proposal.question, ...edits }, `proposal-${proposal.id}`, proposalSource, rules);
  if (question.stem === '') throw errors.EMPTY_STEM();
  if (question.incomplete) throw errors.INCOMPLETE();
  return question;
}

async function acceptIntoBank(context: Context, work: Work, proposal: Proposal, subjects: Subjects): Promise<string> {
  const knowledgePoints = new KnowledgePointIndex(await findKnowledgePoints(work.db, { subject: proposal.subject }));
  const question = toQuestion(proposal, context.params.question, { subjects, knowledgePoints });
  const at = context.now().getTime();
  await saveBankQuestions(work.db, [question], at);
  await noteImport(work.db, [proposalSource], at);
  await announceChanges(work);
  return question.id;
}

function tell(work: Work, proposal: Proposal, decided: Decided, edits: Params['question']): void {
  const { id, originId, proposedBy, authorId, subject } = proposal;
  const { state, reason, bankQuestionId } = decided;
  const payload = { proposalId: id, originId, subject, state, reason, bankQuestionId, proposedBy, authorId };
  work.emit('knowledge.proposal-decided.v1', payload);
  work.record({
    kind: `knowledge.proposal-${state}`,
    subjectId: id,
    personId: proposedBy,
    payload: { ...payload, edits },
  });
  work.push({ role: 'reviewer' }, 'knowledge.proposals-changed', { subject });
  if (proposedBy !== 'system') work.notify(decisionNotice(proposedBy, state, reason));
}

/** A reviewer accepts a proposal into the bank, corrected where need be, or returns it with a reason. */
export function decideProposal(context: Context, subjects: Subjects): Promise<Static<typeof Decision>> {
  const { id, decision, question: edits } = context.params;
  const reason = context.params.reason?.trim() || null;
  return context.transaction(async (work) => {
    const proposal = await lockProposal(work.db, id);
    if (!proposal) throw commonErrors.NOT_FOUND();
    checkReview(context.caller, proposal);
    if (decision === 'return' && reason === null) throw errors.REASON_REQUIRED();
    const bankQuestionId = decision === 'accept' ? await acceptIntoBank(context, work, proposal, subjects) : null;
    const state = decision === 'accept' ? ('accepted' as const) : ('returned' as const);
    const decided = { state, reason, bankQuestionId, decidedBy: context.caller.id, decidedAt: context.now().getTime() };
    await saveDecision(work.db, id, decided);
    tell(work, proposal, decided, edits);
    return { id, state, bankQuestionId };
  });
}
