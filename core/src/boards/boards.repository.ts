import { UniqueViolation, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';

export interface Board {
  readonly id: string;
  readonly ownerId: string;
  readonly ownKey: string;
  /** Whose data it is. */
  readonly personId: string;
  readonly openedAt: number;
  /** From then on nothing is drawn any more. Milliseconds since 1970. */
  readonly endsAt: number;
  /** Of all increments as they came. */
  readonly bytes: number;
  readonly lastSeq: number;
}

export interface Member {
  readonly personId: string;
  readonly mayDraw: boolean;
}

interface BoardRow {
  id: string;
  owner_id: string;
  own_key: string;
  person_id: string;
  opened_at: number;
  ends_at: number;
  bytes: number;
  last_seq: number;
}

const columns = 'id, owner_id, own_key, person_id, opened_at, ends_at, bytes, last_seq';
const readById = `SELECT ${columns} FROM boards_boards WHERE id = :id`;

function boardOf(row: BoardRow): Board {
  return {
    ...{ id: row.id, ownerId: row.owner_id, ownKey: row.own_key, personId: row.person_id },
    ...{ openedAt: Number(row.opened_at), endsAt: Number(row.ends_at), bytes: Number(row.bytes), lastSeq: Number(row.last_seq) },
  };
}

export async function readBoard(db: SqlScope, id: string): Promise<Board | undefined> {
  const row = await db.selectOne<BoardRow>(readById, { id });
  return row && boardOf(row);
}

export async function lockBoard(db: LockingSqlScope, id: string): Promise<Board | undefined> {
  const row = await db.lockOne<BoardRow>(readById, { id });
  return row && boardOf(row);
}

export async function findByKey(db: SqlScope, ownerId: string, ownKey: string): Promise<Board | undefined> {
  const row = await db.selectOne<BoardRow>(`SELECT ${columns} FROM boards_boards WHERE owner_id = :ownerId AND own_key = :ownKey`, { ownerId, ownKey });
  return row && boardOf(row);
}

export async function insertBoard(db: SqlScope, board: Board, members: readonly Member[]): Promise<void> {
  const { id, ownerId, ownKey, personId, openedAt, endsAt } = board;
  await db.insert('boards_boards', { id, owner_id: ownerId, own_key: ownKey, person_id: personId, opened_at: openedAt, ends_at: endsAt });
  await db.insert('boards_members', members.map((one) => ({ board_id: id, person_id: one.personId, may_draw: one.mayDraw })));
}

export async function readMembers(db: SqlScope, boardId: string): Promise<Member[]> {
  const rows = await db.select<{ person_id: string; may_draw: number | boolean }>(
    'SELECT person_id, may_draw FROM boards_members WHERE board_id = :boardId ORDER BY person_id',
    { boardId },
  );
  return rows.map((row) => ({ personId: row.person_id, mayDraw: Boolean(Number(row.may_draw)) }));
}

export async function closeBoard(db: SqlScope, id: string, endsAt: number): Promise<void> {
  await db.update('boards_boards', { ends_at: endsAt }, { id });
}

/** All increments, in the order in which they were kept. */
export async function readUpdates(db: SqlScope, boardId: string): Promise<Buffer[]> {
  const rows = await db.select<{ content: Buffer }>('SELECT content FROM boards_updates WHERE board_id = :boardId ORDER BY seq', { boardId });
  return rows.map(({ content }) => content);
}

export async function countUpdates(db: SqlScope, boardId: string): Promise<number> {
  const row = await db.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM boards_updates WHERE board_id = :boardId', { boardId });
  return Number(row?.n);
}

/** The board's row is locked. */
export async function appendUpdate(db: SqlScope, { id, lastSeq, bytes }: Board, content: Buffer): Promise<void> {
  const seq = lastSeq + 1;
  await db.insert('boards_updates', { board_id: id, seq, content });
  await db.update('boards_boards', { last_seq: seq, bytes: bytes + content.byteLength }, { id });
}

/** One increment in place of all that are there. The board's row is locked. */
export async function replaceUpdates(db: SqlScope, { id, lastSeq }: Board, content: Buffer): Promise<void> {
  const seq = lastSeq + 1;
  await db.delete('boards_updates', { board_id: id });
  await db.insert('boards_updates', { board_id: id, seq, content });
  await db.update('boards_boards', { last_seq: seq, bytes: content.byteLength }, { id });
}

/** Whose hands have drawn on a board. */
export async function readHands(db: SqlScope, boardId: string): Promise<Map<number, string>> {
  const rows = await db.select<{ hand: string; person_id: string }>('SELECT hand, person_id FROM boards_hands WHERE board_id = :boardId', { boardId });
  return new Map(rows.map((row) => [Number(row.hand), row.person_id]));
}

/** @returns whether the hand is the person's: it was nobody's before, or theirs */
export async function claimHand(db: SqlScope, boardId: string, hand: number, personId: string): Promise<boolean> {
  try {
    await db.insert('boards_hands', { board_id: boardId, hand: String(hand), person_id: personId });
    return true;
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return (await readHands(db, boardId)).get(hand) === personId;
  }
}
