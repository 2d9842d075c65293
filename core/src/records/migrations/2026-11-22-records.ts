import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'records_records',
    {
      seq: { type: 'big-integer', primaryKey: true },
      id: { type: 'key', length: 36 },
      at: { type: 'time' },
      kind: { type: 'key', length: 80 },
      actor_id: { type: 'key', length: 64 },
      subject_id: { type: 'key', length: 64 },
      person_id: { type: 'key', length: 64, nullable: true },
      plugin_id: { type: 'key', length: 40, nullable: true },
      district_id: { type: 'key', length: 64, nullable: true },
      payload: { type: 'binary' },
      previous_hash: { type: 'key', length: 64 },
      hash: { type: 'key', length: 64 },
    },
    [
      { columns: ['id'], unique: true },
      { columns: ['subject_id', 'seq'] },
      { columns: ['person_id', 'seq'] },
      { columns: ['district_id', 'seq'] },
    ],
  );
  await schema.createTable('records_head', {
    id: { type: 'key', length: 8, primaryKey: true },
    seq: { type: 'big-integer' },
    hash: { type: 'key', length: 64 },
  });
  await schema.createTable('records_keys', {
    person_id: { type: 'key', length: 64, primaryKey: true },
    generation: { type: 'integer', primaryKey: true },
    wrapped: { type: 'binary', nullable: true },
    created_at: { type: 'time' },
    erased_at: { type: 'time', nullable: true },
  });
  await schema.insert('records_head', { id: 'head', seq: 0, hash: '0'.repeat(64) });
}
