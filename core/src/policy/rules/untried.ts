import type { Rules } from './rules-schema.ts';
import { ruleFields, valueAt, type RulePath } from './tighten.ts';

/** What reservations and use of the past say something about. */
const groups = ['tutoringHours', 'session', 'classSession', 'teacherUse', 'studentUse'];
/** Of those groups, what no decision of the past shows: how many wanted a seat, who would have been warned. */
const unknown: readonly RulePath[] = ['classSession.maxSeats', 'studentUse.warnMinutes'];

/** Which changed rules the past cannot be tried with: nobody keeps what was asked and looked at, or who would have begun. */
export function untriedOf(before: Rules, after: Rules): RulePath[] {
  return ruleFields
    .map(({ path }) => path)
    .filter((path) => JSON.stringify(valueAt(before, path)) !== JSON.stringify(valueAt(after, path)))
    .filter((path) => !groups.includes(path.split('.')[0]!) || unknown.includes(path));
}
