import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { saveRows } from './save-rows.ts';
import type { ClassGroup, District, Roster, RosterSummary, School } from './schemas.ts';

const districtColumns = 'SELECT id, name FROM organisation_districts';
const schoolColumns = 'SELECT id, district_id AS districtId, name FROM organisation_schools';
const classGroupColumns = 'SELECT id, school_id AS schoolId, grade, name FROM organisation_class_groups';

/** MariaDB has no `IN ()`. */
const byIds = <T>(db: SqlScope, statement: string, ids: readonly string[]): Promise<T[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select<T>(`${statement} WHERE id IN (:ids)`, { ids });

export const findDistricts = (db: SqlScope, ids: readonly string[]) => byIds<District>(db, districtColumns, ids);
export const findSchools = (db: SqlScope, ids: readonly string[]) => byIds<School>(db, schoolColumns, ids);
export const findClassGroups = (db: SqlScope, ids: readonly string[]) => byIds<ClassGroup>(db, classGroupColumns, ids);

export function listDistricts(db: SqlScope): Promise<District[]> {
  return db.select<District>(`${districtColumns} ORDER BY id`);
}

export interface SchoolQuery {
  districtId?: string;
  /** The last id of the page before. */
  after: string;
  limit: number;
}

export function listSchools(db: SqlScope, { districtId, after, limit }: SchoolQuery): Promise<School[]> {
  const inDistrict = districtId === undefined ? '' : 'AND district_id = :districtId';
  const statement = `${schoolColumns} WHERE id > :after ${inDistrict} ORDER BY id LIMIT ${limit}`;
  return db.select<School>(statement, { districtId, after });
}

export function listClassGroups(db: SqlScope, schoolId: string): Promise<ClassGroup[]> {
  return db.select<ClassGroup>(`${classGroupColumns} WHERE school_id = :schoolId ORDER BY grade, id`, { schoolId });
}

export async function saveRoster(db: LockingSqlScope, roster: Roster): Promise<RosterSummary> {
  const schools = roster.schools.map(({ id, districtId, name }) => ({ id, district_id: districtId, name }));
  const classGroups = roster.classGroups.map(({ id, schoolId, grade, name }) => ({
    id,
    school_id: schoolId,
    grade,
    name,
  }));
  return {
    districts: await saveRows(db, 'organisation_districts', roster.districts),
    schools: await saveRows(db, 'organisation_schools', schools),
    classGroups: await saveRows(db, 'organisation_class_groups', classGroups),
  };
}
