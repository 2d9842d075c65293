import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { saveRows } from './save-rows.ts';
import type { LocalDate, MarkedDay, Term } from './school-calendar.ts';

export function listTerms(db: SqlScope): Promise<Term[]> {
  return db.select<Term>(
    `SELECT id, school_year AS schoolYear, name, starts_on AS startsOn, ends_on AS endsOn
       FROM organisation_terms ORDER BY starts_on`,
  );
}

export async function listMarkedDays(db: SqlScope, from: LocalDate, to: LocalDate): Promise<MarkedDay[]> {
  const rows = await db.select<{ date: string; kind: MarkedDay['kind']; name: string; is_provisional: number }>(
    'SELECT date, kind, name, is_provisional FROM organisation_marked_days WHERE date BETWEEN :from AND :to',
    { from, to },
  );
  return rows.map(({ is_provisional, ...day }) => ({ ...day, isProvisional: is_provisional === 1 }));
}

/** Saves terms, and makes the marked days between the first and the last date exactly the given ones. */
export async function saveCalendar(
  db: LockingSqlScope,
  terms: readonly Term[],
  markedDays: readonly MarkedDay[],
): Promise<void> {
  const dates = [...terms.flatMap((term) => [term.startsOn, term.endsOn]), ...markedDays.map((day) => day.date)].sort();
  const [from = '', to = ''] = [dates[0], dates.at(-1)];
  await db.run('DELETE FROM organisation_marked_days WHERE date BETWEEN :from AND :to', { from, to });
  const dayRows = markedDays.map(({ isProvisional, ...day }) => ({ ...day, is_provisional: isProvisional ? 1 : 0 }));
  if (dayRows.length > 0) await db.insert('organisation_marked_days', dayRows);
  const termRows = terms.map(({ id, schoolYear, name, startsOn, endsOn }) => ({
    id,
    school_year: schoolYear,
    name,
    starts_on: startsOn,
    ends_on: endsOn,
  }));
  await saveRows(db, 'organisation_terms', termRows);
}
