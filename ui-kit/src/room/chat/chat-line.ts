import type { Signal } from '@angular/core';
import type { RichTextPictures } from '../../rich-text/picture-rule.ts';

/** `held`: nobody else sees it until somebody looked at it; `refused`: nobody ever does. */
export type ChatMessageState = 'sending' | 'sent' | 'failed' | 'held' | 'refused';

export interface ChatMessage {
  /** The server's; of one that is on its way, the client's. */
  readonly id: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly isOwn: boolean;
  /** Rich text, as everywhere on the platform. */
  readonly text: string;
  readonly pictures: RichTextPictures;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly state: ChatMessageState;
  /** Why it was held, refused or could not be sent. */
  readonly sentence?: string;
}

export interface ChatDraft {
  readonly text: string;
  /** Of the platform's files. */
  readonly pictureIds: readonly string[];
}

/** How messages come and go: a plugin's own, with its checks and its record. */
export interface ChatLine {
  readonly messages: Signal<readonly ChatMessage[]>;
  /** @throws ApiProblem where it was not taken: what was written stays in its field */
  send(draft: ChatDraft): Promise<void>;
  /** Sends again what failed. */
  retry?(id: string): void;
}

export interface ChatGroup {
  readonly key: string;
  readonly authorName: string;
  readonly isOwn: boolean;
  readonly at: number;
  readonly messages: readonly ChatMessage[];
}

const togetherMs = 3 * 60_000;

/** What one person wrote in one go stands under one name and time. */
export function groupMessages(messages: readonly ChatMessage[]): ChatGroup[] {
  const groups: (ChatGroup & { messages: ChatMessage[] })[] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const before = last?.messages.at(-1);
    if (last && before && before.authorId === message.authorId && message.at - before.at < togetherMs) last.messages.push(message);
    else groups.push({ key: message.id, authorName: message.authorName, isOwn: message.isOwn, at: message.at, messages: [message] });
  }
  return groups;
}
