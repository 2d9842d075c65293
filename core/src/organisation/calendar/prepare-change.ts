import type { SqlScope } from '@fudao/plugin-sdk';
import { commonErrors } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { applied, changeBetween, conflictOf, reverseOf, type CalendarChange } from './calendar-change.ts';
import { demandCity, markedCalendar, withoutTerm, withTerm, type Scope } from './calendar-edit.ts';
import { problemOfCalendar } from './calendar-problem.ts';
import { readCalendar } from './calendar.repository.ts';
import type { Edit } from './edit-schemas.ts';
import { findChange } from './history.repository.ts';
import { withPublished } from './published/take-published.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import { takenOver } from './take-over.ts';

export interface PreparedChange {
  before: SchoolCalendar;
  after: SchoolCalendar;
  change: CalendarChange;
}

/** The calendar before a change, unless somebody built upon it. */
async function putBack(
  db: SqlScope,
  scope: Scope,
  calendar: SchoolCalendar,
  revision: number,
): Promise<SchoolCalendar> {
  const kept = await findChange(db, scope, revision);
  if (!kept) throw commonErrors.NOT_FOUND();
  const reverse = reverseOf(kept.change);
  const conflict = conflictOf(calendar, reverse);
  const what = calendar.terms.find(({ id }) => id === conflict)?.name ?? conflict;
  if (conflict !== null) throw errors.CANNOT_PUT_BACK({ what });
  return applied(calendar, reverse);
}

async function edited(
  db: SqlScope,
  scope: Scope,
  before: SchoolCalendar,
  edit: Edit,
  freshId: string,
): Promise<SchoolCalendar> {
  switch (edit.kind) {
    case 'mark-days':
      return markedCalendar(before, scope, edit);
    case 'save-term':
      demandCity(scope);
      return withTerm(before, edit, freshId);
    case 'remove-term':
      demandCity(scope);
      return withoutTerm(before, edit.id);
    case 'put-back':
      return putBack(db, scope, before, edit.revision);
    case 'take-over':
      return takenOver(before, scope, edit, freshId);
    case 'take-published':
      demandCity(scope);
      return withPublished(before, edit);
  }
}

/** @throws ORGANISATION_CALENDAR_INVALID */
export function checked(before: SchoolCalendar, after: SchoolCalendar): PreparedChange {
  const problem = problemOfCalendar(after);
  if (problem) throw errors.CALENDAR_INVALID({ reason: problem });
  return { before, after, change: changeBetween(before, after) };
}

/** What an edit would make of the calendar as it stands, or why it may not be. */
export async function prepareChange(db: SqlScope, scope: Scope, edit: Edit, freshId: string): Promise<PreparedChange> {
  const before = await readCalendar(db, scope);
  return checked(before, await edited(db, scope, before, edit, freshId));
}
