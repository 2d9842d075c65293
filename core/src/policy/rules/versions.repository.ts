import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { Rules } from './rules-schema.ts';
import type { Tightening } from './tighten.ts';

/** `city`, or `district:` and a district's id. */
export type RulesScope = string;

export const cityScope: RulesScope = 'city';
export const scopeOf = (districtId: string | null): RulesScope => (districtId === null ? cityScope : `district:${districtId}`);

/** All rules of a scope from a moment on, until the next version's. */
export interface RulesVersion {
  readonly scope: RulesScope;
  /** Counts up from 1 within its scope. */
  readonly number: number;
  readonly rules: Rules | Tightening;
  /** Milliseconds since 1970. */
  readonly effectiveFrom: number;
  readonly reason: string;
  /** The version that this one put back what was before. */
  readonly undoes: number | null;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly withdrawnAt: number | null;
}

interface Row {
  scope: string;
  number: number;
  rules: string;
  effective_from: number;
  reason: string;
  undoes: number | null;
  created_at: number;
  created_by: string;
  withdrawn_at: number | null;
}

const fromRow = (row: Row): RulesVersion => ({
  scope: row.scope,
  number: row.number,
  rules: JSON.parse(row.rules) as Rules | Tightening,
  effectiveFrom: row.effective_from,
  reason: row.reason,
  undoes: row.undoes,
  createdAt: row.created_at,
  createdBy: row.created_by,
  withdrawnAt: row.withdrawn_at,
});

const columns = 'scope, number, rules, effective_from, reason, undoes, created_at, created_by, withdrawn_at';

/** Every version that holds or is planned, of all scopes, in order. */
export async function findVersions(db: SqlScope): Promise<RulesVersion[]> {
  const statement = `SELECT ${columns} FROM policy_versions WHERE withdrawn_at IS NULL ORDER BY scope, number`;
  return (await db.select<Row>(statement)).map(fromRow);
}

/** Newest first, withdrawn ones too; `before` is the number of the last one seen. */
export async function findHistory(
  db: SqlScope,
  { scope, before, limit }: { scope: RulesScope; before?: number | undefined; limit: number },
): Promise<RulesVersion[]> {
  const statement = `SELECT ${columns} FROM policy_versions
    WHERE scope = :scope ${before === undefined ? '' : 'AND number < :before'} ORDER BY number DESC LIMIT :limit`;
  return (await db.select<Row>(statement, { scope, before, limit })).map(fromRow);
}

/** Counts up with every change and every withdrawal, so that nobody changes what another just changed. */
export function revisionOf(versions: readonly RulesVersion[]): number {
  return versions.length + versions.filter(({ withdrawnAt }) => withdrawnAt !== null).length;
}

export async function readRevision(db: SqlScope, scope: RulesScope): Promise<number> {
  const statement = 'SELECT COUNT(*) AS made, COUNT(withdrawn_at) AS withdrawn FROM policy_versions WHERE scope = :scope';
  const counted = await db.selectOne<{ made: number; withdrawn: number }>(statement, { scope });
  return Number(counted?.made ?? 0) + Number(counted?.withdrawn ?? 0);
}

/** Changes of rules wait for each other, whoever's they are: each is checked against all others. */
export async function awaitTurn(db: LockingSqlScope): Promise<void> {
  await db.lockOne("SELECT id FROM policy_rules_turn WHERE id = 'rules'", {});
}

/** A scope's versions, held until the transaction ends, so that two changes never follow the same one. */
export async function lockVersions(db: LockingSqlScope, scope: RulesScope): Promise<RulesVersion[]> {
  const statement = `SELECT ${columns} FROM policy_versions WHERE scope = :scope ORDER BY number`;
  return (await db.lockAll<Row>(statement, { scope })).map(fromRow);
}

/** @throws UniqueViolation if somebody else took the number meanwhile */
export async function insertVersion(db: SqlScope, version: RulesVersion): Promise<void> {
  await db.insert('policy_versions', {
    scope: version.scope,
    number: version.number,
    rules: JSON.stringify(version.rules),
    effective_from: version.effectiveFrom,
    reason: version.reason,
    undoes: version.undoes,
    created_at: version.createdAt,
    created_by: version.createdBy,
    withdrawn_at: null,
    withdrawn_by: null,
  });
}

export async function withdrawVersion(db: SqlScope, { scope, number }: RulesVersion, by: string, at: number): Promise<void> {
  await db.update('policy_versions', { withdrawn_at: at, withdrawn_by: by }, { scope, number });
}
