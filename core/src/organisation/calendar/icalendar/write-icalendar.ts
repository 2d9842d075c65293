import { addDays, type LocalDate } from '../../../runtime/city-time/index.ts';
import type { CalendarEntry } from '../edit-schemas.ts';
import { calendarBetween, type SchoolCalendar } from '../school-calendar.ts';
import { icalendarFormat, type JcalComponent, type JcalProperty } from './jcal.ts';

const categories: Readonly<Record<CalendarEntry['kind'], string>> = {
  term: 'TERM',
  holiday: 'HOLIDAY',
  'make-up': 'MAKE-UP-DAY',
  free: 'DISTRICT-DAY-OFF',
};

type DayEntry = Omit<CalendarEntry, 'to'> & { date: LocalDate };

function joined(days: readonly DayEntry[]): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  for (const { date, from, kind, name, isProvisional } of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = entries.at(-1);
    const goesOn =
      last &&
      addDays(last.to, 1) === date &&
      last.kind === kind &&
      last.name === name &&
      last.isProvisional === isProvisional;
    if (goesOn) last.to = date;
    else entries.push({ kind, from, to: date, name, isProvisional });
  }
  return entries;
}

/** What is entered, as events: days one after the other of the same name are one. */
export function entriesOf(calendar: SchoolCalendar): CalendarEntry[] {
  const free = calendar.exceptions.filter(
    ({ date }) => calendarBetween(date, date, calendar)[0]!.kind === 'district-free',
  );
  return [
    ...[...calendar.terms]
      .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
      .map(({ id, name, startsOn, endsOn }) => ({
        kind: 'term' as const,
        from: startsOn,
        to: endsOn,
        name,
        isProvisional: false,
        id,
      })),
    ...joined(calendar.days.map((day) => ({ ...day, from: day.date }))),
    ...joined(free.map(({ date, name }) => ({ date, from: date, kind: 'free', name, isProvisional: false }))),
  ];
}

const text = (name: string, ...values: string[]): JcalProperty => [name, {}, 'text', ...values];

function eventOf(entry: CalendarEntry, district: string | null, stamp: string): JcalComponent {
  const { kind, from, to, name, isProvisional, id } = entry;
  const key = kind === 'free' ? `free-${district}-${from}` : kind === 'term' ? `term-${id}` : `${kind}-${from}`;
  const properties: JcalProperty[] = [
    text('uid', `${key}@fudao`),
    ['dtstamp', {}, 'date-time', stamp],
    ['dtstart', {}, 'date', from],
    ['dtend', {}, 'date', addDays(to, 1)],
    text('summary', name),
    text('categories', categories[kind]),
    text('status', isProvisional ? 'TENTATIVE' : 'CONFIRMED'),
    text('transp', 'TRANSPARENT'),
    ['x-fudao-kind', {}, 'unknown', kind],
  ];
  return ['vevent', id === undefined ? properties : [...properties, ['x-fudao-id', {}, 'unknown', id]], []];
}

export interface CalendarFile {
  name: string;
  /** The district whose days off are in it, by id. */
  district: string | null;
  calendar: SchoolCalendar;
  changedAt: number;
}

/** The calendar as a file that calendars of phones and computers read (RFC 5545); the same calendar gives the same bytes. */
export async function writeIcalendar({ name, district, calendar, changedAt }: CalendarFile): Promise<string> {
  const stamp = `${new Date(changedAt).toISOString().slice(0, 19)}Z`;
  const head: JcalProperty[] = [
    text('version', '2.0'),
    text('prodid', '-//Fudao//School calendar//ZH'),
    text('calscale', 'GREGORIAN'),
    text('method', 'PUBLISH'),
    ['x-wr-calname', {}, 'unknown', name],
  ];
  const events = entriesOf(calendar).map((entry) => eventOf(entry, district, stamp));
  const format = await icalendarFormat();
  return `${format.stringify(['vcalendar', head, events])}\r\n`;
}
