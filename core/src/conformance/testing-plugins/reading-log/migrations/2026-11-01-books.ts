import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'reading_log_books',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      student_id: { type: 'key' },
      district_id: { type: 'key' },
      title: { type: 'text' },
      read_at: { type: 'time' },
    },
    [{ columns: ['student_id', 'id'] }, { columns: ['district_id', 'id'] }],
  );
  await schema.createTable('reading_log_counts', {
    district_id: { type: 'key', primaryKey: true },
    books: { type: 'integer', default: 0 },
  });
}
