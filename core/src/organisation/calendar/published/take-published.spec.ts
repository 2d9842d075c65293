import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { calendarOf, type CalendarFile } from '../../../demo/calendar-file.ts';
import { addDays, weekdayOf } from '../../../runtime/city-time/index.ts';
import { projectRoot } from '../../../runtime/config.ts';
import type { MarkedDay, SchoolCalendar } from '../school-calendar.ts';
import { knownYears, parseArrangement, publishedFolder, readArrangement, type Arrangement } from './arrangement.ts';
import { enteredOtherwise, withPublished } from './take-published.ts';

const marked = (date: string, kind: MarkedDay['kind'], name: string, isProvisional = false): MarkedDay => ({
  ...{ date, kind, name, isProvisional },
});
const arrangement: Arrangement = {
  ...{ year: 2027, title: '安排', publishedOn: '2026-11-01' },
  days: [marked('2027-01-01', 'holiday', '元旦'), marked('2027-01-09', 'make-up', '元旦调休上课')],
};
const withDays = (...days: MarkedDay[]): SchoolCalendar => ({ terms: [], days, exceptions: [] });
const day = fc.record({
  date: fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-11-01', days)),
  kind: fc.constantFrom('holiday' as const, 'make-up' as const),
  name: fc.constantFrom('元旦', '校庆'),
  isProvisional: fc.boolean(),
});
const days = fc.uniqueArray(day, { selector: ({ date }) => date, maxLength: 60 });

describe('a published arrangement', () => {
  test('takes the place of what was expected, and leaves what the city entered itself', () => {
    const own = [marked('2027-01-09', 'holiday', '校庆'), marked('2027-05-20', 'holiday', '校庆')];
    const expected = [marked('2027-01-02', 'holiday', '元旦', true), marked('2028-01-01', 'holiday', '元旦', true)];
    const calendar = withDays(...own, ...expected);
    const edit = { kind: 'take-published' as const, arrangement, overwrite: false };
    expect(withPublished(calendar, edit).days).toEqual([...own, expected[1], arrangement.days[0]]);
    expect(enteredOtherwise(calendar, edit)).toEqual([{ before: own[0], after: arrangement.days[1] }]);
    const overwritten = withPublished(calendar, { ...edit, overwrite: true });
    expect(overwritten.days).toEqual([own[1], expected[1], ...arrangement.days]);
  });

  test('taken over twice is taken over once, loses nothing of the city and marks no day twice', () => {
    fc.assert(
      fc.property(days, days, fc.boolean(), (own, published, overwrite) => {
        const said = published.map((one) => ({ ...one, isProvisional: false }));
        const edit = { kind: 'take-published' as const, arrangement: { ...arrangement, days: said }, overwrite };
        const once = withPublished(withDays(...own), edit);
        const inOrder = ({ days: all }: SchoolCalendar) => all.map((one) => JSON.stringify(one)).sort();
        expect(inOrder(withPublished(once, edit))).toEqual(inOrder(once));
        expect(new Set(once.days.map(({ date }) => date)).size).toBe(once.days.length);
        const dates = new Set(said.map(({ date }) => date));
        const entered = own.filter(({ date, isProvisional }) => !isProvisional && !(overwrite && dates.has(date)));
        expect(inOrder(once)).toEqual(expect.arrayContaining(inOrder(withDays(...entered))));
        if (overwrite) expect(enteredOtherwise(once, edit)).toEqual([]);
      }),
    );
  });
});

describe('the files of published arrangements', () => {
  test('make holidays of whole ranges, and school days of weekends alone', async () => {
    const years = await knownYears(publishedFolder);
    expect(years).toEqual(expect.arrayContaining([2025, 2026]));
    for (const year of years) {
      const known = await readArrangement(publishedFolder, year);
      expect(known!.title).toContain(String(year));
      expect(known!.publishedOn < `${year}-01-01`).toBe(true);
      const makeUp = known!.days.filter(({ kind }) => kind === 'make-up');
      expect(makeUp.filter(({ date }) => weekdayOf(date) < 6)).toEqual([]);
    }
  });

  test("say of the demo city's days what its own calendar says", async () => {
    const file = await readFile(join(projectRoot, 'config/calendars/2026-2027.yaml'), 'utf8');
    const entered = calendarOf(parse(file) as CalendarFile).days.filter(({ date }) => date < '2027');
    const known = await readArrangement(publishedFolder, 2026);
    expect(known!.days.filter(({ date }) => date >= '2026-03')).toEqual(expect.arrayContaining(entered));
  });

  test('of a year that nobody put there are unknown, and a wrong one says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fudao-holidays-'));
    try {
      expect(await knownYears(join(folder, 'none'))).toEqual([]);
      await writeFile(join(folder, '2027.yaml'), 'title: [');
      expect(await readArrangement(folder, 2026)).toBeNull();
      await expect(readArrangement(folder, 2027)).rejects.toMatchObject({ code: 'ORGANISATION_HOLIDAYS_FILE_INVALID' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.each([
    ['another year', "holidays: [{ date: '2029-01-01', name: 元旦 }]"],
    ['a day twice', "holidays: [{ date: '2027-01-01', name: a }, { date: '2027-01-01', name: b }]"],
    ['a day that is none', "holidays: [{ date: '2027-02-30', name: a }]"],
    ['a range that runs back', "holidays: [{ from: '2027-01-03', to: '2027-01-01', name: a }]"],
    ['an endless range', "holidays: [{ from: '2027-01-03', to: '2027-11-01', name: a }]"],
    ['no name', "holidays: [{ date: '2027-01-01' }]"],
  ])('with %s are refused', (_name, wrong) => {
    const head = "title: 安排\npublishedOn: '2026-11-01'\nmakeUpDays: []\n";
    expect(() => parseArrangement(2027, `${head}${wrong}`)).toThrow();
  });
});
