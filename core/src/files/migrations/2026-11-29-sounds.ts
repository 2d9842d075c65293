import type { SchemaScope } from '@fudao/plugin-sdk';

/** Pieces of sound that plugins keep. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'files_sounds',
    { id: { type: 'key', length: 36, primaryKey: true }, subject_id: { type: 'key', length: 64 }, bytes: { type: 'integer' }, created_at: { type: 'time' } },
    [{ columns: ['subject_id', 'id'] }],
  );
}
