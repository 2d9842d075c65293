import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { RefreshState } from './refresh-rotation.ts';

/** Which app a sign-in is for; each has a cookie of its own. */
export const apps = ['student', 'admin'] as const;
export type App = (typeof apps)[number];

export type EndReason =
  'signed-out' | 'ended-elsewhere' | 'reused' | 'suspended' | 'password-changed' | 'rights-changed';

export interface SessionRecord {
  id: string;
  accountId: string;
  app: App;
  device: string;
  createdAt: number;
  seenAt: number;
  refresh: RefreshState;
}

interface SessionRow {
  id: string;
  account_id: string;
  app: App;
  device: string;
  live_hashes: string;
  parent_hash: string | null;
  rotated_at: number;
  created_at: number;
  seen_at: number;
  expires_at: number;
  ends_at: number;
  ended_at: number | null;
}

const select = `SELECT id, account_id, app, device, live_hashes, parent_hash, rotated_at, created_at, seen_at,
  expires_at, ends_at, ended_at FROM identity_sessions`;

const toRecord = (row: SessionRow): SessionRecord => ({
  id: row.id,
  accountId: row.account_id,
  app: row.app,
  device: row.device,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  refresh: {
    live: JSON.parse(row.live_hashes) as string[],
    parent: row.parent_hash,
    rotatedAt: row.rotated_at,
    expiresAt: row.expires_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at,
  },
});

const refreshColumns = (state: RefreshState): SqlRow => ({
  live_hashes: JSON.stringify(state.live),
  parent_hash: state.parent,
  rotated_at: state.rotatedAt,
  expires_at: state.expiresAt,
  ends_at: state.endsAt,
  ended_at: state.endedAt,
});

export async function insertSession(db: SqlScope, session: SessionRecord, selectorHash: string): Promise<void> {
  await db.insert('identity_sessions', {
    id: session.id,
    account_id: session.accountId,
    app: session.app,
    device: session.device,
    selector_hash: selectorHash,
    created_at: session.createdAt,
    seen_at: session.seenAt,
    ...refreshColumns(session.refresh),
  });
}

export async function lockBySelector(db: LockingSqlScope, selectorHash: string): Promise<SessionRecord | undefined> {
  const row = await db.lockOne<SessionRow>(`${select} WHERE selector_hash = :selectorHash`, { selectorHash });
  return row && toRecord(row);
}

export async function findSession(db: SqlScope, id: string): Promise<SessionRecord | undefined> {
  const row = await db.selectOne<SessionRow>(`${select} WHERE id = :id`, { id });
  return row && toRecord(row);
}

/** Sign-ins of an account that can still be used, the last used one first. */
export async function listLiveSessions(db: SqlScope, accountId: string, now: number): Promise<SessionRecord[]> {
  const rows = await db.select<SessionRow>(
    `${select} WHERE account_id = :accountId AND ended_at IS NULL AND expires_at > :now ORDER BY seen_at DESC, id DESC`,
    { accountId, now },
  );
  return rows.map(toRecord);
}

export async function saveRefresh(db: SqlScope, id: string, state: RefreshState, seenAt: number): Promise<void> {
  await db.update('identity_sessions', { ...refreshColumns(state), seen_at: seenAt }, { id });
}

export async function markEnded(db: SqlScope, ids: readonly string[], reason: EndReason, now: number): Promise<void> {
  await db.run(
    'UPDATE identity_sessions SET ended_at = :now, end_reason = :reason WHERE id IN (:ids) AND ended_at IS NULL',
    { ids, reason, now },
  );
}

/** Forgets sign-ins that could not be used since `before`. */
export function forgetSessions(db: SqlScope, before: number): Promise<number> {
  return db.run('DELETE FROM identity_sessions WHERE expires_at < :before OR ended_at < :before', { before });
}
