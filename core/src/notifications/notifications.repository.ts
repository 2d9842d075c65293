import type { LocalText, SqlScope } from '@fudao/plugin-sdk';

export interface Notification {
  readonly id: string;
  readonly kind: string;
  readonly title: LocalText;
  readonly body: LocalText | null;
  /** Path in the person's app. */
  readonly link: string | null;
  readonly createdAt: number;
  readonly readAt: number | null;
}

interface Row {
  id: string;
  kind: string;
  title: string;
  body: string | null;
  link: string | null;
  created_at: number;
  read_at: number | null;
}

function fromRow(row: Row): Notification {
  return {
    id: row.id,
    kind: row.kind,
    title: JSON.parse(row.title) as LocalText,
    body: row.body === null ? null : (JSON.parse(row.body) as LocalText),
    link: row.link,
    createdAt: row.created_at,
    readAt: row.read_at,
  };
}

export async function insertNotification(db: SqlScope, accountId: string, notification: Notification): Promise<void> {
  const { id, kind, title, body, link, createdAt } = notification;
  await db.insert('notifications_notifications', {
    id,
    account_id: accountId,
    kind,
    title: JSON.stringify(title),
    body: body === null ? null : JSON.stringify(body),
    link,
    created_at: createdAt,
    read_at: null,
  });
}

export async function countUnread(db: SqlScope, accountId: string): Promise<number> {
  const statement =
    'SELECT COUNT(*) AS unread FROM notifications_notifications WHERE account_id = :accountId AND read_at IS NULL';
  return Number((await db.selectOne<{ unread: number }>(statement, { accountId }))?.unread ?? 0);
}

const columns = 'id, kind, title, body, link, created_at, read_at';

export interface ListQuery {
  readonly accountId: string;
  /** The last one seen. */
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly unread?: boolean | undefined;
}

/** Newest first. */
export async function findNotifications(db: SqlScope, { accountId, cursor, limit, unread }: ListQuery): Promise<Notification[]> {
  const rows = await db.select<Row>(
    `SELECT ${columns} FROM notifications_notifications WHERE account_id = :accountId
     ${cursor === undefined ? '' : 'AND id < :cursor'} ${unread ? 'AND read_at IS NULL' : ''} ORDER BY id DESC LIMIT :limit`,
    { accountId, cursor, limit },
  );
  return rows.map(fromRow);
}

export async function findNotification(db: SqlScope, accountId: string, id: string): Promise<Notification | undefined> {
  const statement = `SELECT ${columns} FROM notifications_notifications WHERE id = :id AND account_id = :accountId`;
  const row = await db.selectOne<Row>(statement, { id, accountId });
  return row && fromRow(row);
}

/** How many unread ones of each kind came from a moment on and before another, the most first. */
export async function countUnreadKinds(
  db: SqlScope,
  accountId: string,
  { from, to }: { from: number; to: number },
): Promise<[kind: string, unread: number][]> {
  const rows = await db.select<{ kind: string; unread: number }>(
    `SELECT kind, COUNT(*) AS unread FROM notifications_notifications
     WHERE account_id = :accountId AND read_at IS NULL AND created_at >= :from AND created_at < :to
     GROUP BY kind ORDER BY unread DESC, kind`,
    { accountId, from, to },
  );
  return rows.map(({ kind, unread }) => [kind, Number(unread)]);
}

/** All of the account's unread ones, or those of them that are named. */
export async function markRead(
  db: SqlScope,
  accountId: string,
  ids: readonly string[] | 'all',
  at: number,
): Promise<number> {
  const named = ids === 'all' ? '' : 'AND id IN (:ids)';
  return db.run(
    `UPDATE notifications_notifications SET read_at = :at WHERE account_id = :accountId AND read_at IS NULL ${named}`,
    { accountId, at, ids },
  );
}

export async function findMutes(db: SqlScope, accountId: string): Promise<string[]> {
  const statement = 'SELECT kind FROM notifications_mutes WHERE account_id = :accountId ORDER BY kind';
  return (await db.select<{ kind: string }>(statement, { accountId })).map(({ kind }) => kind);
}

export async function isMuted(db: SqlScope, accountId: string, kind: string): Promise<boolean> {
  const statement = 'SELECT kind FROM notifications_mutes WHERE account_id = :accountId AND kind = :kind';
  return (await db.selectOne(statement, { accountId, kind })) !== undefined;
}

export async function saveMute(db: SqlScope, accountId: string, kind: string, at: number | null): Promise<void> {
  await db.delete('notifications_mutes', { account_id: accountId, kind });
  if (at !== null) await db.insert('notifications_mutes', { account_id: accountId, kind, muted_at: at });
}

/** Forgets what is older; gives how many, at most `limit`. */
export async function forgetBefore(db: SqlScope, before: number, limit: number): Promise<number> {
  const statement =
    'SELECT id FROM notifications_notifications WHERE created_at < :before ORDER BY created_at LIMIT :limit';
  const ids = (await db.select<{ id: string }>(statement, { before, limit })).map(({ id }) => id);
  return ids.length === 0 ? 0 : db.delete('notifications_notifications', { id: ids });
}

/** Forgets what a plugin told people, some at a time, and what they did not want to hear of it. */
export async function forgetKinds(db: SqlScope, pluginId: string, limit: number): Promise<number> {
  const kinds = { kinds: `${pluginId}.%` };
  const statement = 'SELECT id FROM notifications_notifications WHERE kind LIKE :kinds LIMIT :limit';
  const ids = (await db.select<{ id: string }>(statement, { ...kinds, limit })).map(({ id }) => id);
  if (ids.length > 0) return db.delete('notifications_notifications', { id: ids });
  for (const table of ['mutes', 'choices', 'deliveries']) {
    await db.run(`DELETE FROM notifications_${table} WHERE kind LIKE :kinds`, kinds);
  }
  return 0;
}
