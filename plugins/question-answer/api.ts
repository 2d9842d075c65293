/**
 * What the Q&A centre takes, gives and tells: the only file of this plugin that others may import,
 * and as types only. Times are ISO 8601 in UTC; rich text is the platform's Markdown subset.
 */
import { LocalTextSchema, Type, type Static, type TSchema } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const oneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.String({ enum: values }));
/** The first unless told. */
const oneOfOr = <T extends string>(first: T, ...others: T[]) =>
  Type.Unsafe<T>(Type.String({ enum: [first, ...others], default: first }));
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** An id made by the platform. */
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._:-]+$' });
/** Importers choose the ids of bank questions. */
export const BankQuestionId = Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\s\\u0000-\\u001f]+$' });
const Moment = Type.String({ format: 'date-time' });
/** Bounded: larger numbers are whole too, and no column keeps them. */
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const Grade = Type.Integer({ minimum: 1, maximum: 12 });

/** Longest texts, in characters. Schemas allow more, so that our own sentence says which limit it is. */
export const limits = {
  question: 5_000,
  draft: 20_000,
  answerPart: 20_000,
  steps: 50,
  attempt: 2_000,
  /** How often, on each rung. */
  attempts: 5,
  followUp: 2_000,
  words: 500,
  pictures: 4,
  answerPictures: 12,
  furtherReading: 5,
  search: 100,
} as const;

/** Up to where a text is read at all. */
export const RichText = Type.String({ maxLength: 200_000 });

export const QuestionState = oneOf('matched', 'open', 'answered', 'adopted', 'solved', 'withdrawn');
export type QuestionState = Static<typeof QuestionState>;

export const Strictness = oneOf('gentle', 'standard', 'strict');
export type Strictness = Static<typeof Strictness>;

/** A district's settings of this plugin (plugin.json `settings`). */
export interface Settings {
  strictness: Strictness;
  leaseMinutes: number;
  answersPerQuestion: number;
  maxOpenQuestionsPerStudent: number;
  /** Percent. */
  goodMatch: number;
  reach: 'city' | 'district';
  rateBeforeNextQuestion: boolean;
}

export const Picture = Type.Object(
  { id: Id, url: Type.String(), thumbnailUrl: Type.String(), width: Count, height: Count },
  closed,
);
export type Picture = Static<typeof Picture>;

/** A similar bank question, without anything of its solution. */
export const Match = Type.Object(
  { bankQuestionId: BankQuestionId, excerpt: Type.String(), score: Type.Number() },
  closed,
);
export type Match = Static<typeof Match>;

export const QuestionDraft = Type.Object(
  {
    subject: nullable(Id),
    text: RichText,
    pictureIds: Type.Array(Id, { maxItems: limits.pictures, uniqueItems: true }),
  },
  closed,
);
export type QuestionDraft = Static<typeof QuestionDraft>;

export const SavedQuestionDraft = Type.Object({ ...QuestionDraft.properties, savedAt: Moment }, closed);
export type SavedQuestionDraft = Static<typeof SavedQuestionDraft>;

/** The draft as it is gone on with: with those of its pictures that are still there. */
export const ShownQuestionDraft = Type.Object(
  { ...SavedQuestionDraft.properties, pictures: Type.Array(Picture) },
  closed,
);
export type ShownQuestionDraft = Static<typeof ShownQuestionDraft>;

/** Who writes now; `mine` for the teacher who holds it. `renewableUntil` is the latest end by renewals. */
export const ClaimView = Type.Object(
  { mine: Type.Boolean(), endsAt: Moment, renewableUntil: Type.Optional(Moment) },
  closed,
);
export type ClaimView = Static<typeof ClaimView>;

export const AnswerContent = Type.Object(
  {
    thinking: RichText,
    steps: Type.Array(RichText, { maxItems: limits.steps }),
    answer: RichText,
    explanation: RichText,
    pictureIds: Type.Array(Id, { maxItems: limits.answerPictures, uniqueItems: true }),
    furtherReading: Type.Array(BankQuestionId, { maxItems: limits.furtherReading }),
  },
  closed,
);
export type AnswerContent = Static<typeof AnswerContent>;

