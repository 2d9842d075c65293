import type { OutsideChannel } from '@fudao/plugin-sdk';

/**
 * `waiting` for its time or for another try; `sent`; `dropped`: nobody needs it any more, or there is nobody
 * to take it; `failed`: an operator should look.
 */
export type DeliveryState = 'waiting' | 'sent' | 'dropped' | 'failed';

/** So many unread ones of each kind. */
export type DigestCounts = readonly (readonly [kind: string, unread: number])[];

/** One message on one way to one person. */
export interface DeliveryRow {
  readonly id: string;
  readonly accountId: string;
  readonly notificationId: string | null;
  readonly kind: string;
  readonly channel: OutsideChannel;
  readonly deviceId: string | null;
  readonly counts: DigestCounts | null;
  readonly isUrgent: boolean;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly attempts: number;
}

/** Urgent ones are taken before all others that wait on the same channel. */
export const laneOf = (channel: OutsideChannel, isUrgent: boolean): string => (isUrgent ? `${channel}-urgent` : channel);
export const lanesOf = (channel: OutsideChannel): readonly string[] => [laneOf(channel, true), laneOf(channel, false)];
