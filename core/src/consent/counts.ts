import type { SqlScope } from '@fudao/plugin-sdk';
import { addDays } from '../runtime/city-time/index.ts';
import type { Ask } from './ask.ts';
import { bornBy } from './coming-of-age.ts';
import type { ConsentParts } from './consent-parts.ts';
import type { CountScope } from './staff-scope.ts';
import { standingOf, type Giver } from './standing.ts';

export interface PurposeCount {
  readonly purpose: string;
  allowed: number;
  refused: number;
  /** Of whom nothing holds, or who must answer anew. */
  open: number;
}

export interface SchoolCount {
  readonly schoolId: string;
  readonly students: number;
  readonly counts: PurposeCount[];
}

interface GroupRow {
  schoolId: string;
  purpose: string;
  version: string;
  isAllowed: number;
  givenBy: Giver;
  isOwn: number;
  isOver: number;
  students: number;
}

const inScope = ({ schoolId }: CountScope, alias: string) =>
  `${alias}.district_id = :districtId${schoolId === undefined ? '' : ` AND ${alias}.school_id = :schoolId`}`;

/** Answers of the same kind are counted by the database; what they mean today is the same rule as everywhere. */
async function findGroups(db: SqlScope, scope: CountScope, days: { own: string; over: string }): Promise<GroupRow[]> {
  return db.select<GroupRow>(
    `SELECT s.school_id AS schoolId, d.purpose AS purpose, d.version AS version, d.is_allowed AS isAllowed, d.given_by AS givenBy,
      CASE WHEN s.birth_date <= :own THEN 1 ELSE 0 END AS isOwn, CASE WHEN s.birth_date <= :over THEN 1 ELSE 0 END AS isOver,
      COUNT(*) AS students
      FROM consent_students s JOIN consent_decisions d ON d.student_id = s.id AND d.plugin_id = ''
      WHERE ${inScope(scope, 's')} AND s.school_id IS NOT NULL
      GROUP BY s.school_id, d.purpose, d.version, d.is_allowed, d.given_by, isOwn, isOver`,
    { ...scope, ...days },
  );
}

/** How many of each school allowed and refused what; who answered nothing is among the open ones. */
export async function countSchools(parts: ConsentParts, db: SqlScope, scope: CountScope, asks: readonly Ask[]): Promise<SchoolCount[]> {
  const { day, policy } = parts;
  const moment = { today: day.today(), graceDays: policy.graceDays };
  const days = { own: bornBy(moment.today), over: bornBy(addDays(moment.today, -policy.graceDays)) };
  const rows = await db.select<{ schoolId: string; students: number }>(
    `SELECT s.school_id AS schoolId, COUNT(*) AS students FROM consent_students s
      WHERE ${inScope(scope, 's')} AND s.school_id IS NOT NULL GROUP BY s.school_id ORDER BY s.school_id`,
    { ...scope },
  );
  const schools = rows.map(({ schoolId, students }) => ({
    ...{ schoolId, students: Number(students) },
    counts: asks.map(({ purpose }) => ({ purpose, allowed: 0, refused: 0, open: Number(students) })),
  }));
  for (const group of await findGroups(db, scope, days)) {
    const ask = asks.find(({ purpose }) => purpose === group.purpose);
    const count = schools.find(({ schoolId }) => schoolId === group.schoolId)?.counts.find(({ purpose }) => purpose === group.purpose);
    if (!ask || !count) continue;
    const { version, givenBy, purpose } = group;
    const decision = { purpose, pluginId: '', version, givenBy, isAllowed: Boolean(group.isAllowed), at: 0 };
    // Anybody's day of birth of this group: the rule says the same of all of them.
    const birthDate = group.isOver ? days.over : group.isOwn ? days.own : null;
    const { state, isAllowed } = standingOf(ask, decision, birthDate, moment);
    const students = Number(group.students);
    if (isAllowed) count.allowed += students;
    else if (state === 'refused') count.refused += students;
    else continue;
    count.open -= students;
  }
  return schools;
}
