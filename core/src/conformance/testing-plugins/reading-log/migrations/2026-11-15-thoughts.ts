import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('reading_log_books', 'thoughts', { type: 'long-text', nullable: true });
  await schema.addIndex('reading_log_books', { columns: ['district_id', 'read_at'] });
}
