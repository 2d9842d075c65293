import type { ActionContext, Static, Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { findDistricts } from '../roster.repository.ts';
import type { DistrictDaySchema } from '../schemas.ts';
import { isEmptyChange } from './calendar-change.ts';
import type { Scope } from './calendar-edit.ts';
import { readCalendar } from './calendar.repository.ts';
import { writeChange } from './change-calendar.ts';
import { lockState } from './history.repository.ts';
import { checked } from './prepare-change.ts';
import type { MarkedDay, SchoolCalendar, Term } from './school-calendar.ts';

interface Given {
  terms: readonly Term[];
  days: readonly MarkedDay[];
  districtDays: readonly Static<typeof DistrictDaySchema>[];
}
type Context = ActionContext<Given>;

/** Terms by their ids; the marked days between the first and the last date are exactly the given ones. */
function withGiven(calendar: SchoolCalendar, { terms, days }: Given): SchoolCalendar {
  const ids = new Set(terms.map(({ id }) => id));
  const dates = [
    ...terms.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]),
    ...days.map(({ date }) => date),
  ].sort();
  const [from = '', to = ''] = [dates[0], dates.at(-1)];
  return {
    ...calendar,
    terms: [...calendar.terms.filter(({ id }) => !ids.has(id)), ...terms],
    days: [...calendar.days.filter(({ date }) => date < from || date > to), ...days],
  };
}

function withDistrictDays(calendar: SchoolCalendar, days: Given['districtDays']): SchoolCalendar {
  const fresh = new Map(days.map(({ date, name }) => [date, { date, name }]));
  return {
    ...calendar,
    exceptions: [...calendar.exceptions.filter(({ date }) => !fresh.has(date)), ...fresh.values()],
  };
}

/** Writes what changes, if anything does: an import that is run twice is one change. */
async function importInto(
  context: Context,
  work: Work,
  scope: Scope,
  changed: (calendar: SchoolCalendar) => SchoolCalendar,
): Promise<void> {
  const { revision } = await lockState(work.db, scope);
  const before = await readCalendar(work.db, scope);
  const prepared = checked(before, changed(before));
  if (isEmptyChange(prepared.change)) return;
  await writeChange(
    context,
    work,
    { id: context.newId(), scope, kind: 'import', putBack: null, source: null, revision: revision + 1 },
    prepared,
  );
}

/** For operators' commands and the demo city: all of it, or nothing. */
export function importWhole(context: Context): Promise<{ terms: number; days: number }> {
  const { terms, days, districtDays } = context.params;
  return context.transaction(async (work) => {
    await importInto(context, work, null, (calendar) => withGiven(calendar, context.params));
    for (const districtId of new Set(districtDays.map((day) => day.districtId))) {
      const own = districtDays.filter((day) => day.districtId === districtId);
      if ((await findDistricts(work.db, [districtId])).length === 0) throw errors.DISTRICT_NOT_FOUND();
      await importInto(context, work, districtId, (calendar) => withDistrictDays(calendar, own));
    }
    return { terms: terms.length, days: days.length };
  });
}
