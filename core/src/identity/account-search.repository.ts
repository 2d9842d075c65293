import type { Role, SqlScope } from '@fudao/plugin-sdk';
import type { AccountRecord } from './account.ts';
import { selectAccounts } from './account.repository.ts';
import type { AdministrationScope } from './administration-scope.ts';

export interface AccountSearch {
  scope: AdministrationScope;
  /** Part of a name, or the beginning of an education ID. */
  text?: string;
  role?: Role;
  schoolId?: string;
  /** The last education ID of the page before. */
  after: string;
  limit: number;
}

/** What somebody types is looked for as it is; `%` and `_` mean themselves. */
const literally = (text: string) => text.replaceAll(/[!%_]/g, '!$&');

const conditions = {
  inDistrict: 'district_id = :districtId',
  inScopeSchool: 'school_id = :scopeSchoolId',
  inSchool: 'school_id = :schoolId',
  withText: "(name LIKE :namePart ESCAPE '!' OR education_id LIKE :idStart ESCAPE '!')",
  withRole:
    'EXISTS (SELECT 1 FROM identity_role_assignments r WHERE r.account_id = identity_accounts.id AND r.role = :role)',
} as const;

/** One page of accounts within a scope, in the order of their education IDs. */
export function searchAccounts(db: SqlScope, search: AccountSearch): Promise<AccountRecord[]> {
  const { scope, text, role, schoolId, after, limit } = search;
  const parts = ['education_id > :after', "status <> 'erased'"];
  if (scope.districtId !== undefined) parts.push(conditions.inDistrict);
  if (scope.schoolId !== undefined) parts.push(conditions.inScopeSchool);
  if (schoolId !== undefined) parts.push(conditions.inSchool);
  if (role !== undefined) parts.push(conditions.withRole);
  if (text) parts.push(conditions.withText);
  const pattern = literally(text ?? '');
  return selectAccounts(db, `WHERE ${parts.join(' AND ')} ORDER BY education_id LIMIT ${limit}`, {
    after,
    districtId: scope.districtId,
    scopeSchoolId: scope.schoolId,
    schoolId,
    role,
    namePart: `%${pattern}%`,
    idStart: `${pattern.normalize('NFKC').toUpperCase()}%`,
  });
}

/** The students of a school or of some ids; those who are erased are nobody's. */
export function findStudents(
  db: SqlScope,
  query: { ids: readonly string[] } | { after: string; limit: number },
): Promise<AccountRecord[]> {
  if ('ids' in query && query.ids.length === 0) return Promise.resolve([]);
  const which = 'ids' in query ? 'id IN (:ids)' : 'id > :after';
  const page = 'ids' in query ? '' : ` ORDER BY id LIMIT ${query.limit}`;
  return selectAccounts(db, `WHERE kind = 'student' AND status <> 'erased' AND ${which}${page}`, { ...query });
}

export interface TeacherQuery {
  subject: string;
  grade: number;
  districtIds?: readonly string[];
  limit: number;
}

/** Active teachers of a subject and grade. */
export async function findTeachers(db: SqlScope, query: TeacherQuery): Promise<string[]> {
  const inDistricts = query.districtIds ? 'AND t.district_id IN (:districtIds)' : '';
  const rows = await db.select<{ id: string }>(
    `SELECT a.id FROM identity_teachings t JOIN identity_accounts a ON a.id = t.account_id
      WHERE t.subject = :subject AND t.grade = :grade ${inDistricts} AND a.status = 'active'
      ORDER BY a.id LIMIT ${query.limit}`,
    { ...query },
  );
  return rows.map(({ id }) => id);
}

/** Active accounts that hold a role in any of some places. */
export async function findHolders(
  db: SqlScope,
  query: { role: Role; scopeIds: readonly string[] },
): Promise<{ accountId: string; scopeId: string }[]> {
  return db.select(
    `SELECT r.account_id AS accountId, r.scope_id AS scopeId
      FROM identity_role_assignments r JOIN identity_accounts a ON a.id = r.account_id
      WHERE r.role = :role AND r.scope_id IN (:scopeIds) AND a.status = 'active' ORDER BY r.scope_id, a.education_id`,
    { ...query },
  );
}
