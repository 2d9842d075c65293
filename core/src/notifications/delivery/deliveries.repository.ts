import type { LockingSqlScope, OutsideChannel, SqlScope } from '@fudao/plugin-sdk';
import { laneOf, type DeliveryRow, type DeliveryState, type DigestCounts } from './delivery.ts';

interface Row {
  id: string;
  account_id: string;
  notification_id: string | null;
  kind: string;
  channel: OutsideChannel;
  lane: string;
  device_id: string | null;
  counts: string | null;
  created_at: number;
  due_at: number;
  expires_at: number;
  attempts: number;
}

const columns =
  'id, account_id, notification_id, kind, channel, lane, device_id, counts, created_at, due_at, expires_at, attempts';

function fromRow(row: Row): DeliveryRow {
  return {
    id: row.id,
    accountId: row.account_id,
    notificationId: row.notification_id,
    kind: row.kind,
    channel: row.channel,
    deviceId: row.device_id,
    counts: row.counts === null ? null : (JSON.parse(row.counts) as DigestCounts),
    isUrgent: row.lane !== row.channel,
    createdAt: row.created_at,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    attempts: row.attempts,
  };
}

export async function insertDeliveries(db: SqlScope, rows: readonly DeliveryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.insert(
    'notifications_deliveries',
    rows.map((row) => ({
      id: row.id,
      account_id: row.accountId,
      notification_id: row.notificationId,
      kind: row.kind,
      channel: row.channel,
      lane: laneOf(row.channel, row.isUrgent),
      device_id: row.deviceId,
      counts: row.counts === null ? null : JSON.stringify(row.counts),
      created_at: row.createdAt,
      due_at: row.dueAt,
      expires_at: row.expiresAt,
      attempts: row.attempts,
      claimed_by: null,
      claimed_until: 0,
      state: 'waiting' satisfies DeliveryState,
      reason: null,
      ended_at: null,
    })),
  );
}

export interface Claim {
  readonly lane: string;
  /** Who takes them; nobody else does for as long as the lease lasts. */
  readonly node: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}

/** Takes what is due and nobody else is at. What the same node still holds is left of a claim that broke off. */
export async function claimDeliveries(db: SqlScope, claim: Claim): Promise<DeliveryRow[]> {
  const { lane, node, now, leaseMs, limit } = claim;
  const isFree = '(claimed_until <= :now OR claimed_by = :node)';
  const due = await db.select<{ id: string }>(
    `SELECT id FROM notifications_deliveries
     WHERE state = 'waiting' AND lane = :lane AND due_at <= :now AND ${isFree} ORDER BY due_at LIMIT :limit`,
    { lane, now, node, limit },
  );
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  const until = now + leaseMs;
  await db.run(
    `UPDATE notifications_deliveries SET claimed_by = :node, claimed_until = :until
     WHERE id IN (:ids) AND state = 'waiting' AND ${isFree}`,
    { node, until, ids, now },
  );
  const rows = await db.select<Row>(
    `SELECT ${columns} FROM notifications_deliveries
     WHERE id IN (:ids) AND claimed_by = :node AND claimed_until = :until AND state = 'waiting' ORDER BY due_at`,
    { ids, node, until },
  );
  return rows.map(fromRow);
}

export interface DeliveryEnd {
  readonly state: Exclude<DeliveryState, 'waiting'>;
  readonly reason: string | null;
  readonly attempts: number;
  readonly at: number;
}

export async function endDelivery(db: SqlScope, id: string, { state, reason, attempts, at }: DeliveryEnd): Promise<void> {
  const values = { state, reason: reason?.slice(0, 80) ?? null, attempts, ended_at: at, claimed_by: null, claimed_until: 0 };
  await db.update('notifications_deliveries', values, { id, state: 'waiting' });
}

export async function postponeDelivery(
  db: SqlScope,
  id: string,
  { attempts, at, reason }: { attempts: number; at: number; reason: string },
): Promise<void> {
  const values = { attempts, due_at: at, reason: reason.slice(0, 80), claimed_by: null, claimed_until: 0 };
  await db.update('notifications_deliveries', values, { id, state: 'waiting' });
}

/** Nothing more of a person goes out; what is on its way at this moment finds neither browser nor address. */
export async function dropWaiting(db: SqlScope, accountId: string, reason: string, at: number): Promise<void> {
  const values = { state: 'dropped' satisfies DeliveryState, reason, ended_at: at, claimed_by: null, claimed_until: 0 };
  await db.update('notifications_deliveries', values, { account_id: accountId, state: 'waiting' });
}

export interface FailedFilter {
  readonly id?: string | undefined;
  readonly channel?: OutsideChannel | undefined;
  readonly endedUntil: number;
  readonly below?: string | undefined;
  readonly limit: number;
}

/** The last begun first, held. */
export async function lockFailed(db: LockingSqlScope, { id, channel, endedUntil, below, limit }: FailedFilter): Promise<DeliveryRow[]> {
  const conditions = [
    "state = 'failed' AND ended_at <= :endedUntil",
    ...(id === undefined ? [] : ['id = :id']),
    ...(channel === undefined ? [] : ['channel = :channel']),
    ...(below === undefined ? [] : ['id < :below']),
  ];
  const statement = `SELECT ${columns} FROM notifications_deliveries WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT :limit`;
  return (await db.lockAll<Row>(statement, { id, channel, endedUntil, below, limit })).map(fromRow);
}

/** One that failed waits anew. */
export async function beginAgain(db: SqlScope, id: string, { dueAt, expiresAt }: { dueAt: number; expiresAt: number }): Promise<void> {
  const values = { state: 'waiting' satisfies DeliveryState, attempts: 0, due_at: dueAt, expires_at: expiresAt, reason: null, ended_at: null };
  await db.update('notifications_deliveries', values, { id, state: 'failed' });
}

export async function hasDeliverySince(db: SqlScope, deviceId: string, kind: string, since: number): Promise<boolean> {
  const statement = `SELECT id FROM notifications_deliveries
    WHERE device_id = :deviceId AND kind = :kind AND created_at > :since LIMIT 1`;
  return (await db.selectOne(statement, { deviceId, kind, since })) !== undefined;
}

/** Forgets what ended before a moment, some at a time. */
export async function forgetDeliveries(db: SqlScope, before: number, limit: number): Promise<number> {
  const statement = 'SELECT id FROM notifications_deliveries WHERE ended_at < :before LIMIT :limit';
  const ids = (await db.select<{ id: string }>(statement, { before, limit })).map(({ id }) => id);
  return ids.length === 0 ? 0 : db.delete('notifications_deliveries', { id: ids });
}
