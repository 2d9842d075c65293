import type { SchemaScope } from '@fudao/plugin-sdk';

/** Old rooms are found by their age. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addIndex('media_rooms', { columns: ['ended_at'] });
}
