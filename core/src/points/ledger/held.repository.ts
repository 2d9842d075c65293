import { UniqueViolation, type SqlScope } from '@fudao/plugin-sdk';
import type { Cause } from './entry.ts';
import type { ServiceRequest } from './service-request.ts';

/** Service that came too late: its term is closed. It waits, unchanged, for the term to be reopened. */
export interface Held extends Cause {
  readonly id: string;
  readonly termId: string;
  readonly districtId: string;
  readonly type: 'award' | 'annulment';
  readonly request: ServiceRequest;
  readonly heldAt: number;
}

type Row = Omit<Held, 'request'> & { readonly request: string };

const columns =
  'id, teacher_id AS teacherId, term_id AS termId, district_id AS districtId, type, kind, cause_id AS causeId, request, held_at AS heldAt';

/** Holds it, once. */
export async function holdBack(db: SqlScope, held: Held): Promise<void> {
  const { id, teacherId, termId, districtId, type, kind, causeId, request, heldAt } = held;
  const names = { teacher_id: teacherId, term_id: termId, district_id: districtId, cause_id: causeId, held_at: heldAt };
  try {
    await db.insert('points_held', { id, type, kind, ...names, request: JSON.stringify(request) });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

/** The oldest first. */
export async function listHeld(db: SqlScope, termId: string, districtId: string, limit: number): Promise<Held[]> {
  const statement = `SELECT ${columns} FROM points_held WHERE term_id = :termId AND district_id = :districtId ORDER BY id LIMIT :limit`;
  const rows = await db.select<Row>(statement, { termId, districtId, limit });
  return rows.map((row) => ({ ...row, request: JSON.parse(row.request) as ServiceRequest }));
}

export async function countHeld(db: SqlScope, termId: string, of: { teacherId: string } | { districtId: string }): Promise<number> {
  const condition = 'teacherId' in of ? 'teacher_id = :teacherId' : 'district_id = :districtId';
  const statement = `SELECT COUNT(*) AS held FROM points_held WHERE term_id = :termId AND ${condition}`;
  return Number((await db.selectOne<{ held: number }>(statement, { termId, ...of }))!.held);
}

export async function removeHeld(db: SqlScope, id: string): Promise<void> {
  await db.delete('points_held', { id });
}
