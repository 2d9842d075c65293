import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { openHours } from '../engine/open-hours.ts';
import type { PolicyParts } from '../policy-parts.ts';
import type { WithinHoursParams } from '../schemas.ts';

/**
 * Whether a moment lay in the tutoring hours of a teacher's district, by the rules and calendar of then. Answering for
 * points is bound to them (the programme's rules).
 */
export async function withinHours(context: ActionContext<Static<typeof WithinHoursParams>>, parts: PolicyParts): Promise<boolean> {
  const { teacherId, at } = context.params;
  const [book, people] = await Promise.all([
    parts.rules.read(context.db),
    context.call<{ districtId: string | null }[]>('identity.districts', { ids: [teacherId] }),
  ]);
  const districtIds = people.flatMap(({ districtId }) => districtId ?? []);
  const { tutoringHours } = book.rulesAt(districtIds, at).rules;
  const { openWindows } = await parts.cities.cityFor(districtIds, tutoringHours, at, context.now().getTime());
  return openHours(openWindows, {}).roomAt(at) > 0;
}
