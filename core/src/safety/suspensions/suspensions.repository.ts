import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { Scope } from '../level.ts';
import type { Suspension } from './suspension.ts';

const table = 'safety_suspensions';
const columns = `id, person_id AS personId, plugin_id AS pluginId, case_id AS caseId, reason_code AS reasonCode, note, district_id AS districtId,
  school_id AS schoolId, by_id AS byId, level, starts_at AS startsAt, until_at AS until, lifted_at AS liftedAt, lifted_by AS liftedBy,
  lifted_because AS liftedBecause`;

const number = (value: number | null) => (value === null ? null : Number(value));
const withTimes = (row: Suspension): Suspension => ({ ...row, startsAt: Number(row.startsAt), until: number(row.until), liftedAt: number(row.liftedAt) });

/** Counts a change, in the order in which changes are committed: the row is held until then. */
export async function countChange(db: SqlScope): Promise<void> {
  await db.run("UPDATE safety_revisions SET revision = revision + 1 WHERE id = 'suspensions'");
}

export async function readRevision(db: SqlScope): Promise<number> {
  const row = await db.selectOne<{ revision: number }>("SELECT revision FROM safety_revisions WHERE id = 'suspensions'");
  return row?.revision ?? 0;
}

export async function insertSuspension(db: SqlScope, one: Suspension): Promise<void> {
  await db.insert(table, {
    ...{ id: one.id, person_id: one.personId, plugin_id: one.pluginId, case_id: one.caseId, reason_code: one.reasonCode, note: one.note },
    ...{ district_id: one.districtId, school_id: one.schoolId, by_id: one.byId, level: one.level, starts_at: one.startsAt, until_at: one.until },
  });
}

export async function saveLifted(db: SqlScope, { id, liftedAt, liftedBy, liftedBecause }: Suspension): Promise<void> {
  await db.update(table, { lifted_at: liftedAt, lifted_by: liftedBy, lifted_because: liftedBecause, ended: 1 }, { id });
}

export async function lockSuspension(db: LockingSqlScope, id: string): Promise<Suspension | undefined> {
  const row = await db.lockOne<Suspension>(`SELECT ${columns} FROM ${table} WHERE id = :id`, { id });
  return row && withTimes(row);
}

/** All that hold at a moment. */
export async function findLive(db: SqlScope, now: number): Promise<Suspension[]> {
  const rows = await db.select<Suspension>(`SELECT ${columns} FROM ${table} WHERE ended = 0 AND (until_at IS NULL OR until_at > :now) ORDER BY id`, { now });
  return rows.map(withTimes);
}

export async function findOfPerson(db: SqlScope, personId: string): Promise<Suspension[]> {
  return (await db.select<Suspension>(`SELECT ${columns} FROM ${table} WHERE person_id = :personId ORDER BY id DESC LIMIT 20`, { personId })).map(withTimes);
}

export async function findOfCase(db: SqlScope, caseId: string): Promise<Suspension[]> {
  return (await db.select<Suspension>(`SELECT ${columns} FROM ${table} WHERE case_id = :caseId ORDER BY id`, { caseId })).map(withTimes);
}

/** Those whose time is over and of which nobody was told yet. */
export async function takeEnded(db: LockingSqlScope, now: number, limit: number): Promise<Suspension[]> {
  const rows = await db.lockAll<Suspension>(`SELECT ${columns} FROM ${table} WHERE ended = 0 AND until_at <= :now ORDER BY id LIMIT :limit`, { now, limit });
  if (rows.length > 0) await db.update(table, { ended: 1 }, { id: rows.map(({ id }) => id) });
  return rows.map(withTimes);
}

export interface SuspensionFilter {
  readonly scope: Scope;
  readonly isLive: boolean;
  readonly now: number;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function findSuspensions(db: SqlScope, { scope, isLive, now, cursor, limit }: SuspensionFilter): Promise<Suspension[]> {
  const { districtId, schoolId } = scope;
  const conditions = [
    isLive ? 'ended = 0 AND (until_at IS NULL OR until_at > :now)' : '(ended = 1 OR until_at <= :now)',
    ...(districtId === null ? [] : ['district_id = :districtId']),
    ...(schoolId === null ? [] : ['school_id = :schoolId']),
    ...(cursor === undefined ? [] : ['id < :cursor']),
  ];
  const statement = `SELECT ${columns} FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT :limit`;
  return (await db.select<Suspension>(statement, { now, districtId, schoolId, cursor, limit })).map(withTimes);
}
