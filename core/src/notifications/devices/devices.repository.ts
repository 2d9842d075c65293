import { createHash } from 'node:crypto';
import type { Language, LocalText, SqlScope } from '@fudao/plugin-sdk';
import type { PushTarget } from '../channels/channel.ts';

/** A browser in which a person allowed push. */
export interface Device extends PushTarget {
  readonly id: string;
  readonly accountId: string;
  /** The sign-in it came with: it goes with it. */
  readonly sessionId: string;
  readonly language: Language;
  /** What kind of browser on what kind of device. */
  readonly name: LocalText;
  readonly createdAt: number;
  /** When the browser last said that it still wants them. */
  readonly seenAt: number;
}

interface Row {
  id: string;
  account_id: string;
  session_id: string;
  app: Device['app'];
  language: Language;
  name: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: number;
  seen_at: number;
}

const columns = 'id, account_id, session_id, app, language, name, endpoint, p256dh, auth, created_at, seen_at';

function fromRow({ account_id, session_id, created_at, seen_at, name, ...row }: Row): Device {
  return { ...row, name: JSON.parse(name) as LocalText, accountId: account_id, sessionId: session_id, createdAt: created_at, seenAt: seen_at };
}

/** An address is long; this stands for it, also towards clients. */
export const endpointHash = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex');

/** The last seen first. */
export async function findDevices(db: SqlScope, accountId: string): Promise<Device[]> {
  const statement = `SELECT ${columns} FROM notifications_devices WHERE account_id = :accountId ORDER BY seen_at DESC, id DESC`;
  return (await db.select<Row>(statement, { accountId })).map(fromRow);
}

export async function findDevice(db: SqlScope, id: string): Promise<Device | undefined> {
  const row = await db.selectOne<Row>(`SELECT ${columns} FROM notifications_devices WHERE id = :id`, { id });
  return row && fromRow(row);
}

/** A browser has one address: whoever used it before gets no more there. */
export async function saveDevice(db: SqlScope, device: Device): Promise<void> {
  const { id, accountId, sessionId, app, language, name, endpoint, p256dh, auth, createdAt, seenAt } = device;
  const hash = endpointHash(endpoint);
  await db.delete('notifications_devices', { endpoint_hash: hash });
  await db.insert('notifications_devices', {
    ...{ id, app, language, endpoint, p256dh, auth },
    name: JSON.stringify(name),
    account_id: accountId,
    session_id: sessionId,
    endpoint_hash: hash,
    created_at: createdAt,
    seen_at: seenAt,
  });
}

export async function findByEndpoint(db: SqlScope, endpoint: string): Promise<Device | undefined> {
  const statement = `SELECT ${columns} FROM notifications_devices WHERE endpoint_hash = :hash`;
  const row = await db.selectOne<Row>(statement, { hash: endpointHash(endpoint) });
  return row && fromRow(row);
}

export async function removeDevice(db: SqlScope, where: { id: string; account_id?: string }): Promise<number> {
  return db.delete('notifications_devices', where);
}

export async function removeDevicesOf(db: SqlScope, accountId: string): Promise<void> {
  await db.delete('notifications_devices', { account_id: accountId });
}

export async function removeDevicesOfSessions(db: SqlScope, sessionIds: readonly string[]): Promise<number> {
  return sessionIds.length === 0 ? 0 : db.delete('notifications_devices', { session_id: sessionIds });
}

export async function removeDevicesSeenBefore(db: SqlScope, before: number): Promise<number> {
  return db.run('DELETE FROM notifications_devices WHERE seen_at < :before', { before });
}
