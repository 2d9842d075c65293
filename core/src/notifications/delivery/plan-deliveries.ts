import type { NotificationKind, OutsideChannel, SqlScope } from '@fudao/plugin-sdk';
import { findAddresses, type Address } from '../addresses/addresses.repository.ts';
import { mayGoOutside } from '../consent/outside-consent.ts';
import { findDevices, type Device } from '../devices/devices.repository.ts';
import { policyOf, type NotificationsParts } from '../notifications-parts.ts';
import { findChoices, findSettings, settingsOf, type Settings } from '../settings/settings.repository.ts';
import { deliveriesOf, type Delivery } from './deliveries-of.ts';
import type { DeliveryRow, DigestCounts } from './delivery.ts';
import type { QuietHours } from './quiet-hours.ts';

const minuteMs = 60_000;
const usualMinutes = 24 * 60;

/** How long it is of use to hear of a kind. */
export const usefulMsOf = ({ usefulMinutes = usualMinutes }: Pick<NotificationKind, 'usefulMinutes'>): number => usefulMinutes * minuteMs;

/** The ways to a person that are open now. */
export interface Reach {
  readonly settings: Settings;
  readonly devices: readonly Device[];
  readonly addresses: readonly Address[];
}

export async function reachOf(db: SqlScope, accountId: string): Promise<Reach> {
  const [settings, devices, addresses] = await Promise.all([
    findSettings(db, accountId),
    findDevices(db, accountId),
    findAddresses(db, accountId),
  ]);
  // Of whom nothing is known it is thought as of a minor.
  return { settings: settings ?? settingsOf(accountId, true), devices, addresses };
}

export function openChannels({ channels }: NotificationsParts, { devices, addresses }: Reach): Set<OutsideChannel> {
  const confirmed = addresses.filter(({ address }) => address !== null).map(({ channel }) => channel);
  const ways: OutsideChannel[] = devices.length > 0 ? ['push', ...confirmed] : confirmed;
  return new Set(ways.filter((channel) => channels[channel].missing === null));
}

/** All that hold of a person: the city's, of a minor, and the own ones. */
export function quietHoursOf({ isMinor, quietHours }: Settings, city: QuietHours): QuietHours[] {
  return [...(isMinor ? [city] : []), ...(quietHours ? [quietHours] : [])];
}

export interface Planned {
  readonly kind: string;
  readonly declared: NotificationKind;
  readonly notificationId: string | null;
  readonly counts: DigestCounts | null;
}

/** The rows for what goes outside; push goes to each device by itself. */
export function rowsOf(
  reach: Reach,
  { kind, declared, notificationId, counts }: Planned,
  deliveries: readonly Delivery[],
  { now, newId }: { now: number; newId: () => string },
): DeliveryRow[] {
  const usefulMs = usefulMsOf(declared);
  const accountId = reach.settings.accountId;
  return deliveries.flatMap((delivery) => {
    if (delivery.channel === 'in-app' || delivery.when === 'digest') return [];
    const { channel, at } = delivery;
    const receivers = channel === 'push' ? reach.devices.map(({ id }) => id) : [null];
    const isUrgent = declared.urgent ?? false;
    // What waits for the morning is of use for as long as it would have been.
    const times = { createdAt: now, dueAt: at, expiresAt: at + usefulMs, attempts: 0 };
    return receivers.map((deviceId) => ({ id: newId(), accountId, notificationId, kind, channel, deviceId, counts, isUrgent, ...times }));
  });
}

/** What goes where of a notification; the list in the app is the caller's to fill, unless nothing is wanted at all. */
export async function planDeliveries(
  db: SqlScope,
  parts: NotificationsParts,
  planned: Planned & { readonly accountId: string; readonly isMuted: boolean },
): Promise<{ isKept: boolean; rows: DeliveryRow[] }> {
  const { platform } = parts;
  const { accountId, isMuted, kind, declared } = planned;
  if (isMuted && !declared.obligatory) return { isKept: false, rows: [] };
  const reach = await reachOf(db, accountId);
  const open = openChannels(parts, reach);
  const isOpen = open.size > 0 && (await mayGoOutside(platform.call, reach.settings));
  if (!isOpen) return { isKept: true, rows: [] };
  const chosen = (await findChoices(db, accountId)).filter((choice) => choice.kind === kind);
  const channels = Object.fromEntries(chosen.map(({ channel, isWanted }) => [channel, isWanted]));
  const hasDigest = reach.settings.digest.every !== 'never';
  const now = platform.now().getTime();
  const quiet = quietHoursOf(reach.settings, policyOf(parts).studentQuietHours);
  const deliveries = deliveriesOf(declared, { isMuted, channels, reach: open, hasDigest }, quiet, now, platform.config.timeZone);
  return { isKept: true, rows: rowsOf(reach, planned, deliveries, { now, newId: platform.newId }) };
}
