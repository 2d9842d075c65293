import { Type } from '@fudao/plugin-sdk';
import { QuestionContent, QuestionEdits } from './bank-question-input.ts';
import { questionTypes } from './bank-question.ts';
import { Grade, Subject } from './subjects.ts';

const closed = { additionalProperties: false } as const;
const nullable = <S extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(schema: S) =>
  Type.Union([Type.Null(), schema]);

const Id = Type.String({ minLength: 1, maxLength: 64 });
const SubjectId = Type.String({ minLength: 1, maxLength: 40 });
const Limit = (maximum: number, byDefault: number) => Type.Integer({ minimum: 1, maximum, default: byDefault });
const ProposalState = Type.Union(['pending', 'accepted', 'returned'].map((state) => Type.Literal(state)));

export const NoParams = Type.Object({}, closed);

export const SubjectsView = Type.Object(
  { subjects: Type.Array(Subject), bankOnlySubjects: Type.Array(Subject), grades: Type.Array(Grade) },
  closed,
);

export const KnowledgePointParams = Type.Object(
  {
    subject: Type.Optional(SubjectId),
    grade: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
  },
  closed,
);

export const KnowledgePointList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          id: Id,
          subject: SubjectId,
          grade: Type.Integer(),
          name: Type.String(),
          parentId: nullable(Type.String()),
          summary: Type.String(),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const BankQuestionView = Type.Object(
  {
    id: Id,
    revision: Type.Integer(),
    source: Type.String(),
    subject: SubjectId,
    grade: nullable(Type.Integer()),
    type: Type.Union(questionTypes.map((type) => Type.Literal(type))),
    difficulty: Type.Integer(),
    stem: Type.String(),
    options: Type.Array(Type.String()),
    answer: Type.Array(Type.String()),
    thinking: Type.String(),
    steps: Type.Array(Type.String()),
    explanation: Type.String(),
    /** Names to show, coarse to fine. */
    knowledgePoints: Type.Array(Type.String()),
    /** Ids of those that are knowledge points of ours. */
    knowledgePointIds: Type.Array(Type.String()),
    incomplete: Type.Boolean(),
  },
  closed,
);

export const BankQuestionsParams = Type.Object({ ids: Type.Array(Id, { maxItems: 100 }) }, closed);
export const BankQuestionList = Type.Object({ items: Type.Array(BankQuestionView) }, closed);

export const BankChangesParams = Type.Object(
  { after: Type.Integer({ minimum: 0, default: 0 }), limit: Limit(2000, 500) },
  closed,
);

export const BankChanges = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          revision: Type.Integer(),
          id: Id,
          subject: SubjectId,
          grade: nullable(Type.Integer()),
          /** Stem and options, for an index. */
          text: Type.String(),
          removed: Type.Boolean(),
        },
        closed,
      ),
    ),
    lastRevision: Type.Integer(),
  },
  closed,
);

export const ListQuestionsParams = Type.Object(
  {
    /** Part of the stem, or an id. */
    q: Type.Optional(Type.String({ maxLength: 200 })),
    subject: Type.Optional(SubjectId),
    limit: Limit(100, 20),
    /** Revision of the last question seen. */
    cursor: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
);

export const BankQuestionPage = Type.Object(
  { items: Type.Array(BankQuestionView), nextCursor: nullable(Type.Integer()) },
  closed,
);

export const RemovalParams = Type.Object({ id: Id, reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed);

export const SourceList = Type.Object(
  {
    items: Type.Array(
      Type.Object({ id: Type.String(), questions: Type.Integer(), importedAt: Type.Integer() }, closed),
    ),
  },
  closed,
);

export const ProposeParams = Type.Object(
  {
    /** What is proposed, e.g. `question-answer.answer:ID`: it can be in the queue, or accepted, once. */
    originId: Type.String({ minLength: 1, maxLength: 100 }),
    /** Account of who wrote it, where that is not who proposes it; may not review it either. */
    authorId: Type.Optional(Id),
    question: QuestionContent,
  },
  closed,
);

export const Proposed = Type.Object({ id: Id, state: ProposalState }, closed);

export const ListProposalsParams = Type.Object(
  {
    state: Type.Union(
      ['pending', 'accepted', 'returned'].map((state) => Type.Literal(state)),
      { default: 'pending' },
    ),
    subject: Type.Optional(SubjectId),
    limit: Limit(100, 20),
    cursor: Type.Optional(Id),
  },
  closed,
);

export const ProposalView = Type.Object(
  {
    id: Id,
    originId: Type.String(),
    state: ProposalState,
    subject: SubjectId,
    question: QuestionContent,
    proposedBy: Type.String(),
    authorId: nullable(Type.String()),
    /** Whether the reader may decide on it. */
    mayDecide: Type.Boolean(),
    createdAt: Type.Integer(),
    decidedBy: nullable(Type.String()),
    decidedAt: nullable(Type.Integer()),
    reason: nullable(Type.String()),
    bankQuestionId: nullable(Type.String()),
  },
  closed,
);

export const ProposalPage = Type.Object(
  { items: Type.Array(ProposalView), nextCursor: nullable(Type.String()) },
  closed,
);

export const DecisionParams = Type.Object(
  {
    id: Id,
    decision: Type.Union([Type.Literal('accept'), Type.Literal('return')]),
    /** Obligatory when it is returned; the proposer reads it. */
    reason: Type.Optional(Type.String({ maxLength: 500 })),
    /** Fields the reviewer corrects; the rest stays as proposed. */
    question: Type.Optional(QuestionEdits),
  },
  closed,
);

export const Decision = Type.Object({ id: Id, state: ProposalState, bankQuestionId: nullable(Type.String()) }, closed);
