import type { LockingSqlScope, Role, SqlRow, SqlScope, Teaching } from '@fudao/plugin-sdk';
import type { AccountRecord } from './account.ts';
import { assignmentsOf } from './role-assignment.ts';

interface AccountRow {
  id: string;
  education_id: string;
  name: string;
  kind: AccountRecord['kind'];
  district_id: string | null;
  school_id: string | null;
  class_group_id: string | null;
  grade: number | null;
  vendor_id: string | null;
  teaching: string | null;
  birth_date: string | null;
  password_hash: string | null;
  password_expires_at: number | null;
  status: AccountRecord['status'];
}

const columns = `id, education_id, name, kind, district_id, school_id, class_group_id, grade, vendor_id, teaching,
  birth_date, password_hash, password_expires_at, status`;

function toRecord(row: AccountRow, roles: Role[]): AccountRecord {
  return {
    id: row.id,
    educationId: row.education_id,
    name: row.name,
    kind: row.kind,
    districtId: row.district_id,
    schoolId: row.school_id,
    classGroupId: row.class_group_id,
    grade: row.grade,
    vendorId: row.vendor_id,
    teaching: row.teaching === null ? null : (JSON.parse(row.teaching) as Teaching),
    birthDate: row.birth_date,
    passwordHash: row.password_hash,
    passwordExpiresAt: row.password_expires_at,
    status: row.status,
    roles,
  };
}

/** Reads accounts by any condition, in the order of the statement, with their roles. */
export async function selectAccounts(
  db: SqlScope,
  condition: string,
  values: Record<string, unknown>,
): Promise<AccountRecord[]> {
  const rows = await db.select<AccountRow>(`SELECT ${columns} FROM identity_accounts ${condition}`, values);
  if (rows.length === 0) return [];
  const assigned = await db.select<{ account_id: string; role: Role }>(
    'SELECT DISTINCT account_id, role FROM identity_role_assignments WHERE account_id IN (:ids) ORDER BY role',
    { ids: rows.map(({ id }) => id) },
  );
  const rolesById = new Map(rows.map(({ id }) => [id, [] as Role[]]));
  for (const { account_id, role } of assigned) rolesById.get(account_id)!.push(role);
  return rows.map((row) => toRecord(row, rolesById.get(row.id)!));
}

export function findAccounts(db: SqlScope, ids: readonly string[]): Promise<AccountRecord[]> {
  return selectAccounts(db, "WHERE id IN (:ids) AND status <> 'erased'", { ids });
}

/** Where people belong: one look at one table, for what is asked before every decision. */
export function findDistricts(db: SqlScope, ids: readonly string[]): Promise<{ id: string; districtId: string | null }[]> {
  return db.select("SELECT id, district_id AS districtId FROM identity_accounts WHERE id IN (:ids) AND status <> 'erased'", { ids });
}

export async function findAccount(db: SqlScope, id: string): Promise<AccountRecord | undefined> {
  return (await findAccounts(db, [id]))[0];
}

export function findByEducationIds(db: SqlScope, educationIds: readonly string[]): Promise<AccountRecord[]> {
  return selectAccounts(db, "WHERE education_id IN (:educationIds) AND status <> 'erased'", { educationIds });
}

const toRow = (account: AccountRecord, now: number): SqlRow => ({
  education_id: account.educationId,
  name: account.name,
  kind: account.kind,
  district_id: account.districtId,
  school_id: account.schoolId,
  class_group_id: account.classGroupId,
  grade: account.grade,
  vendor_id: account.vendorId,
  teaching: account.teaching === null ? null : JSON.stringify(account.teaching),
  birth_date: account.birthDate,
  password_hash: account.passwordHash,
  password_expires_at: account.passwordExpiresAt,
  status: account.status,
  changed_at: now,
});

async function insertRows(db: LockingSqlScope, table: string, rows: SqlRow[]): Promise<void> {
  if (rows.length > 0) await db.insert(table, rows);
}

async function insertRights(db: LockingSqlScope, accounts: readonly AccountRecord[]): Promise<void> {
  const assignments = accounts.flatMap((account) =>
    assignmentsOf(account).map(({ role, scope, scopeId }) => ({
      account_id: account.id,
      role,
      scope,
      scope_id: scopeId,
    })),
  );
  const teachings = accounts.flatMap(({ id, districtId, teaching }) =>
    (teaching?.subjects ?? []).flatMap((subject) =>
      teaching!.grades.map((grade) => ({ account_id: id, subject, grade, district_id: districtId })),
    ),
  );
  await insertRows(db, 'identity_role_assignments', assignments);
  await insertRows(db, 'identity_teachings', teachings);
}

export async function insertAccounts(db: LockingSqlScope, fresh: readonly AccountRecord[], now: number): Promise<void> {
  const rows = fresh.map((account) => ({ id: account.id, created_at: now, ...toRow(account, now) }));
  await insertRows(db, 'identity_accounts', rows);
  await insertRights(db, fresh);
}

export async function replaceAccounts(
  db: LockingSqlScope,
  changed: readonly AccountRecord[],
  now: number,
): Promise<void> {
  if (changed.length === 0) return;
  for (const account of changed) await db.update('identity_accounts', toRow(account, now), { id: account.id });
  const ids = changed.map(({ id }) => id);
  await db.delete('identity_role_assignments', { account_id: ids });
  await db.delete('identity_teachings', { account_id: ids });
  await insertRights(db, changed);
}

export interface NewPassword {
  hash: string;
  /** Milliseconds; null for a password the person chose. */
  expiresAt: number | null;
}

export async function savePassword(
  db: SqlScope,
  id: string,
  { hash, expiresAt }: NewPassword,
  now: number,
): Promise<void> {
  const values = { password_hash: hash, password_expires_at: expiresAt, changed_at: now };
  await db.update('identity_accounts', values, { id });
}

export async function saveStatus(
  db: SqlScope,
  id: string,
  status: AccountRecord['status'],
  now: number,
): Promise<void> {
  await db.update('identity_accounts', { status, changed_at: now }, { id });
}
