import { wallTimeOf } from '../../runtime/city-time/index.ts';
import type { Calling } from '../people.ts';

interface Rules {
  readonly tutoringHours: { readonly from: string; readonly to: string };
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

async function isOutsideIn({ call }: Calling, districtId: string | null, at: number, timeZone: string): Promise<boolean> {
  const { date, minute } = wallTimeOf(at, timeZone);
  const district = districtId === null ? {} : { districtId };
  const { items } = await call<{ items: { isSchoolDay: boolean }[] }>('organisation.calendar', { from: date, to: date, ...district });
  const { rules } = await call<{ rules: Rules }>('policy.rules', { ...district, at });
  const { from, to } = rules.tutoringHours;
  return !items[0]?.isSchoolDay || minute < minutesOf(from) || minute >= minutesOf(to);
}

/** Whether live tutoring that began then was outside of the tutoring hours of anyone who took part, as they stand now. */
export async function isOutsideHours(context: Calling, districtIds: readonly (string | null)[], at: number, timeZone: string): Promise<boolean> {
  const ids = new Set(districtIds);
  const known = [...ids].filter((id) => id !== null);
  for (const districtId of known.length > 0 ? known : [null]) if (await isOutsideIn(context, districtId, at, timeZone)) return true;
  return false;
}
