import type { CalendarDay, SchoolYear } from '../calendar.ts';
import { addDays, weekdayOf } from '../dates.ts';

const terms = [
  { id: 'autumn', schoolYear: '2026-2027', name: '第一学期', startsOn: '2026-09-01', endsOn: '2027-01-22' },
  { id: 'spring', schoolYear: '2026-2027', name: '第二学期', startsOn: '2027-02-22', endsOn: '2027-07-09' },
];

function plainDay(date: string): CalendarDay {
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn);
  const kind = !term ? 'vacation' : weekdayOf(date) > 5 ? 'weekend' : 'school-day';
  const nothing = { name: null, isProvisional: false, mark: null, exception: null };
  return { date, kind, cityKind: kind, isSchoolDay: kind === 'school-day', termId: term?.id ?? null, ...nothing };
}

/** The school year 2026–2027 as the server gives it, with days that are something else. */
export function aYear(
  changes: readonly (Partial<CalendarDay> & { date: string })[] = [],
  revisions: SchoolYear['revisions'] = { city: 7, district: null },
): SchoolYear {
  const days = Array.from({ length: 365 }, (_nothing, index) => {
    const day = plainDay(addDays('2026-09-01', index));
    return { ...day, ...changes.find(({ date }) => date === day.date) };
  });
  const provisional = days.filter(({ isProvisional }) => isProvisional).length;
  return { year: 2026, from: '2026-09-01', to: '2027-08-31', today: '2026-11-23', terms, days, provisional, revisions };
}
