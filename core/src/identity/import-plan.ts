import { isDeepStrictEqual } from 'node:util';
import type { Teaching } from '@fudao/plugin-sdk';
import type { AccountRecord } from './account.ts';
import type { CheckedLine } from './account-line.ts';
import { rolesOf } from './role-assignment.ts';

export interface ImportPlan {
  create: AccountRecord[];
  change: AccountRecord[];
  unchanged: number;
  /** Ids of accounts whose rights or place change: sign-ins that carry the old ones must end. */
  toSignOut: string[];
}

const rightsOf = ({ roles, districtId, schoolId, classGroupId, grade, teaching, vendorId }: AccountRecord) =>
  [roles, districtId, schoolId, classGroupId, grade, teaching, vendorId] as const;

/** In one order, so that the same teaching written otherwise is no change. */
function teachingOf({ teaching }: CheckedLine['line']): Teaching | null {
  if (!teaching) return null;
  const { subjects, grades, reviews } = teaching;
  return { subjects: [...subjects].sort(), grades: [...grades].sort(), reviews: [...reviews].sort() };
}

/** What a line makes of an account: of the one that exists, or of a new one. */
function accountOf(
  { line, educationId, place }: CheckedLine,
  before: AccountRecord | undefined,
  id: string,
): AccountRecord {
  const teaching = teachingOf(line);
  const roles = rolesOf(line.kind, line.roles ?? [], teaching);
  const kept = before ?? { id, status: 'active' as const, birthDate: null, passwordHash: null, passwordExpiresAt: null };
  const vendorId = line.vendorId ?? null;
  // A register without the column takes nothing away.
  const birthDate = line.birthDate ?? kept.birthDate;
  return { ...kept, ...place, birthDate, educationId, name: line.name.trim(), kind: line.kind, vendorId, teaching, roles };
}

export interface FirstPasswords {
  /** By education ID. */
  hashes: ReadonlyMap<string, string>;
  /** Milliseconds; null for passwords that do not end. */
  expiresAt: number | null;
}

/** A password that the person has is never overwritten. */
function withFirstPassword(account: AccountRecord, { hashes, expiresAt }: FirstPasswords): AccountRecord {
  const passwordHash = account.passwordHash === null ? hashes.get(account.educationId) : undefined;
  return passwordHash === undefined ? account : { ...account, passwordHash, passwordExpiresAt: expiresAt };
}

/** Sorts what an import does, given the accounts there are and first passwords. */
export function planImport(
  lines: readonly CheckedLine[],
  existing: ReadonlyMap<string, AccountRecord>,
  firstPasswords: FirstPasswords,
  newId: () => string,
): ImportPlan {
  const plan: ImportPlan = { create: [], change: [], unchanged: 0, toSignOut: [] };
  for (const checked of lines) {
    const before = existing.get(checked.educationId);
    const account = withFirstPassword(accountOf(checked, before, before?.id ?? newId()), firstPasswords);
    if (!before) plan.create.push(account);
    else if (isDeepStrictEqual(account, before)) plan.unchanged += 1;
    else plan.change.push(account);
    if (before && !isDeepStrictEqual(rightsOf(account), rightsOf(before))) plan.toSignOut.push(account.id);
  }
  return plan;
}
