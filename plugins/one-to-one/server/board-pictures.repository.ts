import type { SqlScope } from '@fudao/plugin-sdk';

const table = 'one_to_one_board_pictures';

export interface BoardPicture {
  readonly fileId: string;
  readonly authorId: string;
}

interface Row {
  file_id: string;
  author_id: string;
}

/** Of one session, as they came. */
export async function listBoardPictures(db: SqlScope, sessionId: string): Promise<BoardPicture[]> {
  const rows = await db.select<Row>(`SELECT file_id, author_id FROM ${table} WHERE session_id = :sessionId ORDER BY shared_at, file_id`, { sessionId });
  return rows.map(({ file_id: fileId, author_id: authorId }) => ({ fileId, authorId }));
}

export async function insertBoardPicture(db: SqlScope, sessionId: string, { fileId, authorId }: BoardPicture, at: number): Promise<void> {
  await db.insert(table, { session_id: sessionId, file_id: fileId, author_id: authorId, shared_at: at });
}

export async function deleteBoardPictures(db: SqlScope, sessionId: string): Promise<void> {
  await db.delete(table, { session_id: sessionId });
}
