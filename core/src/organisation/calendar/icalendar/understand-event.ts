import { addDays, daysBetween } from '../../../runtime/city-time/index.ts';
import { isCalendarDate } from '../calendar-problem.ts';
import { longestRangeDays, type CalendarEntry } from '../edit-schemas.ts';
import { propertyOf, textsOf, type JcalComponent } from './jcal.ts';

/** Why an event of a file is left out. */
export const reasons = ['cancelled', 'recurring', 'timed', 'range', 'nameless', 'unknown-kind'] as const;
export type Reason = (typeof reasons)[number];

type Kind = CalendarEntry['kind'];
export type Understood = { entry: CalendarEntry } | { reason: Reason };

const longestName = 64;
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

const kindsByWord: Readonly<Record<string, Kind>> = {
  ...{ term: 'term', 学期: 'term' },
  ...{ holiday: 'holiday', holidays: 'holiday', 假期: 'holiday', 节假日: 'holiday' },
  ...{ 'make-up': 'make-up', 'make-up-day': 'make-up', 调休: 'make-up', 补课: 'make-up' },
  ...{ free: 'free', 'district-day-off': 'free', 本区放假: 'free' },
  // As the calendars of phones mark China's arrangement of holidays.
  ...{ 'work-holiday': 'holiday', 'alternate-workday': 'make-up' },
};
const markingProperties = ['x-fudao-kind', 'categories', 'x-apple-special-day'];

/** Published arrangements name days off with 休 and working days with 班 behind the name. */
const suffix = /(?:\s*[（(]([休班])[）)]|\s([休班]))$/;

function kindOf(event: JcalComponent, summary: string): Kind | undefined {
  const words = markingProperties.flatMap((name) => textsOf(event, name)).map((word) => word.trim().toLowerCase());
  const marked = words.map((word) => (Object.hasOwn(kindsByWord, word) ? kindsByWord[word] : undefined)).find(Boolean);
  if (marked) return marked;
  const [, inBrackets, apart] = suffix.exec(summary) ?? [];
  const letter = inBrackets ?? apart;
  if (letter === undefined) return undefined;
  return letter === '休' ? 'holiday' : 'make-up';
}

/** How many days an event has; NaN where that cannot be said. The end of a file is the first day after. */
function lengthOf(event: JcalComponent, from: string): number {
  const end = propertyOf(event, 'dtend');
  const duration = propertyOf(event, 'duration')?.[3];
  if (end)
    return end[2] === 'date' && isCalendarDate(String(end[3])) ? daysBetween(from, String(end[3])) - 1 : Number.NaN;
  if (duration === undefined) return 1;
  const [, weeks, days] = /^P(?:(\d{1,3})W|(\d{1,3})D)$/.exec(String(duration)) ?? [];
  return weeks ? Number(weeks) * 7 : days ? Number(days) : Number.NaN;
}

const isTrue = (event: JcalComponent, name: string, value: string) =>
  textsOf(event, name).some((text) => text.toUpperCase() === value);

export const summaryOf = (event: JcalComponent): string =>
  (textsOf(event, 'summary')[0] ?? '').replaceAll(/\s+/g, ' ').trim();

/** An event as the platform understands it. Nothing is guessed: what is no whole day of a known kind is left out. */
export function understandEvent(event: JcalComponent): Understood {
  if (isTrue(event, 'status', 'CANCELLED')) return { reason: 'cancelled' };
  if (propertyOf(event, 'rrule') ?? propertyOf(event, 'rdate')) return { reason: 'recurring' };
  const start = propertyOf(event, 'dtstart');
  if (start?.[2] !== 'date') return { reason: start ? 'timed' : 'range' };
  const from = String(start[3]);
  const length = isCalendarDate(from) ? lengthOf(event, from) : Number.NaN;
  if (!(length >= 1 && length <= longestRangeDays)) return { reason: 'range' };
  const to = addDays(from, length - 1);
  if (!isCalendarDate(to)) return { reason: 'range' };
  const summary = summaryOf(event);
  const kind = kindOf(event, summary);
  if (!kind) return { reason: 'unknown-kind' };
  // A file of the platform's own has the name as it was entered.
  const title = propertyOf(event, 'x-fudao-kind') ? summary : summary.replace(suffix, '');
  const name = Array.from(title).slice(0, longestName).join('').trim();
  if (name === '') return { reason: 'nameless' };
  const id = textsOf(event, 'x-fudao-id')[0];
  const isProvisional = isTrue(event, 'status', 'TENTATIVE');
  return { entry: { kind, from, to, name, isProvisional, ...(id && idPattern.test(id) ? { id } : {}) } };
}
