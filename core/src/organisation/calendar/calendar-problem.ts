import type { LocalText } from '@fudao/plugin-sdk';
import { daysBetween, isLocalDate } from '../../runtime/city-time/index.ts';
import type { MarkedDay, SchoolCalendar, Term } from './school-calendar.ts';

/** Years that a calendar may speak of; beyond them it is a slip of the pen. */
const [firstYear, lastYear] = ['2000', '2099'];
const longestTermDays = 300;

const text = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

export const isCalendarDate = (date: string) =>
  isLocalDate(date) && date.slice(0, 4) >= firstYear && date.slice(0, 4) <= lastYear;

function problemOfTerm({ name, startsOn, endsOn }: Term): LocalText | null {
  const length = daysBetween(startsOn, endsOn);
  if (length < 1) return text(`“${name}”的结束日期早于开始日期`, `"${name}" ends before it starts`);
  if (length <= longestTermDays) return null;
  return text(`“${name}”长达 ${length} 天`, `"${name}" is ${length} days long`);
}

function overlapOf(terms: readonly Term[]): LocalText | null {
  const inOrder = [...terms].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const at = inOrder.findIndex((term, index) => index > 0 && term.startsOn <= inOrder[index - 1]!.endsOn);
  if (at < 0) return null;
  const [first, second] = [inOrder[at - 1]!, inOrder[at]!];
  return text(`“${second.name}”与“${first.name}”的日期重叠`, `"${second.name}" overlaps "${first.name}"`);
}

function twiceOf(days: readonly MarkedDay[]): LocalText | null {
  const seen = new Set<string>();
  const twice = days.find(({ date }) => seen.size === seen.add(date).size);
  return twice ? text(`${twice.date} 重复`, `${twice.date} is given twice`) : null;
}

/** What is wrong with terms and days taken together, as words for a sentence, or null. */
export function problemOfCalendar({ terms, days, exceptions }: SchoolCalendar): LocalText | null {
  const marked = [...days, ...exceptions].map(({ date }) => date);
  const dates = [...terms.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]), ...marked];
  const unreal = dates.find((date) => !isCalendarDate(date));
  if (unreal !== undefined) return text(`没有 ${unreal} 这一天`, `there is no day ${unreal}`);
  const wrongTerm = terms.map(problemOfTerm).find((problem) => problem !== null);
  return wrongTerm ?? overlapOf(terms) ?? twiceOf(days);
}
