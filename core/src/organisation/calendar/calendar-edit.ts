import { commonErrors, type LocalText } from '@fudao/plugin-sdk';
import { datesBetween, daysBetween, type LocalDate } from '../../runtime/city-time/index.ts';
import { errors } from '../errors.ts';
import { calendarBetween, schoolYearOf, type CityDayKind, type SchoolCalendar, type Term } from './school-calendar.ts';
import { isCalendarDate } from './calendar-problem.ts';
import { longestRangeDays, type DayMark, type MarkDays, type SaveTerm } from './edit-schemas.ts';

/** Whose part of the calendar is changed: a district's by its id, the city's by null. */
export type Scope = string | null;

export const kindWords: Readonly<Record<CityDayKind, LocalText>> = {
  'school-day': { 'zh-CN': '上课日', en: 'a school day' },
  'make-up': { 'zh-CN': '调休上课日', en: 'a make-up school day' },
  weekend: { 'zh-CN': '周末', en: 'a weekend day' },
  holiday: { 'zh-CN': '全市假期', en: 'a holiday of the city' },
  vacation: { 'zh-CN': '学期以外的日子', en: 'a day outside of the terms' },
};

/** @throws ORGANISATION_RANGE_INVALID */
export function checkRange(from: LocalDate, to: LocalDate): void {
  if (!isCalendarDate(from) || !isCalendarDate(to)) throw errors.RANGE_INVALID();
  const length = daysBetween(from, to);
  if (length < 1 || length > longestRangeDays) throw errors.RANGE_INVALID();
}

const nameOf = ({ name }: { name?: string | undefined }): string => {
  const trimmed = name?.trim() ?? '';
  if (trimmed === '') throw errors.CALENDAR_NAME_REQUIRED();
  return trimmed;
};

function withMarks(calendar: SchoolCalendar, edit: MarkDays, mark: Exclude<DayMark, 'free'>): SchoolCalendar {
  const dates = datesBetween(edit.from, edit.to);
  const rest = calendar.days.filter(({ date }) => date < edit.from || date > edit.to);
  if (mark === null) return { ...calendar, days: rest };
  const name = nameOf(edit);
  const isProvisional = edit.isProvisional ?? false;
  return { ...calendar, days: [...rest, ...dates.map((date) => ({ date, kind: mark, name, isProvisional }))] };
}

/**
 * A district may only tighten: it makes school days free. Days of the range on which there is no school anyway are left
 * as they are; where there is no other, the refusal says why.
 */
function withExceptions(calendar: SchoolCalendar, edit: MarkDays): SchoolCalendar {
  const days = calendarBetween(edit.from, edit.to, { ...calendar, exceptions: [] });
  const rest = calendar.exceptions.filter(({ date }) => date < edit.from || date > edit.to);
  if (edit.mark === null) return { ...calendar, exceptions: rest };
  const [first] = days;
  if (edit.mark !== 'free') throw errors.DISTRICT_ONLY_FREES({ date: first!.date, kind: kindWords[first!.cityKind] });
  const free = days.filter(({ isSchoolDay }) => isSchoolDay);
  if (free.length === 0) throw errors.NO_SCHOOL_ANYWAY({ date: first!.date, kind: kindWords[first!.cityKind] });
  const name = nameOf(edit);
  return { ...calendar, exceptions: [...rest, ...free.map(({ date }) => ({ date, name }))] };
}

/** Days of a range become holidays, make-up days, a district's free days, or (`null`) what their weekday says. */
export function markedCalendar(calendar: SchoolCalendar, scope: Scope, edit: MarkDays): SchoolCalendar {
  checkRange(edit.from, edit.to);
  if (scope !== null) return withExceptions(calendar, edit);
  if (edit.mark === 'free') throw errors.CITY_HAS_HOLIDAYS();
  return withMarks(calendar, edit, edit.mark);
}

/** @param freshId for a term that is new */
export function withTerm(calendar: SchoolCalendar, edit: SaveTerm, freshId: string): SchoolCalendar {
  if (edit.id !== undefined && !calendar.terms.some(({ id }) => id === edit.id)) throw errors.TERM_NOT_FOUND();
  const { startsOn, endsOn, id = freshId } = edit;
  const term: Term = { id, schoolYear: schoolYearOf(startsOn), name: nameOf(edit), startsOn, endsOn };
  return { ...calendar, terms: [...calendar.terms.filter((one) => one.id !== id), term] };
}

export function withoutTerm(calendar: SchoolCalendar, id: string): SchoolCalendar {
  if (!calendar.terms.some((term) => term.id === id)) throw errors.TERM_NOT_FOUND();
  return { ...calendar, terms: calendar.terms.filter((term) => term.id !== id) };
}

/** Terms and marked days are the city's. */
export function demandCity(scope: Scope): void {
  if (scope !== null) throw commonErrors.NOT_ALLOWED();
}
