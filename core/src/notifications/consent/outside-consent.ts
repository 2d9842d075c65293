import type { CallAction, Static } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { OutsideConsent } from '../schemas.ts';

/** Of config/policies/consent.yaml: a child's address is handed to services outside of the platform. */
export const outsidePurpose = 'outside-notifications';

export interface Reached {
  readonly accountId: string;
  /** Staff are not asked: their employer tells them. */
  readonly isMinor: boolean;
}

export type Consented = Static<typeof OutsideConsent>;

/** Whether a person may be told outside of the app now; null of whom nobody is asked. */
export async function outsideConsent(call: CallAction, { accountId, isMinor }: Reached): Promise<Consented | null> {
  if (!isMinor) return null;
  const { allowed, why = null } = await call<{ allowed: boolean; why?: string }>('consent.check', { studentId: accountId, purpose: outsidePurpose });
  return { allowed, why };
}

export async function mayGoOutside(call: CallAction, person: Reached): Promise<boolean> {
  return (await outsideConsent(call, person))?.allowed ?? true;
}

/** @throws CONSENT_NEEDED before an address or a browser of a student is taken */
export async function demandConsent(call: CallAction, person: Reached): Promise<void> {
  if (!(await mayGoOutside(call, person))) throw errors.CONSENT_NEEDED();
}
