import type { Caller, PluginContext } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';

/** The district an administrator acts for: the own one, or for the city the one that was named. */
export function districtFor(caller: Caller, asked: string | undefined): string {
  if (caller.districtId === null) {
    if (!asked) throw errors.DISTRICT_REQUIRED();
    return asked;
  }
  if (asked && asked !== caller.districtId) throw errors.DISTRICT_NOT_YOURS();
  return caller.districtId;
}

/** A district that does not exist must not be switched on. */
export async function existingDistrict(context: Pick<PluginContext<never>, 'caller' | 'call'>, asked: string | undefined): Promise<string> {
  const districtId = districtFor(context.caller, asked);
  await context.call('organisation.district', { id: districtId });
  return districtId;
}

/** The schools of a district; a page of the organisation's is larger than any of them. */
export async function schoolsOf({ call }: Pick<PluginContext<never>, 'call'>, districtId: string): Promise<{ id: string; name: string }[]> {
  const { items } = await call<{ items: { id: string; name: string }[] }>('organisation.schools', { districtId });
  return items;
}
