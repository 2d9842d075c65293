import type { CallAction, LocalText } from '@fudao/plugin-sdk';
import type { Stretch } from './planned-spans.ts';

/** A day by the programme's rules, as the policy room tells it; times in milliseconds. */
export interface HoursOfDay {
  readonly date: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly open: readonly { readonly from: number; readonly to: number }[];
  readonly closed: LocalText | null;
  readonly otherwise: LocalText;
}

/** When tutoring is open in a district on some days from a moment on. */
export async function readHours(call: CallAction, districtId: string | null, from: number, days: number): Promise<HoursOfDay[]> {
  const { items } = await call<{ items: HoursOfDay[] }>('policy.hours', { from, days, districtId });
  return items;
}

/** Open times in order; hours that go on through midnight are one. */
export function openTimes(days: readonly HoursOfDay[]): Stretch[] {
  return days.flatMap(({ open }) => open).reduce<Stretch[]>((all, { from, to }) => {
    const last = all.at(-1);
    if (last?.endsAt === from) return [...all.slice(0, -1), { startsAt: last.startsAt, endsAt: to }];
    return [...all, { startsAt: from, endsAt: to }];
  }, []);
}

/** Why a time does not lie in the hours; null where it does. */
export function whyClosed(days: readonly HoursOfDay[], { startsAt, endsAt }: Stretch): LocalText | null {
  if (openTimes(days).some((open) => open.startsAt <= startsAt && endsAt <= open.endsAt)) return null;
  const day = days.find((one) => one.startsAt <= startsAt && startsAt < one.endsAt);
  return day?.otherwise ?? null;
}
