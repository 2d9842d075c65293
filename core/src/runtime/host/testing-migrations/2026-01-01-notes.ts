import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  const body = { type: 'text' } as const;
  await schema.createTable('notes_notes', {
    id: { type: 'key', primaryKey: true },
    body,
    author: { type: 'key' },
  });
  await schema.createTable('notes_heard', { id: { type: 'key', primaryKey: true }, body });
}
