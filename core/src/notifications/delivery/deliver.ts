import type { Log, SqlScope } from '@fudao/plugin-sdk';
import type { AddressChannel } from '../addresses/addresses.repository.ts';
import { findAddresses } from '../addresses/addresses.repository.ts';
import type { OutsideChannels, SendOutcome } from '../channels/channel.ts';
import { findDevice, removeDevice } from '../devices/devices.repository.ts';
import { findNotification } from '../notifications.repository.ts';
import { declaredKind } from '../own-kinds.ts';
import type { NotificationsOptions } from '../notifications-parts.ts';
import { endDelivery, postponeDelivery } from './deliveries.repository.ts';
import type { DeliveryRow } from './delivery.ts';
import { messageOf } from './message-of.ts';
import { mostAttempts, retryAt } from './retry.ts';

export interface DeliverParts {
  readonly db: SqlScope;
  readonly log: Log;
  readonly now: () => Date;
  readonly channels: OutsideChannels;
  /** Whether a person may still be told outside of the app. */
  readonly mayReach: (accountId: string) => Promise<boolean>;
  readonly kinds: NotificationsOptions['kinds'];
}

type Attempt = SendOutcome | { readonly isSent: false; readonly reason: string; readonly next: 'drop' };

const drop = (reason: string): Attempt => ({ isSent: false, reason, next: 'drop' });

async function attemptPush(parts: DeliverParts, delivery: DeliveryRow): Promise<Attempt> {
  const device = await findDevice(parts.db, delivery.deviceId ?? '');
  // Removed, signed out, or somebody else's by now.
  if (device?.accountId !== delivery.accountId) return drop('device-gone');
  const now = parts.now().getTime();
  const message = messageOf(delivery, (kind) => declaredKind(parts.kinds, kind), device.language, now);
  const outcome = await parts.channels.push.send(message, device);
  if (!outcome.isSent && outcome.next === 'gone') await removeDevice(parts.db, { id: device.id });
  return outcome;
}

async function attemptAddress(parts: DeliverParts, delivery: DeliveryRow, channel: AddressChannel): Promise<Attempt> {
  const found = (await findAddresses(parts.db, delivery.accountId)).find((one) => one.channel === channel);
  if (!found?.address) return drop('address-gone');
  const now = parts.now().getTime();
  const message = messageOf(delivery, (kind) => declaredKind(parts.kinds, kind), found.language, now);
  return parts.channels[channel].send(message, found.address);
}

/** Nobody is told outside of what they have seen in the app meanwhile. */
async function isStillNews({ db }: DeliverParts, { notificationId, accountId }: DeliveryRow): Promise<boolean> {
  if (notificationId === null) return true;
  const notification = await findNotification(db, accountId, notificationId);
  return notification !== undefined && notification.readAt === null;
}

async function attempt(parts: DeliverParts, delivery: DeliveryRow): Promise<Attempt> {
  const { channel, expiresAt, attempts } = delivery;
  if (!(await isStillNews(parts, delivery))) return drop('read-or-gone');
  if (expiresAt <= parts.now().getTime()) {
    return attempts === 0 ? drop('too-late') : { isSent: false, reason: 'too-late', next: 'never' };
  }
  // A consent may have ended since it was written, by a word or by time alone.
  if (!(await parts.mayReach(delivery.accountId))) return drop('no-consent');
  return channel === 'push' ? attemptPush(parts, delivery) : attemptAddress(parts, delivery, channel);
}

/** A fault of ours: one that cannot be sent must not hold up all that wait behind it. */
function afterFault({ log }: DeliverParts, { id, kind, channel }: DeliveryRow, error: unknown): Attempt {
  log.error({ err: error, deliveryId: id, kind, channel }, 'a delivery could not be made; it will be tried again');
  return { isSent: false, reason: 'internal', next: 'again' };
}

/** Carries one delivery out, or notes when it is tried again, or why it ends. */
export async function deliver(parts: DeliverParts, delivery: DeliveryRow): Promise<void> {
  const outcome = await attempt(parts, delivery).catch((error: unknown) => afterFault(parts, delivery, error));
  const { db } = parts;
  const at = parts.now().getTime();
  const attempts = delivery.attempts + 1;
  if (outcome.isSent) return endDelivery(db, delivery.id, { state: 'sent', reason: null, attempts, at });
  const { reason, next } = outcome;
  if (next === 'drop') return endDelivery(db, delivery.id, { state: 'dropped', reason, attempts: delivery.attempts, at });
  if (next === 'gone') return endDelivery(db, delivery.id, { state: 'dropped', reason, attempts, at });
  const again = next === 'again' && attempts < mostAttempts ? retryAt(attempts, at, delivery.expiresAt) : null;
  if (again === null) return endDelivery(db, delivery.id, { state: 'failed', reason, attempts, at });
  return postponeDelivery(db, delivery.id, { attempts, at: again, reason });
}
