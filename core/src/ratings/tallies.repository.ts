import type { SqlScope } from '@fudao/plugin-sdk';
import type { BestTally, Together, TogetherOfClass } from './flags.ts';
import type { RatingsPolicy } from './ratings-policy.ts';

/** Ratings of the span that is looked at. */
const counted = `FROM ratings_ratings WHERE state = 'rated' AND rated_at >= :since`;

const numbers = <T extends object>(rows: readonly T[], names: readonly (keyof T)[]): T[] =>
  rows.map((row) => ({ ...row, ...Object.fromEntries(names.map((name) => [name, Number(row[name])])) }));

/** How many ratings each teacher had, or each student gave, and how many were the best there are. */
export async function tallyBest(db: SqlScope, whose: 'teacher_id' | 'student_id', since: number): Promise<BestTally[]> {
  const statement = `SELECT ${whose} AS id, COUNT(*) AS ratings, SUM(CASE WHEN share = 1000 THEN 1 ELSE 0 END) AS best
    ${counted} GROUP BY ${whose}`;
  return numbers(await db.select<BestTally>(statement, { since }), ['ratings', 'best']);
}

interface Sum {
  readonly id: string;
  readonly subject: string;
  readonly n: number;
}

/** Sums by person and subject, of those people alone. */
async function sumsOf(db: SqlScope, whose: string, ids: readonly string[], since: number): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (let from = 0; from < ids.length; from += 500) {
    const statement = `SELECT ${whose} AS id, subject, COUNT(*) AS n ${counted} AND subject IS NOT NULL AND ${whose} IN (:ids)
      GROUP BY ${whose}, subject`;
    const rows = await db.select<Sum>(statement, { since, ids: ids.slice(from, from + 500) });
    for (const { id, subject, n } of rows) sums.set(`${id} ${subject}`, Number(n));
  }
  return sums;
}

async function sumSubjects(db: SqlScope, since: number): Promise<Map<string, number>> {
  const rows = await db.select<Sum>(`SELECT subject, COUNT(*) AS n ${counted} AND subject IS NOT NULL GROUP BY subject`, { since });
  return new Map(rows.map(({ subject, n }) => [subject, Number(n)]));
}

interface TogetherRow {
  readonly teacherId: string;
  readonly giverId: string;
  readonly subject: string;
  readonly together: number;
  readonly adopted: number;
}

async function rowsTogether(db: SqlScope, giver: string, since: number, fewest: number): Promise<TogetherRow[]> {
  const statement = `SELECT teacher_id AS teacherId, ${giver} AS giverId, subject, COUNT(*) AS together,
      SUM(CASE WHEN mode = 'answer' THEN 1 ELSE 0 END) AS adopted
    ${counted} AND subject IS NOT NULL AND ${giver} IS NOT NULL
    GROUP BY teacher_id, ${giver}, subject HAVING COUNT(*) >= :fewest`;
  return numbers(await db.select<TogetherRow>(statement, { since, fewest }), ['together', 'adopted']);
}

async function withSums(db: SqlScope, giver: string, rows: readonly TogetherRow[], since: number): Promise<Together[]> {
  const givers = await sumsOf(db, giver, [...new Set(rows.map(({ giverId }) => giverId))], since);
  const teachers = await sumsOf(db, 'teacher_id', [...new Set(rows.map(({ teacherId }) => teacherId))], since);
  const subjects = await sumSubjects(db, since);
  return rows.map((row) => ({
    ...row,
    ofGiver: givers.get(`${row.giverId} ${row.subject}`) ?? row.together,
    ofTeacher: teachers.get(`${row.teacherId} ${row.subject}`) ?? row.together,
    ofSubject: subjects.get(row.subject) ?? row.together,
  }));
}

/** Pairs of a student and a teacher with at least so many ratings in a subject. */
export async function tallyPairs(db: SqlScope, since: number, fewest: number): Promise<Together[]> {
  return withSums(db, 'student_id', await rowsTogether(db, 'student_id', since, fewest), since);
}

interface StudentsRow {
  readonly teacherId: string;
  readonly giverId: string;
  readonly subject: string;
  readonly students: number;
}

/** Pairs of a class and a teacher, and how many of the class took part often enough to count. */
export async function tallyClasses(db: SqlScope, since: number, ring: RatingsPolicy['flags']['ring']): Promise<TogetherOfClass[]> {
  const { fewestTogether: fewest, fewestOfEach } = ring;
  const pairs = await withSums(db, 'class_group_id', await rowsTogether(db, 'class_group_id', since, fewest), since);
  if (pairs.length === 0) return [];
  const statement = `SELECT teacherId, giverId, subject, COUNT(*) AS students FROM (
      SELECT teacher_id AS teacherId, class_group_id AS giverId, subject, student_id ${counted}
        AND subject IS NOT NULL AND class_group_id IS NOT NULL
      GROUP BY teacher_id, class_group_id, subject, student_id HAVING COUNT(*) >= :fewestOfEach
    ) AS often GROUP BY teacherId, giverId, subject`;
  const rows = await db.select<StudentsRow>(statement, { since, fewestOfEach });
  const key = ({ teacherId, giverId, subject }: Pick<Together, 'teacherId' | 'giverId' | 'subject'>) => `${teacherId} ${giverId} ${subject}`;
  const students = new Map(rows.map((row) => [key(row), Number(row.students)]));
  return pairs.map((pair) => ({ ...pair, students: students.get(key(pair)) ?? 0 }));
}

