import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('jots_jots', { id: { type: 'key', primaryKey: true }, body: { type: 'text' } });
}
