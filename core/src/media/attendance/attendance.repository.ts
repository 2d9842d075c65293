import type { SqlScope } from '@fudao/plugin-sdk';
import type { PresenceEvent } from './presence.ts';

export interface KeptEvent extends PresenceEvent {
  readonly receivedAt: number;
}

export function findEvents(db: SqlScope, roomId: string): Promise<KeptEvent[]> {
  const statement = `SELECT person_id AS personId, stay_id AS stayId, kind, at, received_at AS receivedAt
    FROM media_presence WHERE room_id = :roomId ORDER BY at, stay_id, kind`;
  return db.select(statement, { roomId });
}

export async function hasEvent(db: SqlScope, roomId: string, { stayId, kind }: PresenceEvent): Promise<boolean> {
  const statement = 'SELECT at FROM media_presence WHERE room_id = :roomId AND stay_id = :stayId AND kind = :kind';
  return (await db.selectOne(statement, { roomId, stayId, kind })) !== undefined;
}

/** Who came into a room that runs, and of whose leaving there is no word yet. */
export function findOpenStays(db: SqlScope): Promise<{ roomId: string; personId: string; stayId: string; joinedAt: number }[]> {
  return db.select(`SELECT p.room_id AS roomId, p.person_id AS personId, p.stay_id AS stayId, p.at AS joinedAt
    FROM media_presence p JOIN media_rooms r ON r.id = p.room_id
    WHERE r.state = 'live' AND p.kind = 'joined' AND NOT EXISTS (
      SELECT 1 FROM media_presence l WHERE l.room_id = p.room_id AND l.stay_id = p.stay_id AND l.kind = 'left')
    ORDER BY p.room_id, p.stay_id`);
}

export async function insertEvent(db: SqlScope, roomId: string, { personId, stayId, kind, at, receivedAt }: KeptEvent): Promise<void> {
  await db.insert('media_presence', { room_id: roomId, stay_id: stayId, kind, person_id: personId, at, received_at: receivedAt });
}

/** Until when somebody was last seen by us, where no media server tells it. */
export function findLastHere(db: SqlScope, roomId: string, personId: string): Promise<{ stayId: string; at: number } | undefined> {
  const statement = `SELECT stay_id AS stayId, at FROM media_presence
    WHERE room_id = :roomId AND person_id = :personId AND kind = 'left' AND stay_id LIKE 'here %' ORDER BY at DESC LIMIT 1`;
  return db.selectOne(statement, { roomId, personId });
}

/** Somebody is still there, by our own word. */
export async function moveLeaving(db: SqlScope, roomId: string, stayId: string, at: number): Promise<void> {
  await db.update('media_presence', { at, received_at: at }, { room_id: roomId, stay_id: stayId, kind: 'left' });
}

/** Forgets stays of which there was word before a moment, some at a time; gives how many words it found. */
export async function forgetBefore(db: SqlScope, before: number, limit: number): Promise<number> {
  const statement = `SELECT room_id AS roomId, stay_id AS stayId FROM media_presence
    WHERE received_at < :before ORDER BY received_at LIMIT :limit`;
  const found = await db.select<{ roomId: string; stayId: string }>(statement, { before, limit });
  const rooms = [...new Set(found.map(({ roomId }) => roomId))];
  // Both words of a stay go together.
  if (found.length > 0) await db.delete('media_presence', { room_id: rooms, stay_id: [...new Set(found.map(({ stayId }) => stayId))] });
  return found.length;
}
