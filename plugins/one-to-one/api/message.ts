import { Type, type Static } from '@fudao/plugin-sdk';
import { Picture } from './picture.ts';
import { closed, Count, Id, Moment, nullable, oneOf } from './schema-words.ts';

/** `waiting`: seen by its author alone until a moderator lets it through; `refused`: it stays so. */
export const MessageHeld = oneOf('waiting', 'refused');
export type MessageHeld = Static<typeof MessageHeld>;

export const MessageView = Type.Object(
  {
    id: Id,
    /** From 1 on, in the order of the session. */
    seq: Count,
    authorId: Id,
    text: Type.String(),
    pictures: Type.Array(Picture),
    held: nullable(MessageHeld),
    sentAt: Moment,
  },
  closed,
);
export type MessageView = Static<typeof MessageView>;

export const MessagesView = Type.Object({ items: Type.Array(MessageView), lastSeq: Count }, closed);
export type MessagesView = Static<typeof MessagesView>;