export const SavedAnswerDraft = Type.Object({ ...AnswerContent.properties, revision: Count, savedAt: Moment }, closed);
export type SavedAnswerDraft = Static<typeof SavedAnswerDraft>;

/** A bank question that an answer recommends. */
export const FurtherReading = Type.Object({ bankQuestionId: BankQuestionId, excerpt: Type.String() }, closed);
export type FurtherReading = Static<typeof FurtherReading>;

/** The draft as it is gone on with: with what its pictures and further reading show. */
export const ShownAnswerDraft = Type.Object(
  { ...SavedAnswerDraft.properties, pictures: Type.Array(Picture), reading: Type.Array(FurtherReading) },
  closed,
);
export type ShownAnswerDraft = Static<typeof ShownAnswerDraft>;

export const Rating = Type.Object(
  { stars: Type.Integer({ minimum: 1, maximum: 5 }), words: Type.String(), ratedAt: Moment },
  closed,
);
export type Rating = Static<typeof Rating>;

export const FollowUp = Type.Object(
  {
    text: Type.String(),
    askedAt: Moment,
    reply: nullable(Type.Object({ text: Type.String(), repliedAt: Moment }, closed)),
  },
  closed,
);
export type FollowUp = Static<typeof FollowUp>;

export const AnswerView = Type.Object(
  {
    id: Id,
    teacherName: Type.String(),
    mine: Type.Boolean(),
    thinking: Type.String(),
    steps: Type.Array(Type.String()),
    answer: Type.String(),
    explanation: Type.String(),
    pictures: Type.Array(Picture),
    furtherReading: Type.Array(FurtherReading),
    publishedAt: Moment,
    adopted: Type.Boolean(),
    rating: nullable(Rating),
    followUp: nullable(FollowUp),
    proposedAt: nullable(Moment),
  },
  closed,
);
export type AnswerView = Static<typeof AnswerView>;

const listed = {
  id: Id,
  subject: Id,
  grade: Type.Integer(),
  state: QuestionState,
  askedAt: Moment,
  answerCount: Count,
  answersWanted: Count,
  claim: nullable(ClaimView),
};

export const QuestionListItem = Type.Object({ ...listed, excerpt: Type.String(), pictureCount: Count }, closed);
export type QuestionListItem = Static<typeof QuestionListItem>;

