import { Type, type Static } from '@fudao/plugin-sdk';
import { AnswerView, ShownAnswerDraft } from './answer.ts';
import { Held } from './held.ts';
import { Picture } from './picture.ts';
import { BankQuestionId, closed, Count, Id, Moment, nullable, oneOf } from './schema-words.ts';

export const QuestionState = oneOf('matched', 'open', 'answered', 'adopted', 'solved', 'withdrawn');
export type QuestionState = Static<typeof QuestionState>;

/** A similar bank question, without anything of its solution. */
export const Match = Type.Object(
  { bankQuestionId: BankQuestionId, excerpt: Type.String(), score: Type.Number() },
  closed,
);
export type Match = Static<typeof Match>;

/** Who writes now; `mine` for the teacher who holds it. `renewableUntil` is the latest end by renewals. */
export const ClaimView = Type.Object(
  { mine: Type.Boolean(), endsAt: Moment, renewableUntil: Type.Optional(Moment) },
  closed,
);
export type ClaimView = Static<typeof ClaimView>;

const listed = {
  id: Id,
  subject: Id,
  grade: Type.Integer(),
  state: QuestionState,
  askedAt: Moment,
  answerCount: Count,
  answersWanted: Count,
  claim: nullable(ClaimView),
  held: Type.Optional(Held),
};

export const QuestionListItem = Type.Object({ ...listed, excerpt: Type.String(), pictureCount: Count }, closed);
export type QuestionListItem = Static<typeof QuestionListItem>;

export const QuestionView = Type.Object(
  {
    ...listed,
    text: Type.String(),
    pictures: Type.Array(Picture),
    viewer: oneOf('asker', 'teacher', 'supervisor'),
    /** For supervisors: by which opening they look, until when, and what is laid over what is shown. */
    opening: Type.Optional(
      Type.Object(
        {
          endsAt: Moment,
          watermark: Type.Object({ name: Type.String(), educationId: Type.String(), at: Type.Integer(), number: Type.Integer() }, closed),
        },
        closed,
      ),
    ),
    /** For supervisors: where the asker goes to school. */
    place: Type.Optional(Type.Object({ districtName: Type.String(), schoolName: Type.String() }, closed)),
    matches: Type.Array(Match),
    /** Open rungs per bank question; the content is read by `GET .../guidance/:bankQuestionId`. */
    guidance: Type.Array(Type.Object({ bankQuestionId: BankQuestionId, opened: Count }, closed)),
    answers: Type.Array(AnswerView),
    /** Taken out of sight by a moderator; only its asker and supervisors still see it. */
    hidden: Type.Optional(Type.Boolean()),
    /** The reading teacher's own answer was not let through: it is the draft again. */
    answerRefused: Type.Optional(Type.Boolean()),
    /** The reading teacher's own. */
    draft: nullable(ShownAnswerDraft),
  },
  closed,
);
export type QuestionView = Static<typeof QuestionView>;
