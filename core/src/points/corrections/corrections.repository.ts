import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { Correction, CorrectionState } from './correction.ts';

const columns =
  'id, teacher_id AS teacherId, term_id AS termId, district_id AS districtId, entry_id AS entryId, amount, reason, state, ' +
  'proposed_by AS proposedBy, proposed_at AS proposedAt, decided_by AS decidedBy, decided_at AS decidedAt, decision_reason AS decisionReason';
const byId = `SELECT ${columns} FROM points_corrections WHERE id = :id`;

export async function insertCorrection(db: SqlScope, correction: Correction): Promise<void> {
  const { id, teacherId, termId, districtId, entryId, amount, reason, state, proposedBy, proposedAt } = correction;
  await db.insert('points_corrections', {
    ...{ id, teacher_id: teacherId, term_id: termId, district_id: districtId, entry_id: entryId, amount, reason, state },
    ...{ proposed_by: proposedBy, proposed_at: proposedAt },
  });
}

export function findCorrection(db: SqlScope, id: string): Promise<Correction | undefined> {
  return db.selectOne<Correction>(byId, { id });
}

export function lockCorrection(db: LockingSqlScope, id: string): Promise<Correction | undefined> {
  return db.lockOne<Correction>(byId, { id });
}

export async function saveDecision(db: SqlScope, { id, state, decidedBy, decidedAt, decisionReason }: Correction): Promise<void> {
  await db.update('points_corrections', { state, decided_by: decidedBy, decided_at: decidedAt, decision_reason: decisionReason }, { id });
}

export interface CorrectionFilter {
  readonly state: CorrectionState;
  /** Undefined for the whole city. */
  readonly districtId: string | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** What waits longest comes first; what is decided, latest first. */
export function listCorrections(db: SqlScope, filter: CorrectionFilter): Promise<Correction[]> {
  const isPending = filter.state === 'pending';
  const inDistrict = filter.districtId === undefined ? '' : 'AND district_id = :districtId';
  const behind = filter.cursor === undefined ? '' : `AND id ${isPending ? '>' : '<'} :cursor`;
  return db.select<Correction>(
    `SELECT ${columns} FROM points_corrections WHERE state = :state ${inDistrict} ${behind} ORDER BY id ${isPending ? 'ASC' : 'DESC'} LIMIT :limit`,
    { ...filter },
  );
}

export function findCorrections(db: SqlScope, ids: readonly string[]): Promise<Correction[]> {
  return ids.length === 0 ? Promise.resolve([]) : db.select<Correction>(`SELECT ${columns} FROM points_corrections WHERE id IN (:ids)`, { ids });
}

/** How many wait in each district of a term. */
export async function countPending(db: SqlScope, termId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.select<{ districtId: string; pending: number | string }>(
    "SELECT district_id AS districtId, COUNT(*) AS pending FROM points_corrections WHERE term_id = :termId AND state = 'pending' GROUP BY district_id",
    { termId },
  );
  return new Map(rows.map(({ districtId, pending }) => [districtId, Number(pending)]));
}
