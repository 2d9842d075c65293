import type { SchemaScope } from '@fudao/plugin-sdk';

/** Old lines are found by their age. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addIndex('media_presence', { columns: ['received_at'] });
}
