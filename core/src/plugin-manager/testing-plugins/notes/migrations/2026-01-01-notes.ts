import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  const columns = { id: { type: 'key', primaryKey: true }, author: { type: 'key' }, body: { type: 'text' } } as const;
  await schema.createTable('notes_notes', columns);
  await schema.createTable('notes_heard', { id: { type: 'key', primaryKey: true }, district: { type: 'key' } });
}
