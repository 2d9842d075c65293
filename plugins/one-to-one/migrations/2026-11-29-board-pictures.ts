import type { SchemaScope } from '@fudao/plugin-sdk';

/** Which pictures lie on the board of a session, and whose they are. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'one_to_one_board_pictures',
    { session_id: { type: 'key', primaryKey: true }, file_id: { type: 'key', primaryKey: true }, author_id: { type: 'key' }, shared_at: { type: 'time' } },
    [{ columns: ['author_id'] }],
  );
}
