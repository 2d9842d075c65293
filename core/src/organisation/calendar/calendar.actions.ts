import { action, Type } from '@fudao/plugin-sdk';
import { daysBetween, isLocalDate, type LocalDate } from '../../runtime/city-time/index.ts';
import { findDistricts } from '../roster.repository.ts';
import { errors } from '../errors.ts';
import { CalendarDaySchema, closed, DateText, DistrictDaySchema, Id, MarkedDaySchema, TermSchema } from '../schemas.ts';
import { listTerms, readCalendar } from './calendar.repository.ts';
import { longestRangeDays } from './edit-schemas.ts';
import { importWhole } from './import-calendar.ts';
import { calendarBetween, type CalendarDay } from './school-calendar.ts';

const readCapability = 'organisation.read';

function checkReadable(from: LocalDate, to: LocalDate): void {
  if (!isLocalDate(from) || !isLocalDate(to)) throw errors.RANGE_INVALID();
  const length = daysBetween(from, to);
  if (length < 1 || length > longestRangeDays) throw errors.RANGE_INVALID();
}

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
  summary: 'What each day of a range is, in the city or in one district, and what the city and the district entered.',
  allow: 'signed-in',
  capability: readCapability,
  params: Type.Object({ from: DateText, to: DateText, districtId: Type.Optional(Id) }, closed),
  returns: Type.Object({ items: Type.Array(CalendarDaySchema) }),
  handler: async ({ db, params }): Promise<{ items: CalendarDay[] }> => {
    const { from, to, districtId } = params;
    checkReadable(from, to);
    if (districtId !== undefined && (await findDistricts(db, [districtId])).length === 0)
      throw errors.DISTRICT_NOT_FOUND();
    return { items: calendarBetween(from, to, await readCalendar(db, districtId ?? null, from, to)) };
  },
});

export const importCalendar = action({
  summary: 'Takes over terms by their ids and makes the marked days of their span exactly the given ones.',
  allow: 'internal',
  timeoutMs: 30_000,
  params: Type.Object(
    {
      terms: Type.Array(TermSchema, { maxItems: 100 }),
      days: Type.Array(MarkedDaySchema, { maxItems: 4_000 }),
      districtDays: Type.Array(DistrictDaySchema, { maxItems: 4_000, default: [] }),
    },
    closed,
  ),
  returns: Type.Object({ terms: Type.Integer(), days: Type.Integer() }),
  handler: (context) => importWhole(context),
});
