import { action, Type } from '@fudao/plugin-sdk';
import { localDateOf } from '../../runtime/city-time/index.ts';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { findDistricts } from '../roster.repository.ts';
import { CalendarDaySchema, closed, DateText, Id, TermSchema } from '../schemas.ts';
import { readCalendar } from './calendar.repository.ts';
import { readState } from './history.repository.ts';
import { calendarBetween } from './school-calendar.ts';

const SchoolYearSchema = Type.Object(
  {
    year: Type.Integer(),
    from: DateText,
    to: DateText,
    /** The day it is in the city. */
    today: DateText,
    terms: Type.Array(TermSchema),
    days: Type.Array(CalendarDaySchema),
    /** Days that are expected only, until the official arrangement is out. */
    provisional: Type.Integer(),
    /** What a change has to name; of the district where one was named. */
    revisions: Type.Object({ city: Type.Integer(), district: Type.Union([Type.Integer(), Type.Null()]) }, closed),
  },
  closed,
);

/** A whole school year at once, as the calendar's page shows it. */
export function schoolYearActions({ config }: Platform) {
  return {
    schoolYear: action({
      rest: 'GET /school-years/:year',
      summary: 'A school year, September to August: its terms and days, in the city or in one district.',
      allow: 'signed-in',
      params: Type.Object(
        {
          year: Type.Integer({ minimum: 2000, maximum: 2098, description: 'In which it begins.' }),
          districtId: Type.Optional(Id),
        },
        closed,
      ),
      returns: SchoolYearSchema,
      handler: async ({ db, now, params: { year, districtId } }) => {
        const scope = districtId ?? null;
        if (scope !== null && (await findDistricts(db, [scope])).length === 0) throw errors.DISTRICT_NOT_FOUND();
        const [from, to] = [`${year}-09-01`, `${year + 1}-08-31`];
        // Before what they count: a change between the two is noticed when it is saved upon.
        const city = (await readState(db, null)).revision;
        const district = scope === null ? null : (await readState(db, scope)).revision;
        const entered = await readCalendar(db, scope, from, to);
        const days = calendarBetween(from, to, entered);
        return {
          ...{ year, from, to, today: localDateOf(now().getTime(), config.timeZone) },
          terms: entered.terms.filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from),
          days,
          provisional: days.filter(({ isProvisional }) => isProvisional).length,
          revisions: { city, district },
        };
      },
    }),
  };
}
