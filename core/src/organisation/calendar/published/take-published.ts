import type { Step } from '../calendar-change.ts';
import type { MarkedDay, SchoolCalendar } from '../school-calendar.ts';
import type { Arrangement } from './arrangement.ts';

export interface TakePublished {
  kind: 'take-published';
  arrangement: Arrangement;
  /** Whether the arrangement takes the place of what the city itself entered otherwise. */
  overwrite: boolean;
}

const isAlike = (one: MarkedDay, other: MarkedDay) => one.kind === other.kind && one.name === other.name;

/** Days that the city itself entered otherwise than the arrangement: what is, and what was published. */
export function enteredOtherwise(
  { days }: Pick<SchoolCalendar, 'days'>,
  { arrangement }: Pick<TakePublished, 'arrangement'>,
): Step<MarkedDay>[] {
  const published = new Map(arrangement.days.map((day) => [day.date, day]));
  return days
    .filter(({ isProvisional }) => !isProvisional)
    .flatMap((own) => {
      const after = published.get(own.date);
      return after && !isAlike(own, after) ? [{ before: own, after }] : [];
    })
    .sort((one, other) => (one.before.date < other.before.date ? -1 : 1));
}

/**
 * What was published takes the place of what was only expected for the year. What the city entered itself stays, unless
 * it is to be overwritten; days of its own that the arrangement does not speak of always stay.
 */
export function withPublished(calendar: SchoolCalendar, edit: TakePublished): SchoolCalendar {
  const { arrangement, overwrite } = edit;
  const kept = new Set(overwrite ? [] : enteredOtherwise(calendar, edit).map(({ before }) => before!.date));
  const fresh = arrangement.days.filter(({ date }) => !kept.has(date));
  const dates = new Set(fresh.map(({ date }) => date));
  const wasExpected = ({ date, isProvisional }: MarkedDay) => isProvisional && date.startsWith(`${arrangement.year}-`);
  const stays = (day: MarkedDay) => !dates.has(day.date) && !wasExpected(day);
  return { ...calendar, days: [...calendar.days.filter(stays), ...fresh] };
}