/** A question on the desk: never who asked, nor from which school. `answer`: the reading teacher's own. */
export const DeskItem = Type.Object(
  {
    ...QuestionListItem.properties,
    hasDraft: Type.Boolean(),
    answer: nullable(
      Type.Object(
        {
          id: Id,
          publishedAt: Moment,
          adopted: Type.Boolean(),
          stars: nullable(Type.Integer()),
          awaitsReply: Type.Boolean(),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type DeskItem = Static<typeof DeskItem>;

/** What waits for a teacher, and what came of the last seven days' work. */
export const DeskSummary = Type.Object(
  {
    /** Free to claim, of the own subjects and grades; counted up to a thousand. */
    waiting: Count,
    /** Claimed now or with a draft. */
    started: Count,
    /** Follow-ups without a reply. */
    awaitingReply: Count,
    /** Of the last seven days. */
    answered: Count,
    adopted: Count,
    /** The own claim that ends first. */
    claim: nullable(Type.Object({ questionId: Id, endsAt: Moment }, closed)),
  },
  closed,
);
export type DeskSummary = Static<typeof DeskSummary>;

/** A question as supervisors list it: from which school, never from whom. */
export const SupervisedItem = Type.Object(
  {
    ...QuestionListItem.properties,
    districtId: Id,
    districtName: Type.String(),
    schoolId: nullable(Id),
    schoolName: Type.String(),
    firstAnsweredAt: nullable(Moment),
    /** Of the adopted answer. */
    stars: nullable(Type.Integer()),
  },
  closed,
);
export type SupervisedItem = Static<typeof SupervisedItem>;

/** Whose questions are looked at, within the own scope, and of which bounded time. */
export const SupervisionScope = {
  districtId: Type.Optional(Id),
  schoolId: Type.Optional(Id),
  subject: Type.Optional(Id),
  grade: Type.Optional(Grade),
  /** Included; thirty days before `to` unless told. */
  from: Type.Optional(Moment),
  /** Not included; now unless told. */
  to: Type.Optional(Moment),
};

export const SupervisionFilter = {
  ...SupervisionScope,
  state: Type.Optional(QuestionState),
  /** Words of the question. */
  q: Type.Optional(Type.String({ maxLength: limits.search })),
  order: oneOfOr('newest', 'oldest'),
};

export const SupervisedPage = Type.Object(
  {
    items: Type.Array(SupervisedItem),
    nextCursor: nullable(Type.String()),
    previousCursor: nullable(Type.String()),
    /** How many there are, counted up to ten thousand. */
    total: Count,
  },
  closed,
);
export type SupervisedPage = Static<typeof SupervisedPage>;

export const SupervisionSummary = Type.Object(
  {
    from: Moment,
    to: Moment,
    total: Count,
    states: Type.Object(
      { matched: Count, open: Count, answered: Count, adopted: Count, solved: Count, withdrawn: Count },
      closed,
    ),
    /** Since when the question that waits longest for its first answer waits. */
    waitingSince: nullable(Moment),
  },
  closed,
);
export type SupervisionSummary = Static<typeof SupervisionSummary>;

/** A piece of a table for spreadsheets; the pieces put together are the file. */
export const SupervisionExport = Type.Object(
  { csv: Type.String(), rows: Count, nextCursor: nullable(Type.String()) },
  closed,
);
export type SupervisionExport = Static<typeof SupervisionExport>;

/** A bank question with its solution, for teachers. */
export const SolvedBankQuestion = Type.Object(
  {
    bankQuestionId: BankQuestionId,
    subject: Id,
    type: Type.String(),
    stem: Type.String(),
    options: Type.Array(Type.String()),
    answer: Type.Array(Type.String()),
    thinking: Type.String(),
    steps: Type.Array(Type.String()),
    explanation: Type.String(),
    knowledgePoints: Type.Array(Type.String()),
  },
  closed,
);
export type SolvedBankQuestion = Static<typeof SolvedBankQuestion>;

export const Rung = oneOf('knowledge-points', 'thinking', 'first-step', 'full');
export type Rung = Static<typeof Rung>;

/** What a rung shows; `note` stands where there is nothing to show. The last four come with `full` alone. */
export const RungContent = Type.Object(
  {
    rung: Rung,
    knowledgePoints: Type.Optional(Type.Array(Type.String())),
    text: Type.Optional(Type.String()),
    note: Type.Optional(LocalTextSchema),
    thinking: Type.Optional(Type.String()),
    steps: Type.Optional(Type.Array(Type.String())),
    answer: Type.Optional(Type.Array(Type.String())),
    explanation: Type.Optional(Type.String()),
  },
  closed,
);
export type RungContent = Static<typeof RungContent>;

/** `recorded`: kept, but no machine can judge it. */
export const AttemptVerdict = oneOf('right', 'wrong', 'recorded');
export type AttemptVerdict = Static<typeof AttemptVerdict>;

export const GuidanceView = Type.Object(
  {
    bankQuestionId: BankQuestionId,
    subject: Id,
    type: Type.String(),
    stem: Type.String(),
    options: Type.Array(Type.String()),
    /** The open rungs, lowest first. */
    rungs: Type.Array(RungContent),
    /** What the next rung asks for; null at the top. */
    next: nullable(
      Type.Object(
        { rung: Rung, waitSeconds: Count, needsAttempt: Type.Boolean(), eitherWillDo: Type.Boolean() },
        closed,
      ),
    ),
    attempts: Type.Array(Type.Object({ rung: nullable(Rung), verdict: AttemptVerdict, triedAt: Moment }, closed)),
  },
  closed,
);
export type GuidanceView = Static<typeof GuidanceView>;

export const QuestionView = Type.Object(
  {
    ...listed,
    text: Type.String(),
    pictures: Type.Array(Picture),
    viewer: oneOf('asker', 'teacher', 'supervisor'),
    /** For supervisors: where the asker goes to school. */
    place: Type.Optional(Type.Object({ districtName: Type.String(), schoolName: Type.String() }, closed)),
    matches: Type.Array(Match),
    /** Open rungs per bank question; the content is read by `GET .../guidance/:bankQuestionId`. */
    guidance: Type.Array(Type.Object({ bankQuestionId: BankQuestionId, opened: Count }, closed)),
    answers: Type.Array(AnswerView),
    /** The reading teacher's own. */
    draft: nullable(ShownAnswerDraft),
  },
  closed,
);
export type QuestionView = Static<typeof QuestionView>;

/** Why a claim ended before an answer: given back, its time was over, or the question needs no answer any more. */
export const ReleaseCause = oneOf('given-back', 'ended', 'closed');
export type ReleaseCause = Static<typeof ReleaseCause>;

const questionFacts = {
  questionId: Id,
  studentId: Id,
  districtId: Id,
  schoolId: nullable(Id),
  subject: Id,
  grade: Type.Integer(),
};
export const QuestionFacts = Type.Object(questionFacts, closed);
export type QuestionFacts = Static<typeof QuestionFacts>;

const answerFacts = { ...questionFacts, answerId: Id, teacherId: Id };
export const AnswerFacts = Type.Object(answerFacts, closed);
export type AnswerFacts = Static<typeof AnswerFacts>;

/** Domain events (durable) and what they carry. No texts, no names. */
export const questionAnswerEvents = {
  'question-answer.asked.v1': Type.Object({ ...questionFacts, state: QuestionState }, closed),
  'question-answer.opened.v1': QuestionFacts,
  'question-answer.solved.v1': QuestionFacts,
  'question-answer.withdrawn.v1': QuestionFacts,
  'question-answer.guided.v1': Type.Object({ ...questionFacts, bankQuestionId: BankQuestionId, rung: Rung }, closed),
  'question-answer.claimed.v1': Type.Object({ ...questionFacts, teacherId: Id }, closed),
  'question-answer.released.v1': Type.Object({ ...questionFacts, teacherId: Id, cause: ReleaseCause }, closed),
  'question-answer.answered.v1': AnswerFacts,
  'question-answer.followed-up.v1': AnswerFacts,
  'question-answer.replied.v1': AnswerFacts,
  'question-answer.adopted.v1': Type.Object({ ...answerFacts, stars: Type.Integer({ minimum: 1, maximum: 5 }) }, closed),
  'question-answer.proposed.v1': AnswerFacts,
};
export type QuestionAnswerEvents = { [E in keyof typeof questionAnswerEvents]: Static<(typeof questionAnswerEvents)[E]> };

/**
 * Realtime messages. To the desks of a subject and grade: opened, claimed, released, answered, closed.
 * To the asking student: claimed, released, answered, replied. To an answer's teacher: followed-up, adopted.
 */
export interface QuestionAnswerPushes {
  'question-answer.opened': { questionId: string; subject: string; grade: number };
  'question-answer.claimed': { questionId: string; endsAt: string };
  'question-answer.released': { questionId: string };
  'question-answer.answered': { questionId: string; answerCount: number };
  'question-answer.closed': { questionId: string };
  'question-answer.followed-up': { questionId: string; answerId: string };
  'question-answer.replied': { questionId: string; answerId: string };
  'question-answer.adopted': { questionId: string; answerId: string };
}
