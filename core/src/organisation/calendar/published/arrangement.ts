import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Type, type Static } from '@fudao/plugin-sdk';
import { datesBetween, daysBetween, type LocalDate } from '../../../runtime/city-time/index.ts';
import { projectRoot } from '../../../runtime/config.ts';
import { compileSchema } from '../../../runtime/validation.ts';
import { errors } from '../../errors.ts';
import { closed, DateText, Name } from '../../schemas.ts';
import { isCalendarDate } from '../calendar-problem.ts';
import type { MarkedDay } from '../school-calendar.ts';

export const publishedFolder = join(projectRoot, 'config/holidays');

const Entry = Type.Union([
  Type.Object({ date: DateText, name: Name }, closed),
  Type.Object({ from: DateText, to: DateText, name: Name }, closed),
]);

/** Shape of `config/holidays/<year>.yaml`. */
const ArrangementFileSchema = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 120 }),
    publishedOn: DateText,
    holidays: Type.Array(Entry, { minItems: 1, maxItems: 40 }),
    makeUpDays: Type.Array(Entry, { maxItems: 40 }),
  },
  closed,
);
type ArrangementFile = Static<typeof ArrangementFileSchema>;

/** The arrangement of one year's holidays as it was published, notice by notice. */
export interface Arrangement {
  year: number;
  /** Of the notice; it stands beside what is taken over. */
  title: string;
  publishedOn: LocalDate;
  days: readonly MarkedDay[];
}

const longestDays = 40;

function datesOf(entry: Static<typeof Entry>): LocalDate[] {
  const [from, to] = 'date' in entry ? [entry.date, entry.date] : [entry.from, entry.to];
  const isRange = isCalendarDate(from) && isCalendarDate(to) && from <= to && daysBetween(from, to) <= longestDays;
  if (!isRange) throw new Error(`${from} to ${to} is no range of at most ${longestDays} days`);
  return datesBetween(from, to);
}

const daysOf = (entries: ArrangementFile['holidays'], kind: MarkedDay['kind']): MarkedDay[] =>
  entries.flatMap((entry) => datesOf(entry).map((date) => ({ date, kind, name: entry.name, isProvisional: false })));

/** @throws an error that says what is wrong with the file */
export function parseArrangement(year: number, content: string): Arrangement {
  const tree: unknown = parse(content);
  const [problem] = compileSchema(ArrangementFileSchema)(tree) ?? [];
  if (problem) throw new Error(`${problem.field} ${problem.message}`);
  const { title, publishedOn, holidays, makeUpDays } = tree as ArrangementFile;
  const days = [...daysOf(holidays, 'holiday'), ...daysOf(makeUpDays, 'make-up')];
  const dates = new Set(days.map(({ date }) => date));
  if (dates.size < days.length) throw new Error('a day is given twice');
  // An arrangement may begin with days at the end of the year before.
  const stranger = [...dates].find((date) => date < `${year - 1}-12-01` || date > `${year}-12-31`);
  if (stranger !== undefined) throw new Error(`${stranger} is not of ${year}`);
  return { year, title, publishedOn, days };
}

/** Years of which the platform knows the arrangement. */
export async function knownYears(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  const years = names.map((name) => /^(20\d\d)\.yaml$/.exec(name)?.[1]).filter((year) => year !== undefined);
  return years.map(Number).sort();
}

/**
 * Read when somebody asks, so that a file that is added needs no restart; null for a year that is not published, or not
 * known here.
 * @throws ORGANISATION_HOLIDAYS_FILE_INVALID
 */
export async function readArrangement(folder: string, year: number): Promise<Arrangement | null> {
  if (!(await knownYears(folder)).includes(year)) return null;
  const content = await readFile(join(folder, `${year}.yaml`), 'utf8');
  try {
    return parseArrangement(year, content);
  } catch (cause) {
    throw errors.HOLIDAYS_FILE_INVALID({ year }, { cause });
  }
}
