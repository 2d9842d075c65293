import {
  outsideChannels,
  type Caller,
  type OutsideChannel,
  type PluginContext,
  type Static,
} from '@fudao/plugin-sdk';
import type { NamedKind } from '../../runtime/host/notification-kinds.ts';
import { reachOf } from '../delivery/plan-deliveries.ts';
import { endpointHash, type Device } from '../devices/devices.repository.ts';
import type { Address } from '../addresses/addresses.repository.ts';
import { outsideConsent } from '../consent/outside-consent.ts';
import { policyOf, type NotificationsParts } from '../notifications-parts.ts';
import { findMutes } from '../notifications.repository.ts';
import { otherKind } from '../own-kinds.ts';
import type { AddressView, DeviceView, SettingsView } from '../schemas.ts';
import { findChoices } from './settings.repository.ts';

/** All students are taken for minors: the programme is for grades 7 to 9. */
export const isMinor = ({ roles }: Pick<Caller, 'roles'>): boolean => roles.includes('student');

export const viewDevice = ({ id, name, endpoint, createdAt, seenAt }: Device): Static<typeof DeviceView> => ({
  ...{ id, name, endpointHash: endpointHash(endpoint), createdAt, seenAt },
});

export const viewAddress = ({ channel, address, verifiedAt, pending, code }: Address): Static<typeof AddressView> => ({
  ...{ channel, address, verifiedAt, pending, codeExpiresAt: code?.expiresAt ?? null },
});

/** By owner, so that what belongs together stands together; what nobody declared comes last. */
function inOrder(kinds: readonly NamedKind[]): NamedKind[] {
  const rank = (kind: string) => (kind === otherKind ? '~' : kind.slice(0, kind.indexOf('.')));
  return [...kinds].sort(([one], [other]) => (rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other))));
}

/** Everything that a person may choose, and what is chosen. */
export async function viewSettings(context: Pick<PluginContext, 'db' | 'caller' | 'call'>, parts: NotificationsParts): Promise<Static<typeof SettingsView>> {
  const { db, caller } = context;
  const asked = outsideConsent(context.call, { accountId: caller.id, isMinor: isMinor(caller) });
  const [reach, choices, mutes, consent] = await Promise.all([reachOf(db, caller.id), findChoices(db, caller.id), findMutes(db, caller.id), asked]);
  const chosen = new Map(choices.map(({ kind, channel, isWanted }) => [`${kind} ${channel}`, isWanted]));
  const { quietHours, digest, digestNextAt } = reach.settings;
  return {
    kinds: inOrder(parts.kinds.listFor(caller)).map(([kind, { label, urgent = false, obligatory = false, channels = [] }]) => {
      const isWanted = (channel: OutsideChannel) => chosen.get(`${kind} ${channel}`) ?? channels.includes(channel);
      const wanted = { push: isWanted('push'), mail: isWanted('mail'), sms: isWanted('sms') };
      return { kind, label, isUrgent: urgent, isObligatory: obligatory, isMuted: !obligatory && mutes.includes(kind), channels: wanted };
    }),
    available: outsideChannels.filter((channel) => parts.channels[channel].missing === null),
    quietHours,
    cityQuietHours: isMinor(caller) ? policyOf(parts).studentQuietHours : null,
    digest,
    digestNextAt,
    consent,
    addresses: reach.addresses.map(viewAddress),
    devices: reach.devices.map(viewDevice),
    pushKey: parts.channels.push.publicKey(),
    timeZone: parts.platform.config.timeZone,
  };
}
