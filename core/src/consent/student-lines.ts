import { addDays } from '../runtime/city-time/index.ts';
import { isSameAsk, type Ask } from './ask.ts';
import { isOfAge, ofAgeOn } from './coming-of-age.ts';
import { findLiveCodes } from './codes.repository.ts';
import { asksFor, type ConsentParts } from './consent-parts.ts';
import { findDecisions } from './decisions.repository.ts';
import type { Knowing } from './know-students.ts';
import { standingOf, type Giver, type State } from './standing.ts';
import { findStudentsOf, type StudentPlace } from './students.repository.ts';
import type { KeptStudent } from './student.ts';

/** Who answers for a student: the guardian, soon no longer, the student; `unknown` without a day of birth. */
export const ages = ['guardian', 'soon', 'student', 'unknown'] as const;
export type Age = (typeof ages)[number];

export const filters = ['all', 'missing', 'refused', 'stale', 'passing', 'soon', 'asked'] as const;
export type Filter = (typeof filters)[number];

export interface StudentLine {
  readonly student: KeptStudent;
  readonly age: Age;
  readonly ofAgeOn: string | null;
  /** Until when a code that was handed out may be used. */
  readonly codeUntil: number | null;
  readonly items: readonly { purpose: string; pluginId: string; state: State; givenBy: Giver | null; since: number | null }[];
}

export interface LinePage {
  readonly asks: readonly Ask[];
  readonly lines: readonly StudentLine[];
  readonly nextCursor: string | null;
}

const batch = 200;

function ageOf({ policy, day }: ConsentParts, { birthDate }: KeptStudent): Age {
  if (birthDate === null) return 'unknown';
  if (isOfAge(birthDate, day.today())) return 'student';
  return ofAgeOn(birthDate)! <= addDays(day.today(), policy.soonDays) ? 'soon' : 'guardian';
}

const has = ({ items }: StudentLine, ...wanted: State[]) => items.some(({ state }) => wanted.includes(state));

const fits: Readonly<Record<Filter, (line: StudentLine) => boolean>> = {
  all: () => true,
  missing: (line) => has(line, 'missing'),
  refused: (line) => has(line, 'refused'),
  stale: (line) => has(line, 'stale'),
  passing: (line) => has(line, 'to-confirm', 'lapsed'),
  soon: ({ age }) => age === 'soon',
  asked: ({ student }) => student.askedAt !== null,
};

/** How students stand to what is asked. */
export async function linesOf(
  parts: ConsentParts,
  { db }: Pick<Knowing, 'db'>,
  students: readonly KeptStudent[],
  asks: readonly Ask[],
  now: number,
): Promise<StudentLine[]> {
  const ids = students.map(({ id }) => id);
  const decisions = await findDecisions(db, ids);
  const codes = await findLiveCodes(db, ids, now);
  const moment = { today: parts.day.today(), graceDays: parts.policy.graceDays };
  return students.map((student) => ({
    ...{ student, age: ageOf(parts, student), ofAgeOn: ofAgeOn(student.birthDate), codeUntil: codes.get(student.id) ?? null },
    items: asks.map((ask) => {
      const decision = decisions.get(student.id)!.find((one) => isSameAsk(one, ask));
      const { state } = standingOf(ask, decision, student.birthDate, moment);
      const said = state === 'missing' ? undefined : decision;
      return { purpose: ask.purpose, pluginId: ask.pluginId, state, givenBy: said?.givenBy ?? null, since: said?.at ?? null };
    }),
  }));
}

const cursorOf = ({ classGroupId, id }: KeptStudent) => Buffer.from(`${classGroupId ?? ''}\n${id}`).toString('base64url');

function placeOf(cursor: string | undefined): { classGroupId: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [classGroupId = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('\n');
  return { classGroupId, id };
}

export interface LineQuery extends StudentPlace {
  readonly districtId: string | null;
  readonly filter: Filter;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of a school's students. States depend on the day and on plugins, so they are worked out and then chosen from. */
export async function findLines(parts: ConsentParts, knowing: Pick<Knowing, 'db'>, query: LineQuery, now: number): Promise<LinePage> {
  const asks = asksFor(parts, { districtId: query.districtId, schoolId: query.schoolId });
  const lines: StudentLine[] = [];
  let after = placeOf(query.cursor);
  while (lines.length <= query.limit) {
    const students = await findStudentsOf(knowing.db, query, after, batch);
    lines.push(...(await linesOf(parts, knowing, students, asks, now)).filter(fits[query.filter]));
    if (students.length < batch) break;
    const last = students.at(-1)!;
    after = { classGroupId: last.classGroupId ?? '', id: last.id };
  }
  const page = lines.slice(0, query.limit);
  return { asks, lines: page, nextCursor: lines.length > query.limit ? cursorOf(page.at(-1)!.student) : null };
}
