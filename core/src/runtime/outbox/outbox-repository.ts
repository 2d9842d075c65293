import type { Database } from '../../database/index.ts';
import type { OutboxRow } from './outbox-entry.ts';

const batch = 50;

/**
 * Takes the next rows that are due and that nobody else works on, in the order they were written. What the same
 * relay holds already is left from a claim that the database broke off: it need not wait for its own lease to end.
 * @param relay a name that no other relay has, which makes one claim after the other
 */
export async function claimOutbox(db: Database, relay: string, now: number, leaseMs: number): Promise<OutboxRow[]> {
  const isFree = '(claimed_until <= :now OR claimed_by = :relay)';
  const due = await db.select<{ id: string }>(
    `SELECT id FROM runtime_outbox
     WHERE done_at IS NULL AND next_at <= :now AND ${isFree} ORDER BY id LIMIT ${batch}`,
    { now, relay },
  );
  if (due.length === 0) return [];
  const ids = due.map((row) => row.id);
  await db.run(
    `UPDATE runtime_outbox SET claimed_by = :relay, claimed_until = :until
     WHERE id IN (:ids) AND done_at IS NULL AND ${isFree}`,
    { relay, until: now + leaseMs, ids, now },
  );
  return db.select<OutboxRow>(
    `SELECT id, kind, name, payload, origin, created_at, attempts FROM runtime_outbox
     WHERE id IN (:ids) AND claimed_by = :relay AND claimed_until = :until AND done_at IS NULL ORDER BY id`,
    { ids, relay, until: now + leaseMs },
  );
}

export async function finishOutbox(db: Database, id: string, now: number): Promise<void> {
  await db.update('runtime_outbox', { done_at: now }, { id });
}

/** Ends the tries of what will be refused for ever; the row stays, with the reason. */
export async function giveUpOutbox(
  db: Database,
  id: string,
  attempts: number,
  now: number,
  failure: string,
): Promise<void> {
  await db.update('runtime_outbox', { attempts, done_at: now, failure: failure.slice(0, 255) }, { id });
}

export async function postponeOutbox(db: Database, id: string, attempts: number, nextAt: number): Promise<void> {
  await db.update('runtime_outbox', { attempts, next_at: nextAt, claimed_until: 0, claimed_by: null }, { id });
}

/** Forgets what was carried out before `before`; deliveries and kept answers go with it. */
export async function forgetFinished(db: Database, before: number): Promise<void> {
  await db.run('DELETE FROM runtime_outbox WHERE done_at IS NOT NULL AND done_at < :before AND failure IS NULL', {
    before,
  });
  await db.run('DELETE FROM runtime_deliveries WHERE delivered_at < :before', { before });
  await db.run('DELETE FROM runtime_idempotency WHERE created_at < :before', { before });
}
