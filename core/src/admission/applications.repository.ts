import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { ApplicationContent, ContentPart } from './application-content.ts';
import { isOpen } from './application-rules.ts';
import type { ApplicationState, Level } from './levels.ts';
import { packWords } from './word-list.ts';

export interface Application {
  readonly id: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly educationId: string;
  readonly schoolId: string;
  readonly districtId: string;
  readonly state: ApplicationState;
  readonly returnedBy: Level | null;
  /** What the reviewer who returned it asked for. */
  readonly asked: readonly ContentPart[];
  /** The furthest review it came to: 0 none, 1 school, 2 district, 3 city. */
  readonly reached: number;
  readonly revision: number;
  readonly content: ApplicationContent;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly submittedAt: number | null;
  readonly enteredAt: number | null;
  readonly dueAt: number | null;
}

type Row = Omit<Application, 'content' | 'asked'> & { content: string; asked: string | null };

export const applicationColumns =
  'id, teacher_id AS teacherId, teacher_name AS teacherName, education_id AS educationId, school_id AS schoolId, ' +
  'district_id AS districtId, state, returned_by AS returnedBy, asked, reached, revision, content, created_at AS createdAt, ' +
  'changed_at AS changedAt, submitted_at AS submittedAt, entered_at AS enteredAt, due_at AS dueAt';

const fromRow = (row: Row): Application => ({
  ...row,
  content: JSON.parse(row.content) as ApplicationContent,
  asked: row.asked === null ? [] : (JSON.parse(row.asked) as ContentPart[]),
});

const toRow = (application: Application): SqlRow => ({
  id: application.id,
  teacher_id: application.teacherId,
  teacher_name: application.teacherName,
  education_id: application.educationId,
  school_id: application.schoolId,
  district_id: application.districtId,
  state: application.state,
  returned_by: application.returnedBy,
  asked: application.asked.length === 0 ? null : JSON.stringify(application.asked),
  reached: application.reached,
  revision: application.revision,
  content: JSON.stringify(application.content),
  subjects: packWords(application.content.subjects),
  open_for: isOpen(application.state) ? application.teacherId : null,
  created_at: application.createdAt,
  changed_at: application.changedAt,
  submitted_at: application.submittedAt,
  entered_at: application.enteredAt,
  due_at: application.dueAt,
});

const select = `SELECT ${applicationColumns} FROM admission_applications`;

export async function selectApplications(
  db: SqlScope,
  condition: string,
  values: Record<string, unknown>,
): Promise<Application[]> {
  return (await db.select<Row>(`${select} ${condition}`, values)).map(fromRow);
}

export async function findApplication(db: SqlScope, id: string): Promise<Application | undefined> {
  return (await selectApplications(db, 'WHERE id = :id', { id }))[0];
}

/** The teacher's latest, open or not. */
export async function findLatestOf(db: SqlScope, teacherId: string): Promise<Application | undefined> {
  const condition = 'WHERE teacher_id = :teacherId ORDER BY created_at DESC, id DESC LIMIT 1';
  return (await selectApplications(db, condition, { teacherId }))[0];
}

export async function lockApplication(db: LockingSqlScope, id: string): Promise<Application | undefined> {
  const row = await db.lockOne<Row>(`${select} WHERE id = :id`, { id });
  return row && fromRow(row);
}

/** The one that the teacher has open. */
export async function lockOpenOf(db: LockingSqlScope, teacherId: string): Promise<Application | undefined> {
  const row = await db.lockOne<Row>(`${select} WHERE open_for = :teacherId`, { teacherId });
  return row && fromRow(row);
}

export async function insertApplication(db: SqlScope, application: Application): Promise<void> {
  await db.insert('admission_applications', toRow(application));
}

export async function saveApplication(db: SqlScope, application: Application): Promise<void> {
  const { id, ...values } = toRow(application);
  await db.update('admission_applications', values, { id: id! });
}
