import type { LockingSqlScope, SqlScope, Static } from '@fudao/plugin-sdk';
import type { QuestionContent } from './bank-question-input.ts';
import type { ProposalState } from './review.ts';

export interface Proposal {
  readonly id: string;
  /** What is proposed, in the words of who proposes it, e.g. `question-answer.answer:ID`. */
  readonly originId: string;
  readonly attempt: number;
  readonly state: ProposalState;
  readonly subject: string;
  readonly question: Static<typeof QuestionContent>;
  readonly proposedBy: string;
  readonly authorId: string | null;
  readonly createdAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly reason: string | null;
  readonly bankQuestionId: string | null;
}

type Row = Omit<Proposal, 'question'> & { readonly question: string };

const columns =
  'id, origin_id AS originId, attempt, state, subject, question, proposed_by AS proposedBy, author_id AS authorId, ' +
  'created_at AS createdAt, decided_by AS decidedBy, decided_at AS decidedAt, reason, bank_question_id AS bankQuestionId';

function fromRow(row: Row): Proposal {
  return { ...row, question: JSON.parse(row.question) as Proposal['question'] };
}

export async function findLastAttempt(db: SqlScope, originId: string): Promise<Proposal | undefined> {
  const row = await db.selectOne<Row>(
    `SELECT ${columns} FROM knowledge_proposals WHERE origin_id = :originId ORDER BY attempt DESC LIMIT 1`,
    { originId },
  );
  return row && fromRow(row);
}

export async function lockProposal(db: LockingSqlScope, id: string): Promise<Proposal | undefined> {
  const row = await db.lockOne<Row>(`SELECT ${columns} FROM knowledge_proposals WHERE id = :id`, { id });
  return row && fromRow(row);
}

export async function insertProposal(db: SqlScope, proposal: Proposal): Promise<void> {
  await db.insert('knowledge_proposals', {
    id: proposal.id,
    origin_id: proposal.originId,
    attempt: proposal.attempt,
    state: proposal.state,
    subject: proposal.subject,
    question: JSON.stringify(proposal.question),
    proposed_by: proposal.proposedBy,
    author_id: proposal.authorId,
    created_at: proposal.createdAt,
  });
}

export interface Decided {
  readonly state: Exclude<ProposalState, 'pending'>;
  readonly decidedBy: string;
  readonly decidedAt: number;
  readonly reason: string | null;
  readonly bankQuestionId: string | null;
}

export async function saveDecision(db: SqlScope, id: string, decided: Decided): Promise<void> {
  const values = {
    state: decided.state,
    decided_by: decided.decidedBy,
    decided_at: decided.decidedAt,
    reason: decided.reason,
    bank_question_id: decided.bankQuestionId,
  };
  await db.update('knowledge_proposals', values, { id });
}

export interface ProposalFilter {
  readonly state: ProposalState;
  readonly subjects: readonly string[];
  /** Only proposals behind this one. */
  readonly cursor?: string;
  readonly limit: number;
}

/** What waits longest comes first; what is decided, latest first. */
export async function findProposals(db: SqlScope, filter: ProposalFilter): Promise<Proposal[]> {
  if (filter.subjects.length === 0) return [];
  const isPending = filter.state === 'pending';
  const behind = filter.cursor === undefined ? '' : `AND id ${isPending ? '>' : '<'} :cursor`;
  const rows = await db.select<Row>(
    `SELECT ${columns} FROM knowledge_proposals WHERE state = :state AND subject IN (:subjects) ${behind}
     ORDER BY id ${isPending ? 'ASC' : 'DESC'} LIMIT :limit`,
    { ...filter },
  );
  return rows.map(fromRow);
}
