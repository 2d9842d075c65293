import { Type, type Static } from '@fudao/plugin-sdk';
import { QuestionListItem } from './question.ts';
import { closed, Count, Grade, Id, Moment, nullable, oneOf, oneOfOr } from './schema-words.ts';

/** The state of a question, or `held`: asked, and seen by no teacher because a moderator has not let it through. */
export const SupervisedState = oneOf('matched', 'open', 'answered', 'adopted', 'solved', 'withdrawn', 'held');
export type SupervisedState = Static<typeof SupervisedState>;

/** A question as supervisors list it: from which school, never from whom, and nothing of what was written. */
export const SupervisedItem = Type.Object(
  {
    ...Type.Omit(QuestionListItem, ['excerpt']).properties,
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
  state: Type.Optional(SupervisedState),
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
      { matched: Count, open: Count, answered: Count, adopted: Count, solved: Count, withdrawn: Count, held: Count },
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
