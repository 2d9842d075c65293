import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('troublemaker_rows', { id: { type: 'key', primaryKey: true } });
}
