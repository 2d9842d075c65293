import type { OutsideChannel, SqlScope } from '@fudao/plugin-sdk';
import type { DeliveryState } from '../delivery/delivery.ts';

export interface StateCount {
  readonly channel: OutsideChannel;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly count: number;
}

/** How many of which state and, of those that failed, for which reason: all that wait, and what ended since. */
export async function countStates(db: SqlScope, since: number): Promise<StateCount[]> {
  const rows = await db.select<StateCount>(
    `SELECT channel, state, CASE WHEN state = 'failed' THEN reason ELSE NULL END AS reason, COUNT(*) AS count
     FROM notifications_deliveries WHERE ended_at >= :since
     GROUP BY channel, state, CASE WHEN state = 'failed' THEN reason ELSE NULL END`,
    { since },
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

export interface WaitingCount {
  readonly channel: OutsideChannel;
  readonly count: number;
  /** When the first of them is or was due. */
  readonly firstDueAt: number;
}

export async function countWaiting(db: SqlScope): Promise<WaitingCount[]> {
  const rows = await db.select<{ channel: OutsideChannel; count: number; first_due_at: number }>(
    `SELECT channel, COUNT(*) AS count, MIN(due_at) AS first_due_at
     FROM notifications_deliveries WHERE state = 'waiting' GROUP BY channel`,
  );
  return rows.map(({ channel, count, first_due_at }) => ({ channel, count: Number(count), firstDueAt: Number(first_due_at) }));
}

export interface FailedDelivery {
  readonly id: string;
  readonly channel: OutsideChannel;
  readonly kind: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly created_at: number;
  readonly ended_at: number;
}

/** The last begun first; `cursor` is the last one seen. */
export async function findFailed(
  db: SqlScope,
  { limit, cursor, channel }: { limit: number; cursor?: string | undefined; channel?: OutsideChannel | undefined },
): Promise<FailedDelivery[]> {
  return db.select<FailedDelivery>(
    `SELECT id, channel, kind, reason, attempts, created_at, ended_at FROM notifications_deliveries
     WHERE state = 'failed' ${cursor === undefined ? '' : 'AND id < :cursor'} ${channel === undefined ? '' : 'AND channel = :channel'}
     ORDER BY id DESC LIMIT :limit`,
    { limit, cursor, channel },
  );
}
