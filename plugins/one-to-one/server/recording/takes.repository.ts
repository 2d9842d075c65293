import type { SqlScope } from '@fudao/plugin-sdk';
import { maybeNumber } from '../moment.ts';
import type { AudioKind } from './audio-kind.ts';
import type { Part } from './parts.ts';

const takes = 'one_to_one_takes';
const parts = 'one_to_one_take_parts';

/** A stretch of a session that was recorded without a break. */
export interface Take {
  readonly id: string;
  readonly sessionId: string;
  readonly ownKey: string;
  /** Null until its first bytes are there. */
  readonly kind: AudioKind | null;
  readonly size: number | null;
  readonly beganAt: number;
  readonly wholeAt: number | null;
}

export interface KeptPart extends Part {
  readonly id: string;
  readonly takeId: string;
  /** In the files room. */
  readonly soundId: string;
}

interface TakeRow {
  id: string;
  session_id: string;
  own_key: string;
  kind: AudioKind | null;
  size: number | null;
  began_at: number;
  whole_at: number | null;
}

interface PartRow {
  id: string;
  take_id: string;
  part_offset: number;
  part_size: number;
  sha256: string;
  sound_id: string;
}

const takeOf = (row: TakeRow): Take => ({
  ...{ id: row.id, sessionId: row.session_id, ownKey: row.own_key, kind: row.kind },
  ...{ size: maybeNumber(row.size), beganAt: Number(row.began_at), wholeAt: maybeNumber(row.whole_at) },
});

const partOf = (row: PartRow): KeptPart => ({
  ...{ id: row.id, takeId: row.take_id, offset: Number(row.part_offset), size: Number(row.part_size), sha256: row.sha256, soundId: row.sound_id },
});

const rowOf = ({ id, sessionId, ownKey, kind, size, beganAt, wholeAt }: Take): TakeRow => ({
  ...{ id, session_id: sessionId, own_key: ownKey, kind, size, began_at: beganAt, whole_at: wholeAt },
});

/** Of a session, in the order in which they began. */
export async function listTakes(db: SqlScope, sessionId: string): Promise<Take[]> {
  return (await db.select<TakeRow>(`SELECT * FROM ${takes} WHERE session_id = :sessionId ORDER BY began_at, id`, { sessionId })).map(takeOf);
}

/** Of some takes, by their place. */
export async function listParts(db: SqlScope, takeIds: readonly string[]): Promise<KeptPart[]> {
  if (takeIds.length === 0) return [];
  return (await db.select<PartRow>(`SELECT * FROM ${parts} WHERE take_id IN (:takeIds) ORDER BY part_offset`, { takeIds })).map(partOf);
}

export async function insertTake(db: SqlScope, take: Take): Promise<void> {
  await db.insert(takes, { ...rowOf(take) });
}

export async function saveTake(db: SqlScope, take: Take): Promise<void> {
  const { kind, size, wholeAt } = take;
  await db.update(takes, { kind, size, whole_at: wholeAt }, { id: take.id });
}

export async function insertPart(db: SqlScope, { id, takeId, offset, size, sha256, soundId }: KeptPart, at: number): Promise<void> {
  await db.insert(parts, { id, take_id: takeId, part_offset: offset, part_size: size, sha256, sound_id: soundId, kept_at: at });
}

export async function deleteTakes(db: SqlScope, sessionId: string): Promise<void> {
  const ids = (await listTakes(db, sessionId)).map(({ id }) => id);
  if (ids.length > 0) await db.delete(parts, { take_id: ids });
  await db.delete(takes, { session_id: sessionId });
}
