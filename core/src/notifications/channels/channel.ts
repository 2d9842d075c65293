import type { Language, LocalText, OutsideChannel } from '@fudao/plugin-sdk';

/** What leaves the platform: neutral words and a way back in. */
export interface OutsideMessage {
  /** Of the delivery: the same at a second try, so that a receiver can tell. */
  readonly id: string;
  /** Whose it is, for what a channel keeps of it on the node; it is not sent. */
  readonly personId: string;
  /** One replaces another of the same, where a receiver shows them side by side. */
  readonly tag: string;
  readonly title: string;
  /** More lines, of a mail. */
  readonly body?: string;
  /** Path in the person's app. */
  readonly link: string;
  readonly language: Language;
  readonly isUrgent: boolean;
  /** After so many seconds nobody need hear of it. */
  readonly usefulSeconds: number;
}

/** A browser that allowed push. */
export interface PushTarget {
  readonly app: 'student' | 'admin';
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export type SendOutcome =
  | { readonly isSent: true }
  /** `gone`: there is no such receiver any more. The reason is for operators: never an address or a number. */
  | { readonly isSent: false; readonly reason: string; readonly next: 'again' | 'never' | 'gone' };

/** Whose messages are to go, and by which addresses or numbers they are known. */
export interface Receiver {
  readonly personId: string;
  readonly addresses: readonly string[];
}

/** A way out of the platform. */
export interface OutsideChannelAdapter<Target> {
  readonly channel: OutsideChannel;
  /** Why it cannot be used here, for the operator; null where it can. */
  readonly missing: LocalText | null;
  /** Never throws; what goes wrong is an outcome. */
  send(message: OutsideMessage, target: Target): Promise<SendOutcome>;
  /** Removes what this node keeps of a person's messages. */
  forget?(person: Receiver): Promise<void>;
  /** Ends what it holds open. */
  close?(): Promise<void>;
}

export interface OutsideChannels {
  readonly push: OutsideChannelAdapter<PushTarget> & { readonly publicKey: () => string };
  readonly mail: OutsideChannelAdapter<string>;
  readonly sms: OutsideChannelAdapter<string>;
}
