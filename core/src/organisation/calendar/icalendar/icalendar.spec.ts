import fc from 'fast-check';
import { addDays } from '../../../runtime/city-time/index.ts';
import { isEmptyChange, changeBetween } from '../calendar-change.ts';
import type { SchoolCalendar } from '../school-calendar.ts';
import { takenOver } from '../take-over.ts';
import { readIcalendar } from './read-icalendar.ts';
import { writeIcalendar } from './write-icalendar.ts';

const forCity = (kind: string) => kind !== 'free';
const forDistrict = (kind: string) => kind === 'free';
const bytes = (text: string) => new TextEncoder().encode(text);
const wrapped = (...lines: string[]) =>
  bytes(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'];
const allDay = (date: string, ...lines: string[]) => event(`DTSTART;VALUE=DATE:${date}`, ...lines);
const readLines = (...lines: string[]) => readIcalendar(wrapped(...lines), forCity);

const term = {
  id: '2026-autumn',
  schoolYear: '2026-2027',
  name: '第一学期',
  startsOn: '2026-09-01',
  endsOn: '2027-01-22',
};
const name = fc.oneof(
  fc.constantFrom('国庆节', 'May, 1st; "day"\\n', '很长'.repeat(32), '休息日', '上班'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => /^[^\s\p{C}休班]+$/u.test(text)),
);
const date = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-08-20', days));
const days = fc.uniqueArray(
  fc.record({ date, kind: fc.constantFrom('holiday' as const, 'make-up' as const), name, isProvisional: fc.boolean() }),
  { selector: (day) => day.date, maxLength: 40 },
);

describe("a calendar's file", () => {
  test('says on its way back what the calendar says', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (marked) => {
        const calendar: SchoolCalendar = { terms: [term], days: marked, exceptions: [] };
        const file = await writeIcalendar({ name: '校历', district: null, calendar, changedAt: 0 });
        const { entries, leftOutCount } = await readIcalendar(bytes(file), forCity);
        expect(leftOutCount).toBe(0);
        const empty = { terms: [], days: [], exceptions: [] };
        const again = takenOver(empty, null, { entries, replace: true }, 'fresh');
        const isNamedAlike = { ...again, terms: again.terms.map((one) => ({ ...one, id: term.id })) };
        expect(isEmptyChange(changeBetween(calendar, isNamedAlike))).toBe(true);
        expect(
          isEmptyChange(changeBetween(calendar, takenOver(calendar, null, { entries, replace: true }, 'fresh'))),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('is what calendars of phones expect', async () => {
    const exceptions = [
      { date: '2026-12-03', name: '运动会' },
      { date: '2026-12-04', name: '运动会' },
      { date: '2026-12-05', name: '周末' },
    ];
    const holiday = { date: '2026-10-01', kind: 'holiday' as const, name: '国庆节，'.repeat(20), isProvisional: true };
    const calendar = { terms: [term], days: [holiday], exceptions };
    const file = await writeIcalendar({
      name: '校历（云湖区）',
      district: 'yunhu',
      calendar,
      changedAt: Date.parse('2026-11-22T08:00:00Z'),
    });
    const lines = file.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(file).not.toMatch(/[^\r]\n/);
    const uids = lines.filter((line) => line.startsWith('UID:'));
    expect(uids).toEqual([
      'UID:term-2026-autumn@fudao',
      'UID:holiday-2026-10-01@fudao',
      'UID:free-yunhu-2026-12-03@fudao',
    ]);
    expect(lines.filter((line) => /^DT(START|END|STAMP)/.test(line)).slice(-3)).toEqual([
      ...['DTSTAMP:20261122T080000Z', 'DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261205'],
    ]);
    expect(lines).toContain('STATUS:TENTATIVE');
    const ofDistrict = await readIcalendar(bytes(file), forDistrict);
    expect(ofDistrict).toMatchObject({
      entries: [{ kind: 'free', from: '2026-12-03', to: '2026-12-04', name: '运动会' }],
      leftOutCount: 2,
    });
  });

  test('as others publish it is understood, and what is not is named', async () => {
    const read = await readLines(
      ...allDay(
        '20261001',
        'DTEND;VALUE=DATE:20261008',
        'SUMMARY;LANGUAGE=zh_CN:国庆节（休）',
        'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY',
      ),
      ...allDay('20261010', 'SUMMARY:国庆节（班）', 'DURATION:P1D'),
      ...allDay('20261010', 'SUMMARY:国庆节（班）', 'DURATION:P1D'),
      ...allDay('20260910', 'SUMMARY:教师节'),
      ...allDay('20260101', 'SUMMARY:元旦', 'CATEGORIES:Holiday', 'RRULE:FREQ=YEARLY;COUNT=999999999'),
      ...event('DTSTART:20261111T080000Z', 'SUMMARY:家长会', 'CATEGORIES:HOLIDAY'),
      ...allDay('20261301', 'SUMMARY:没有的日子', 'CATEGORIES:HOLIDAY'),
      ...allDay('20261012', 'DTEND;VALUE=DATE:20261001', 'SUMMARY:倒过来', 'CATEGORIES:HOLIDAY'),
      ...allDay('20261012', 'SUMMARY: ', 'CATEGORIES:HOLIDAY'),
      ...allDay('20261012', 'SUMMARY:取消了', 'CATEGORIES:HOLIDAY', 'STATUS:CANCELLED'),
      ...allDay('20261012', 'SUMMARY:运动会', 'X-FUDAO-KIND:free'),
      ...allDay('20261012', 'SUMMARY:怪物', 'CATEGORIES:__proto__,constructor'),
    );
    expect(read.entries).toEqual([
      { kind: 'holiday', from: '2026-10-01', to: '2026-10-07', name: '国庆节', isProvisional: false },
      { kind: 'make-up', from: '2026-10-10', to: '2026-10-10', name: '国庆节', isProvisional: false },
    ]);
    expect(read.leftOut.map(({ summary, reason }) => [summary, reason])).toEqual([
      ...[
        ['教师节', 'unknown-kind'],
        ['元旦', 'recurring'],
        ['家长会', 'timed'],
        ['没有的日子', 'range'],
        ['倒过来', 'range'],
      ],
      ...[
        ['', 'nameless'],
        ['取消了', 'cancelled'],
        ['运动会', 'not-yours'],
        ['怪物', 'unknown-kind'],
      ],
    ]);
  });

  test.each<[string, Uint8Array]>([
    ['nothing', bytes('')],
    ['a sentence', bytes('hello')],
    ['a card', bytes('BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n')],
    ['half a calendar', bytes('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n')],
    ['another encoding', Uint8Array.from([...wrapped('X:').slice(0, -20), 0xb9, 0xfa, 0xc7, 0xec])],
    ['two bytes a letter', new Uint8Array(Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'utf16le'))],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8])],
    ['an endless line', wrapped(...allDay('20261001', `SUMMARY:${'a'.repeat(400_000)}`))],
    ['an endless line in folds', wrapped(...allDay('20261001', 'SUMMARY:a', ...Array<string>(20_000).fill(' b')))],
    ['a nest', wrapped(...Array<string>(50_000).fill('BEGIN:X'))],
    ['ten thousand events', wrapped(...Array<string[]>(10_000).fill(event('SUMMARY:x')).flat())],
  ])('of %s is refused with a sentence', async (_name, file) => {
    await expect(readIcalendar(file, forCity)).rejects.toMatchObject({ code: 'ORGANISATION_CALENDAR_FILE_INVALID' });
  });

  test('of any bytes at all never breaks the reader', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'DTSTART;VALUE=DATE:20261001',
        'RRULE:FREQ=DAILY',
        'DURATION:P99999999D',
        ' ',
        'SUMMARY:x（休）',
      ),
      fc.string({ maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const outcome = await readIcalendar(wrapped(...lines), forCity).catch((error: { code?: string }) => error.code);
        if (typeof outcome === 'string') expect(outcome).toBe('ORGANISATION_CALENDAR_FILE_INVALID');
        else expect(Array.isArray((outcome as { entries: unknown }).entries)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
