import type { SqlScope } from '@fudao/plugin-sdk';
import type { AdmissionState } from './admission-rules.ts';
import { selectAdmissions, type Admission } from './admissions.repository.ts';
import { levelsOf, type Placed } from './place.ts';
import { literally } from './queue.repository.ts';

export interface TeacherFilter {
  readonly reader: Placed;
  /** `confirming`: who asked to be confirmed for another year. */
  readonly state: AdmissionState | 'confirming' | 'all';
  readonly subject?: string | undefined;
  readonly schoolId?: string | undefined;
  readonly text?: string | undefined;
}

/** The widest scope of a reader: a city administrator sees everybody. */
function scopeOf(reader: Placed): string | undefined {
  const held = levelsOf(reader);
  if (held.includes('city')) return '1 = 1';
  if (held.includes('district')) return 'district_id = :readerDistrict';
  return held.includes('school') ? 'school_id = :readerSchool' : undefined;
}

function conditionsOf({ reader, state, subject, schoolId, text }: TeacherFilter): string[] | undefined {
  const scope = scopeOf(reader);
  if (scope === undefined) return undefined;
  const parts = [scope];
  if (state === 'confirming') parts.push("confirmation_asked_at IS NOT NULL AND state = 'admitted'");
  else if (state !== 'all') parts.push('state = :state');
  if (subject !== undefined) parts.push("subjects LIKE :subject ESCAPE '!'");
  if (schoolId !== undefined) parts.push('school_id = :schoolId');
  if (text) parts.push("(teacher_name LIKE :namePart ESCAPE '!' OR education_id LIKE :idStart ESCAPE '!')");
  return parts;
}

function valuesOf({ reader, state, subject, schoolId, text }: TeacherFilter) {
  const pattern = literally(text ?? '');
  return {
    readerDistrict: reader.districtId,
    readerSchool: reader.schoolId,
    state,
    subject: `%,${literally(subject ?? '')},%`,
    schoolId,
    namePart: `%${pattern}%`,
    idStart: `${pattern.normalize('NFKC').toUpperCase()}%`,
  };
}

/** Admitted teachers of a reader's scope, in the order of their education IDs. */
export async function findTeachers(
  db: SqlScope,
  filter: TeacherFilter,
  slice: { after: string; limit: number },
): Promise<Admission[]> {
  const parts = conditionsOf(filter);
  if (!parts) return [];
  const condition = `WHERE ${[...parts, 'education_id > :after'].join(' AND ')} ORDER BY education_id LIMIT :limit`;
  return selectAdmissions(db, condition, { ...valuesOf(filter), ...slice });
}

export async function countTeachers(db: SqlScope, filter: TeacherFilter): Promise<number> {
  const parts = conditionsOf(filter);
  if (!parts) return 0;
  const row = await db.selectOne<{ n: number }>(
    `SELECT COUNT(*) AS n FROM admission_admissions WHERE ${parts.join(' AND ')}`,
    valuesOf(filter),
  );
  return Number(row?.n ?? 0);
}
