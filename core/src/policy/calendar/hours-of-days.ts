import type { ActionContext, LocalText, Static } from '@fudao/plugin-sdk';
import { addDays, localDateOf, stretchOfDay, type LocalDate, type Stretch } from '../../runtime/city-time/index.ts';
import type { Span } from '../engine/constraint.ts';
import type { PolicyParts } from '../policy-parts.ts';
import type { Rules } from '../rules/rules-schema.ts';
import type { HoursParams, HoursView } from '../schemas.ts';

interface CalendarDay {
  readonly date: LocalDate;
  readonly kind: string;
  readonly isSchoolDay: boolean;
  readonly name: string | null;
}

type Day = Static<typeof HoursView>['items'][number];

const both = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

/** Why a day that is no school day has no tutoring. */
function whyClosed({ kind, name }: Pick<CalendarDay, 'kind' | 'name'>): LocalText {
  if (kind === 'weekend') return both('周末不开放辅导', 'No tutoring at weekends');
  if (kind === 'vacation') return both('假期中，不开放辅导', 'No tutoring in the vacation');
  const why = name ?? '';
  return kind === 'district-free' ? both(`本区不上课：${why}`, `No school in this district: ${why}`) : both(`放假：${why}`, `Holiday: ${why}`);
}

const hoursInWords = ({ from, to }: Rules['tutoringHours']): LocalText => both(`辅导时段是上课日 ${from}–${to}`, `Tutoring hours are ${from} to ${to} on school days`);

const within = (windows: readonly Span[], { from, to }: Stretch): Span[] =>
  windows.filter((window) => window.from < to && from < window.to).map((window) => ({ from: Math.max(window.from, from), to: Math.min(window.to, to) }));

/**
 * When tutoring is open on each day from the one that a moment lies in, by the rules and calendar of a district, or of
 * the city; and the sentence for who asks about any other time.
 */
export async function hoursOfDays(context: ActionContext<Static<typeof HoursParams>>, parts: PolicyParts): Promise<Static<typeof HoursView>> {
  const { params, call, db } = context;
  const districtIds = params.districtId ? [params.districtId] : [];
  const first = localDateOf(params.from, parts.timeZone);
  const range = { from: first, to: addDays(first, params.days - 1) };
  const [book, { items: calendar }] = await Promise.all([
    parts.rules.read(db),
    call<{ items: CalendarDay[] }>('organisation.calendar', { ...range, ...(params.districtId && { districtId: params.districtId }) }),
  ]);
  const dayOf = async (day: CalendarDay): Promise<Day> => {
    const stretch = stretchOfDay(day.date, parts.timeZone);
    const { tutoringHours } = book.rulesAt(districtIds, stretch.to - 1).rules;
    const { openWindows } = await parts.cities.cityFor(districtIds, tutoringHours, params.from, context.now().getTime());
    const open = within(openWindows, stretch);
    const closed = day.isSchoolDay ? null : whyClosed(day);
    return { date: day.date, startsAt: stretch.from, endsAt: stretch.to, open, closed, otherwise: closed ?? hoursInWords(tutoringHours) };
  };
  return { items: await Promise.all(calendar.map(dayOf)) };
}
