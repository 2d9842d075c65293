import { addDays, type LocalDate } from '../../runtime/city-time/index.ts';
import type { CalendarChange, Step } from './calendar-change.ts';
import type { ChangeView } from './edit-schemas.ts';
import type { DistrictDay, MarkedDay, Term } from './school-calendar.ts';

type DayView = ChangeView['days'][number];
type Entered = DayView['before'];

const enteredMark = (day: MarkedDay | null): Entered =>
  day && { kind: day.kind, name: day.name, isProvisional: day.isProvisional };
const enteredFree = (day: DistrictDay | null): Entered => day && { kind: 'free', name: day.name, isProvisional: false };
const termText = (term: Term | null) => term && { name: term.name, startsOn: term.startsOn, endsOn: term.endsOn };

function dayView<T extends { date: LocalDate }>(
  { before, after }: Step<T>,
  entered: (day: T | null) => Entered,
): DayView {
  const { date } = (after ?? before)!;
  return { from: date, to: date, before: entered(before), after: entered(after) };
}

const isAlike = (one: DayView, other: DayView) =>
  JSON.stringify([one.before, one.after]) === JSON.stringify([other.before, other.after]);

function joined(days: readonly DayView[]): DayView[] {
  const ranges: DayView[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && addDays(last.to, 1) === day.from && isAlike(last, day)) last.to = day.to;
    else ranges.push({ ...day });
  }
  return ranges;
}

/** Marked days as people read them, days one after the other that changed alike put together. */
export const viewMarks = (steps: readonly Step<MarkedDay>[]): DayView[] =>
  joined(steps.map((step) => dayView(step, enteredMark)));

/** A change as people read it: days one after the other that changed alike are one range. */
export function viewChange({ terms, days, exceptions }: CalendarChange): ChangeView {
  const inOrder = [...terms].sort((a, b) =>
    (a.after ?? a.before)!.startsOn < (b.after ?? b.before)!.startsOn ? -1 : 1,
  );
  return {
    terms: inOrder.map(({ before, after }) => ({ before: termText(before), after: termText(after) })),
    days: [...viewMarks(days), ...joined(exceptions.map((step) => dayView(step, enteredFree)))],
  };
}
