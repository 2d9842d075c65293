import type { SqlScope } from '@fudao/plugin-sdk';
import type { MessageHeld } from '../api.ts';

const table = 'one_to_one_messages';

export interface Message {
  readonly id: string;
  readonly sessionId: string;
  readonly seq: number;
  readonly authorId: string;
  readonly ownKey: string;
  readonly text: string;
  readonly pictureIds: readonly string[];
  readonly held: MessageHeld | null;
  /** A moderator took it out of sight. */
  readonly isHidden: boolean;
  readonly sentAt: number;
}

interface MessageRow {
  id: string;
  session_id: string;
  seq: number;
  author_id: string;
  own_key: string;
  body: string;
  picture_ids: string;
  held: MessageHeld | null;
  hidden: number;
  sent_at: number;
}

const messageOf = (row: MessageRow): Message => ({
  id: row.id,
  sessionId: row.session_id,
  seq: Number(row.seq),
  authorId: row.author_id,
  ownKey: row.own_key,
  text: row.body,
  pictureIds: JSON.parse(row.picture_ids) as string[],
  held: row.held,
  isHidden: Boolean(row.hidden),
  sentAt: Number(row.sent_at),
});

export async function insertMessage(db: SqlScope, message: Message): Promise<void> {
  await db.insert(table, {
    id: message.id,
    session_id: message.sessionId,
    seq: message.seq,
    author_id: message.authorId,
    own_key: message.ownKey,
    body: message.text,
    picture_ids: JSON.stringify(message.pictureIds),
    held: message.held,
    hidden: message.isHidden ? 1 : 0,
    sent_at: message.sentAt,
  });
}

export async function findByKey(db: SqlScope, sessionId: string, authorId: string, ownKey: string): Promise<Message | undefined> {
  const statement = `SELECT * FROM ${table} WHERE session_id = :sessionId AND author_id = :authorId AND own_key = :ownKey`;
  const row = await db.selectOne<MessageRow>(statement, { sessionId, authorId, ownKey });
  return row && messageOf(row);
}

export async function readMessage(db: SqlScope, id: string): Promise<Message | undefined> {
  const row = await db.selectOne<MessageRow>(`SELECT * FROM ${table} WHERE id = :id`, { id });
  return row && messageOf(row);
}

/** What a person may see after a place: all that is not held or hidden, and what is the own. */
export async function listMessages(db: SqlScope, sessionId: string, viewerId: string, after: number, limit: number): Promise<Message[]> {
  const statement = `SELECT * FROM ${table} WHERE session_id = :sessionId AND seq > :after
    AND hidden = 0 AND (held IS NULL OR author_id = :viewerId) ORDER BY seq LIMIT :limit`;
  return (await db.select<MessageRow>(statement, { sessionId, viewerId, after, limit })).map(messageOf);
}

/** All that was said, for supervision: what is held or hidden, too. */
export async function listAllMessages(db: SqlScope, sessionId: string, limit: number): Promise<Message[]> {
  const statement = `SELECT * FROM ${table} WHERE session_id = :sessionId ORDER BY seq LIMIT :limit`;
  return (await db.select<MessageRow>(statement, { sessionId, limit })).map(messageOf);
}

/** How many an author has sent since a moment. */
export async function countSince(db: SqlScope, sessionId: string, authorId: string, since: number): Promise<number> {
  const statement = `SELECT COUNT(*) AS n FROM ${table} WHERE session_id = :sessionId AND author_id = :authorId AND sent_at > :since`;
  return Number((await db.selectOne<{ n: number }>(statement, { sessionId, authorId, since }))?.n ?? 0);
}

/** Let through or seen again, it comes after all that was said meanwhile, so that open pages find it. */
export async function saveShown(db: SqlScope, id: string, seq: number): Promise<void> {
  await db.update(table, { held: null, hidden: 0, seq }, { id });
}

export async function saveHidden(db: SqlScope, id: string, held: MessageHeld | null): Promise<void> {
  await db.update(table, { hidden: held === null ? 1 : 0, held }, { id });
}
