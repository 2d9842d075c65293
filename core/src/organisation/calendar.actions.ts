import { action, Type } from '@fudao/plugin-sdk';
import { listMarkedDays, listTerms, saveCalendar } from './calendar.repository.ts';
import { errors } from './errors.ts';
import { calendarBetween, daysBetween, isLocalDate, problemOfCalendar, type CalendarDay } from './school-calendar.ts';
import { CalendarDaySchema, closed, DateText, MarkedDaySchema, TermSchema } from './schemas.ts';

const longestRangeDays = 400;
const readCapability = 'organisation.read';

export const terms = action({
  rest: 'GET /terms',
  summary: 'The terms of the city, in order.',
  allow: 'signed-in',
  capability: readCapability,
  params: Type.Object({}, closed),
  returns: Type.Object({ items: Type.Array(TermSchema) }),
  handler: async ({ db }) => ({ items: await listTerms(db) }),
});

export const calendar = action({
  rest: 'GET /calendar',
  summary: 'What each day of a range is: school day, make-up school day, weekend, holiday or vacation.',
  allow: 'signed-in',
  capability: readCapability,
  params: Type.Object({ from: DateText, to: DateText }, closed),
  returns: Type.Object({ items: Type.Array(CalendarDaySchema) }),
  handler: async ({ db, params }): Promise<{ items: CalendarDay[] }> => {
    const { from, to } = params;
    if (!isLocalDate(from) || !isLocalDate(to)) throw errors.RANGE_INVALID();
    const length = daysBetween(from, to);
    if (length < 1 || length > longestRangeDays) throw errors.RANGE_INVALID();
    return { items: calendarBetween(from, to, await listTerms(db), await listMarkedDays(db, from, to)) };
  },
});

export const importCalendar = action({
  summary: 'Takes over terms by their ids and makes the marked days of their span exactly the given ones.',
  allow: 'internal',
  timeoutMs: 30_000,
  params: Type.Object(
    { terms: Type.Array(TermSchema, { maxItems: 100 }), days: Type.Array(MarkedDaySchema, { maxItems: 4_000 }) },
    closed,
  ),
  returns: Type.Object({ terms: Type.Integer(), days: Type.Integer() }),
  handler: (context) =>
    context.transaction(async ({ db }) => {
      const { terms, days } = context.params;
      const ids = new Set(terms.map(({ id }) => id));
      const others = (await listTerms(db)).filter(({ id }) => !ids.has(id));
      const problem = problemOfCalendar([...others, ...terms], days);
      if (problem) throw errors.CALENDAR_INVALID({ reason: problem });
      await saveCalendar(db, terms, days);
      return { terms: terms.length, days: days.length };
    }),
});
