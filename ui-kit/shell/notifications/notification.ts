import type { LocalText } from '@fudao/plugin-sdk';

/** What a person was told, as the notifications room keeps it. */
export interface Notification {
  readonly id: string;
  readonly kind: string;
  readonly title: LocalText;
  readonly body: LocalText | null;
  /** Path in this app. */
  readonly link: string | null;
  readonly createdAt: number | string;
  readonly readAt: number | string | null;
}
