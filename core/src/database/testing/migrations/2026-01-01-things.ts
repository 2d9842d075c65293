import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'sample_things',
    {
      id: { type: 'key', primaryKey: true },
      title: { type: 'text' },
      body: { type: 'long-text' },
      amount: { type: 'integer' },
      happened_at: { type: 'time' },
      is_open: { type: 'boolean' },
      data: { type: 'binary', nullable: true },
    },
    [{ columns: ['title', 'amount'] }],
  );
  await schema.createTable(
    'sample_pairs',
    {
      left_id: { type: 'key' },
      right_id: { type: 'key' },
      note: { type: 'text', default: "it's \\ new" },
      weight: { type: 'big-integer', default: 5 },
      is_seen: { type: 'boolean', default: false },
    },
    [{ columns: ['left_id', 'right_id'], unique: true }],
  );
  await schema.createTable('sample_counted', { id: { type: 'serial' }, name: { type: 'text' } });
}
