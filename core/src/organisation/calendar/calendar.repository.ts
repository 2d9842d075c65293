import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { LocalDate } from '../../runtime/city-time/index.ts';
import { saveRows } from '../save-rows.ts';
import type { CalendarChange, Step } from './calendar-change.ts';
import type { Scope } from './calendar-edit.ts';
import type { DistrictDay, MarkedDay, SchoolCalendar, Term } from './school-calendar.ts';

const [terms, days, exceptions] = ['organisation_terms', 'organisation_marked_days', 'organisation_district_days'];
const earliest = '0000-01-01';
const latest = '9999-12-31';

export function listTerms(db: SqlScope): Promise<Term[]> {
  return db.select<Term>(
    `SELECT id, school_year AS schoolYear, name, starts_on AS startsOn, ends_on AS endsOn FROM ${terms} ORDER BY starts_on`,
  );
}

async function listMarkedDays(db: SqlScope, from: LocalDate, to: LocalDate): Promise<MarkedDay[]> {
  const rows = await db.select<{ date: string; kind: MarkedDay['kind']; name: string; is_provisional: number }>(
    `SELECT date, kind, name, is_provisional FROM ${days} WHERE date BETWEEN :from AND :to ORDER BY date`,
    { from, to },
  );
  return rows.map(({ is_provisional, ...day }) => ({ ...day, isProvisional: is_provisional === 1 }));
}

async function listDistrictDays(db: SqlScope, scope: Scope, from: LocalDate, to: LocalDate): Promise<DistrictDay[]> {
  if (scope === null) return [];
  const statement = `SELECT date, name FROM ${exceptions}
    WHERE district_id = :scope AND date BETWEEN :from AND :to ORDER BY date`;
  return db.select<DistrictDay>(statement, { scope, from, to });
}

/** What is entered for days of a range: of the city, and of one district where one is named. */
export async function readCalendar(db: SqlScope, scope: Scope, from = earliest, to = latest): Promise<SchoolCalendar> {
  return {
    terms: await listTerms(db),
    days: await listMarkedDays(db, from, to),
    exceptions: await listDistrictDays(db, scope, from, to),
  };
}

const termRow = ({ id, schoolYear, name, startsOn, endsOn }: Term): SqlRow => ({
  ...{ id, school_year: schoolYear, name, starts_on: startsOn, ends_on: endsOn },
});

const present = <T>(steps: readonly Step<T>[], side: keyof Step<T>): T[] =>
  steps.flatMap((step) => (step[side] === null ? [] : [step[side] as T]));
const datesOf = (steps: readonly Step<{ date: LocalDate }>[]) => present(steps, 'before').map(({ date }) => date);

async function replaceDays(db: LockingSqlScope, change: CalendarChange): Promise<void> {
  const gone = datesOf(change.days);
  if (gone.length > 0) await db.delete(days, { date: gone });
  const rows = present(change.days, 'after').map(({ isProvisional, ...day }) => ({
    ...day,
    is_provisional: isProvisional ? 1 : 0,
  }));
  if (rows.length > 0) await db.insert(days, rows);
}

async function replaceExceptions(db: LockingSqlScope, scope: Scope, change: CalendarChange): Promise<void> {
  if (scope === null) return;
  const gone = datesOf(change.exceptions);
  if (gone.length > 0) await db.delete(exceptions, { district_id: scope, date: gone });
  const rows = present(change.exceptions, 'after').map(({ date, name }) => ({ district_id: scope, date, name }));
  if (rows.length > 0) await db.insert(exceptions, rows);
}

export async function saveChange(db: LockingSqlScope, scope: Scope, change: CalendarChange): Promise<void> {
  const kept = new Set(present(change.terms, 'after').map(({ id }) => id));
  const gone = present(change.terms, 'before')
    .map(({ id }) => id)
    .filter((id) => !kept.has(id));
  if (gone.length > 0) await db.delete(terms, { id: gone });
  await saveRows(db, terms, present(change.terms, 'after').map(termRow));
  await replaceDays(db, change);
  await replaceExceptions(db, scope, change);
}
