import { Type, type Static } from '@fudao/plugin-sdk';
import { limits } from './limits.ts';
import { Picture } from './picture.ts';
import { closed, Id, Moment, nullable, RichText } from './schema-words.ts';

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
