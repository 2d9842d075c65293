import type { SqlScope } from '@fudao/plugin-sdk';
import type { Office, SupervisedContent } from '../api.ts';

const table = 'one_to_one_visits';

export interface Visit {
  readonly id: string;
  readonly sessionId: string;
  readonly visitorId: string;
  readonly office: Office;
  /** What the visitor may look by, and when that was last asked for. */
  readonly opening: SupervisedContent['opening'];
  readonly askedAt: number;
  readonly beganAt: number;
  readonly seenAt: number;
}

interface VisitRow {
  id: string;
  session_id: string;
  visitor_id: string;
  office: Office;
  opening: string;
  asked_at: number;
  began_at: number;
  seen_at: number;
}

const visitOf = (row: VisitRow): Visit => ({
  ...{ id: row.id, sessionId: row.session_id, visitorId: row.visitor_id, office: row.office },
  ...{ opening: JSON.parse(row.opening) as Visit['opening'], askedAt: Number(row.asked_at) },
  ...{ beganAt: Number(row.began_at), seenAt: Number(row.seen_at) },
});

/** Those of a session that go on, the first first. */
export async function findVisits(db: SqlScope, sessionId: string): Promise<Visit[]> {
  const statement = `SELECT * FROM ${table} WHERE session_id = :sessionId AND ended_at IS NULL ORDER BY began_at, id`;
  return (await db.select<VisitRow>(statement, { sessionId })).map(visitOf);
}

/** Those whose app has not been heard since a moment. */
export async function findLapsedVisits(db: SqlScope, before: number, limit: number): Promise<Visit[]> {
  const statement = `SELECT * FROM ${table} WHERE ended_at IS NULL AND seen_at < :before ORDER BY seen_at, id LIMIT :limit`;
  return (await db.select<VisitRow>(statement, { before, limit })).map(visitOf);
}

export async function insertVisit(db: SqlScope, visit: Visit): Promise<void> {
  await db.insert(table, {
    ...{ id: visit.id, session_id: visit.sessionId, visitor_id: visit.visitorId, office: visit.office },
    ...{ opening: JSON.stringify(visit.opening), asked_at: visit.askedAt },
    ...{ began_at: visit.beganAt, seen_at: visit.seenAt, ended_at: null },
  });
}

export async function noteSeen(db: SqlScope, { id, opening, askedAt }: Visit, at: number): Promise<void> {
  await db.update(table, { seen_at: at, opening: JSON.stringify(opening), asked_at: askedAt }, { id });
}

/** False where it had ended already. */
export async function saveEnded(db: SqlScope, id: string, at: number): Promise<boolean> {
  return (await db.run(`UPDATE ${table} SET ended_at = :at WHERE id = :id AND ended_at IS NULL`, { id, at })) === 1;
}
