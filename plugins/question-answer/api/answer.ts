import { Type, type Static } from '@fudao/plugin-sdk';
import { Held } from './held.ts';
import { limits } from './limits.ts';
import { Picture } from './picture.ts';
import { BankQuestionId, closed, Count, Id, Moment, nullable, RichText } from './schema-words.ts';

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
    reply: nullable(Type.Object({ text: Type.String(), repliedAt: Moment, held: Type.Optional(Held) }, closed)),
    held: Type.Optional(Held),
  },
  closed,
);
export type FollowUp = Static<typeof FollowUp>;

export const AnswerView = Type.Object(
  {
    id: Id,
    /** Leads to the teacher's portrait. */
    teacherId: Id,
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
    /** Taken out of sight by a moderator; only its teacher and supervisors still see it. */
    hidden: Type.Optional(Type.Boolean()),
    held: Type.Optional(Held),
  },
  closed,
);
export type AnswerView = Static<typeof AnswerView>;
