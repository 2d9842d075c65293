import { outsideChannels, type NotificationKind, type OutsideChannel } from '@fudao/plugin-sdk';
import { quietUntil, type QuietHours } from './quiet-hours.ts';

/** What a person chose, and by which ways they can be reached at all. */
export interface Choices {
  /** Does not want the kind at all, not in the app either. */
  readonly isMuted: boolean;
  /** Only what differs from the kind's own channels. */
  readonly channels: Readonly<Partial<Record<OutsideChannel, boolean>>>;
  /** Ways that there are: a device that allows push, a confirmed address. */
  readonly reach: ReadonlySet<OutsideChannel>;
  /** Mails that can wait are put together. */
  readonly hasDigest: boolean;
}

export type Delivery =
  | { readonly channel: 'in-app'; readonly when: 'now' }
  | { readonly channel: OutsideChannel; readonly when: 'now' | 'after-quiet-hours'; readonly at: number }
  | { readonly channel: 'mail'; readonly when: 'digest' };

type Kind = Pick<NotificationKind, 'urgent' | 'obligatory' | 'channels'>;

/**
 * Which ways a notification goes, and when. In the app it is at once or, of a muted kind, not at all, and
 * then nowhere else either; what is urgent passes quiet hours and waits for no digest.
 */
export function deliveriesOf(
  kind: Kind,
  choices: Choices,
  quietHours: readonly QuietHours[],
  now: number,
  timeZone: string,
): Delivery[] {
  if (choices.isMuted && !kind.obligatory) return [];
  const at = kind.urgent ? now : quietUntil(quietHours, now, timeZone);
  const when = at > now ? 'after-quiet-hours' : 'now';
  const isWanted = (channel: OutsideChannel) =>
    choices.reach.has(channel) && (choices.channels[channel] ?? kind.channels?.includes(channel) ?? false);
  const outside = outsideChannels.filter(isWanted).map((channel): Delivery =>
    channel === 'mail' && choices.hasDigest && !kind.urgent ? { channel, when: 'digest' } : { channel, when, at },
  );
  return [{ channel: 'in-app', when: 'now' }, ...outside];
}
