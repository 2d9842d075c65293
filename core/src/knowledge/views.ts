import type { Caller, Static } from '@fudao/plugin-sdk';
import { searchText } from './bank-question.ts';
import type { KeptQuestion } from './bank.repository.ts';
import type { Proposal } from './proposals.repository.ts';
import { checkReview } from './review.ts';
import type { BankChanges, BankQuestionView, ProposalView } from './schemas.ts';

export function questionView({ removed: _removed, ...question }: KeptQuestion): Static<typeof BankQuestionView> {
  return {
    ...question,
    options: [...question.options],
    answer: [...question.answer],
    steps: [...question.steps],
    knowledgePoints: [...question.knowledgePoints],
    knowledgePointIds: [...question.knowledgePointIds],
  };
}

export function changeView(question: KeptQuestion): Static<typeof BankChanges>['items'][number] {
  const { revision, id, subject, grade, removed } = question;
  return { revision, id, subject, grade, removed, text: removed ? '' : searchText(question) };
}

function mayDecide(reader: Caller, proposal: Proposal): boolean {
  try {
    checkReview(reader, proposal);
    return true;
  } catch {
    return false;
  }
}

export function proposalView(
  { attempt: _attempt, ...proposal }: Proposal,
  reader: Caller,
): Static<typeof ProposalView> {
  return { ...proposal, mayDecide: mayDecide(reader, { ...proposal, attempt: 0 }) };
}
