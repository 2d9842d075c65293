import type { EventContext, Work } from '@fudao/plugin-sdk';
import { findAddresses, saveAddress } from '../addresses/addresses.repository.ts';
import { dropWaiting } from '../delivery/deliveries.repository.ts';
import { removeDevicesOf } from '../devices/devices.repository.ts';
import { mayGoOutside, outsidePurpose } from './outside-consent.ts';

/** As `consent.changed.v1` tells it. */
export interface ConsentChanged {
  readonly studentId: string;
  readonly purpose: string;
}

/** The counts of codes stay: otherwise an answer would be a way around the limit of a day. */
async function forgetAddresses(work: Work, studentId: string): Promise<void> {
  for (const known of await findAddresses(work.db, studentId)) {
    await saveAddress(work.db, { ...known, address: null, verifiedAt: null, pending: null, code: null });
    if (known.address === null) continue;
    work.record({ kind: 'notifications.address-removed', subjectId: studentId, personId: studentId, payload: { channel: known.channel, because: 'consent' } });
  }
}

/** What was taken by a consent goes with it. The word may come late: what holds now counts. */
export async function followConsent(context: EventContext<ConsentChanged>): Promise<void> {
  const { studentId, purpose } = context.event.payload;
  if (purpose !== outsidePurpose || (await mayGoOutside(context.call, { accountId: studentId, isMinor: true }))) return;
  await context.transaction(async (work) => {
    await dropWaiting(work.db, studentId, 'no-consent', context.now().getTime());
    await removeDevicesOf(work.db, studentId);
    await forgetAddresses(work, studentId);
  });
}
