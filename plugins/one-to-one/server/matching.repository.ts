import type { SqlScope, Work } from '@fudao/plugin-sdk';

/** What a student was helped with, and by whom: what a teacher is weighed by. */
export interface StudentFacts {
  /** Knowledge points of a subject that the student needed help with, the most frequent first. */
  readonly pointIds: ReadonlySet<string>;
  /** Teachers who helped well before. */
  readonly helpedBy: ReadonlySet<string>;
}

/** More are no weakness but a whole subject. */
const mostPoints = 12;

export async function readStudentFacts(db: SqlScope, studentId: string, subject: string): Promise<StudentFacts> {
  const points = await db.select<{ point_id: string }>(
    `SELECT point_id FROM one_to_one_points WHERE student_id = :studentId AND subject = :subject ORDER BY helped DESC, point_id LIMIT ${mostPoints}`,
    { studentId, subject },
  );
  const met = await db.select<{ teacher_id: string }>('SELECT teacher_id FROM one_to_one_met WHERE student_id = :studentId', { studentId });
  return { pointIds: new Set(points.map(({ point_id: id }) => id)), helpedBy: new Set(met.map(({ teacher_id: id }) => id)) };
}

/** A rating that a student gave, of whatever form of tutoring. */
export interface Rated {
  readonly ratingId: string;
  readonly studentId: string;
  readonly teacherId: string;
  readonly score: number;
  readonly scale: number;
  readonly subject: string | null;
  readonly knowledgePointIds: readonly string[];
}

/** From where on help was good: three quarters of the scale. */
const goodShare = 0.75;

/** Counts a rating once, however often it is told. */
export async function countRating(work: Work, newId: () => string, rated: Rated): Promise<void> {
  const { db } = work;
  const { ratingId, studentId, teacherId, subject } = rated;
  if (await db.selectOne('SELECT rating_id FROM one_to_one_counted WHERE rating_id = :ratingId', { ratingId })) return;
  await db.insert('one_to_one_counted', { rating_id: ratingId });
  if (subject !== null) for (const pointId of rated.knowledgePointIds) await addPoint(db, newId, { studentId, subject, pointId });
  if (rated.score / rated.scale >= goodShare) await addMeeting(db, newId, studentId, teacherId);
}

async function addPoint(db: SqlScope, newId: () => string, { studentId, subject, pointId }: { studentId: string; subject: string; pointId: string }): Promise<void> {
  const changed = await db.run('UPDATE one_to_one_points SET helped = helped + 1 WHERE student_id = :studentId AND point_id = :pointId', { studentId, pointId });
  if (changed === 0) await db.insert('one_to_one_points', { id: newId(), student_id: studentId, subject, point_id: pointId, helped: 1 });
}

async function addMeeting(db: SqlScope, newId: () => string, studentId: string, teacherId: string): Promise<void> {
  const changed = await db.run('UPDATE one_to_one_met SET well = well + 1 WHERE student_id = :studentId AND teacher_id = :teacherId', { studentId, teacherId });
  if (changed === 0) await db.insert('one_to_one_met', { id: newId(), student_id: studentId, teacher_id: teacherId, well: 1 });
}
