import type { NotificationKinds } from '../runtime/host/notification-kinds.ts';
import { relayName } from '../runtime/outbox/relay-name.ts';
import type { Platform } from '../runtime/platform.ts';
import type { OutsideChannels } from './channels/channel.ts';
import { createMailChannel } from './channels/mail-channel.ts';
import { createPushChannel } from './channels/push-channel.ts';
import { createSmsChannel } from './channels/sms-channel.ts';
import { mayGoOutside } from './consent/outside-consent.ts';
import { DeliveryLines } from './delivery/delivery-lines.ts';
import type { NotificationsPolicy } from './notifications-policy.ts';
import { findSettings } from './settings/settings.repository.ts';

export interface NotificationsOptions {
  readonly kinds: Pick<NotificationKinds, 'find' | 'listFor'>;
  readonly channels?: Partial<OutsideChannels>;
  /** Of config/policies unless given. */
  readonly policy?: NotificationsPolicy;
}

/** What the actions of the room share. */
export interface NotificationsParts {
  readonly platform: Platform;
  readonly kinds: NotificationsOptions['kinds'];
  readonly channels: OutsideChannels;
  /** Read at the start. */
  policy: NotificationsPolicy | undefined;
  readonly lines: DeliveryLines;
}

export function policyOf({ policy }: NotificationsParts): NotificationsPolicy {
  if (!policy) throw new Error('The notifications room has not started.');
  return policy;
}

export function createNotificationsParts(platform: Platform, { kinds, channels: given, policy }: NotificationsOptions): NotificationsParts {
  const { config, database, log, now, newId, call } = platform;
  const channels: OutsideChannels = {
    push: given?.push ?? createPushChannel(config),
    mail: given?.mail ?? createMailChannel(config),
    sms: given?.sms ?? createSmsChannel(config),
  };
  const node = relayName(database, newId);
  // Of whom nothing is known it is thought as of a minor.
  const mayReach = async (accountId: string) => mayGoOutside(call, (await findSettings(database, accountId)) ?? { accountId, isMinor: true });
  const lines = new DeliveryLines({ db: database, log, now, node, channels, kinds, mayReach });
  return { platform, kinds, channels, lines, policy };
}
