import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { AdmissionState } from './admission-rules.ts';
import { packWords, unpackWords } from './word-list.ts';

/** What a teacher was admitted for, and whether it holds. */
export interface Admission {
  readonly teacherId: string;
  readonly teacherName: string;
  readonly educationId: string;
  readonly schoolId: string;
  readonly districtId: string;
  readonly state: AdmissionState;
  readonly revision: number;
  readonly title: string;
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
  readonly admittedAt: number;
  readonly validUntil: number;
  readonly confirmationAskedAt: number | null;
  readonly source: 'review' | 'import';
  readonly reason: string | null;
  readonly changedAt: number;
}

type Row = Omit<Admission, 'subjects' | 'grades'> & { subjects: string; grades: string };

const columns =
  'teacher_id AS teacherId, teacher_name AS teacherName, education_id AS educationId, school_id AS schoolId, district_id AS districtId, ' +
  'state, revision, title, subjects, grades, admitted_at AS admittedAt, valid_until AS validUntil, ' +
  'confirmation_asked_at AS confirmationAskedAt, source, reason, changed_at AS changedAt';

const fromRow = (row: Row): Admission => ({
  ...row,
  subjects: unpackWords(row.subjects),
  grades: unpackWords(row.grades).map(Number),
});

const toRow = (admission: Admission): SqlRow => ({
  teacher_id: admission.teacherId,
  teacher_name: admission.teacherName,
  education_id: admission.educationId,
  school_id: admission.schoolId,
  district_id: admission.districtId,
  state: admission.state,
  revision: admission.revision,
  title: admission.title,
  subjects: packWords(admission.subjects),
  grades: packWords(admission.grades),
  admitted_at: admission.admittedAt,
  valid_until: admission.validUntil,
  confirmation_asked_at: admission.confirmationAskedAt,
  source: admission.source,
  reason: admission.reason,
  changed_at: admission.changedAt,
});

const select = `SELECT ${columns} FROM admission_admissions`;

export async function selectAdmissions(
  db: SqlScope,
  condition: string,
  values: Record<string, unknown>,
): Promise<Admission[]> {
  return (await db.select<Row>(`${select} ${condition}`, values)).map(fromRow);
}

export async function findAdmissions(db: SqlScope, teacherIds: readonly string[]): Promise<Admission[]> {
  return teacherIds.length === 0 ? [] : selectAdmissions(db, 'WHERE teacher_id IN (:teacherIds)', { teacherIds });
}

export async function findAdmission(db: SqlScope, teacherId: string): Promise<Admission | undefined> {
  return (await findAdmissions(db, [teacherId]))[0];
}

export async function lockAdmission(db: LockingSqlScope, teacherId: string): Promise<Admission | undefined> {
  const row = await db.lockOne<Row>(`${select} WHERE teacher_id = :teacherId`, { teacherId });
  return row && fromRow(row);
}

/** Those whose time is over, so many at a time. */
export async function lockLapsing(db: LockingSqlScope, now: number, limit: number): Promise<Admission[]> {
  const rows = await db.lockAll<Row>(
    `${select} WHERE state IN ('admitted', 'suspended') AND valid_until <= :now ORDER BY valid_until LIMIT :limit`,
    { now, limit },
  );
  return rows.map(fromRow);
}

export async function insertAdmissions(db: SqlScope, admissions: readonly Admission[]): Promise<void> {
  if (admissions.length > 0) await db.insert('admission_admissions', admissions.map(toRow));
}

export async function saveAdmission(db: SqlScope, admission: Admission): Promise<void> {
  const { teacher_id, ...values } = toRow(admission);
  await db.update('admission_admissions', values, { teacher_id: teacher_id! });
}
