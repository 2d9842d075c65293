import type { SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { Scope } from '../scope.ts';
import type { Anomaly } from './anomalies.ts';
import type { Counted, Sums } from './sums.ts';

/** What a teacher came to in a period. */
export interface TeacherSums extends Sums {
  readonly teacherId: string;
  /** Where the latest activity of the period counted. */
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

export interface FixedSums extends TeacherSums {
  readonly anomalies: readonly Anomaly[];
}

const columns = `teacher_id AS teacherId, district_id AS districtId, school_id AS schoolId, sessions, session_seconds AS sessionSeconds,
  classes, class_seconds AS classSeconds, answers, adopted, responses, within_hour AS withinHour, live_ratings AS liveRatings,
  live_score AS liveScore, star_ratings AS starRatings, star_score AS starScore, short_sessions AS shortSessions, outside, seats, seats_taken AS seatsTaken,
  attended, points_earned AS pointsEarned, points_cut AS pointsCut, students, median_response AS medianResponse, subjects, points`;

type Row = Omit<TeacherSums, 'subjects' | 'points'> & { readonly subjects: string; readonly points: string };

const sumsOf = (row: Row): TeacherSums => ({
  ...row,
  subjects: JSON.parse(row.subjects) as Counted[],
  points: JSON.parse(row.points) as Counted[],
});

export function sumsRow(period: string, one: TeacherSums): SqlRow {
  const { sessions, classes, answers, adopted, responses, outside, seats, attended, students } = one;
  return {
    ...{ period, teacher_id: one.teacherId, district_id: one.districtId, school_id: one.schoolId },
    ...{ sessions, session_seconds: one.sessionSeconds, classes, class_seconds: one.classSeconds, answers, adopted, responses },
    ...{ within_hour: one.withinHour, live_ratings: one.liveRatings, live_score: one.liveScore, star_ratings: one.starRatings },
    ...{ star_score: one.starScore, short_sessions: one.shortSessions, outside, students, median_response: one.medianResponse },
    ...{ seats, seats_taken: one.seatsTaken, attended, points_earned: one.pointsEarned, points_cut: one.pointsCut },
    ...{ subjects: JSON.stringify(one.subjects), points: JSON.stringify(one.points) },
  };
}

/** The caller holds the teacher. */
export async function replaceSums(db: SqlScope, period: string, teacherId: string, sums: TeacherSums | null): Promise<void> {
  await db.delete('analytics_sums', { period, teacher_id: teacherId });
  if (sums) await db.insert('analytics_sums', sumsRow(period, sums));
}

/** All of a scope, or one teacher of it. */
export interface Whose extends Scope {
  readonly teacherId?: string | undefined;
}

const within = ({ districtId, schoolId, teacherId }: Whose) =>
  `${teacherId === undefined ? '' : 'AND teacher_id = :teacherId'} ${districtId === undefined ? '' : 'AND district_id = :districtId'} ${schoolId === undefined ? '' : 'AND school_id = :schoolId'}`;

export async function findSums(db: SqlScope, period: string, scope: Whose): Promise<TeacherSums[]> {
  const statement = `SELECT ${columns} FROM analytics_sums WHERE period = :period ${within(scope)}`;
  return (await db.select<Row>(statement, { period, ...scope })).map(sumsOf);
}

export async function findFixedSums(db: SqlScope, period: string, scope: Whose): Promise<FixedSums[]> {
  const statement = `SELECT ${columns}, anomalies FROM analytics_fixed_sums WHERE period = :period ${within(scope)}`;
  const rows = await db.select<Row & { anomalies: string }>(statement, { period, ...scope });
  return rows.map((row) => ({ ...sumsOf(row), anomalies: JSON.parse(row.anomalies) as Anomaly[] }));
}

export type TeacherWork = Pick<TeacherSums, 'teacherId' | 'sessionSeconds' | 'classSeconds' | 'answers'>;

/** Minutes and answers alone: what a sudden rise is held against. */
export async function findWork(db: SqlScope, periods: readonly string[], scope: Whose): Promise<TeacherWork[]> {
  return db.select(
    `SELECT teacher_id AS teacherId, session_seconds AS sessionSeconds, class_seconds AS classSeconds, answers
     FROM analytics_sums WHERE period IN (:periods) ${within(scope)}`,
    { periods, ...scope },
  );
}
