import type { ChatMessage } from '@fudao/ui-kit';
import type { MessageView } from '../../../api.ts';

interface Author {
  readonly name: string;
  readonly isOwn: boolean;
}

/** A message of a session as the room's chat shows it. @param sentence why it is held or refused; null where it is not */
export function chatMessageOf({ id, authorId, text, pictures, held, sentAt }: MessageView, author: Author, sentence: string | null): ChatMessage {
  return {
    id, authorId, text,
    authorName: author.name,
    isOwn: author.isOwn,
    pictures: Object.fromEntries(pictures.map((one) => [one.id, one])),
    at: Date.parse(sentAt),
    state: held === null ? 'sent' : held === 'waiting' ? 'held' : 'refused',
    ...(sentence !== null && { sentence }),
  };
}
