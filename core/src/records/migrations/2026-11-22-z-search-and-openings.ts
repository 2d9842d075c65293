import type { SchemaScope } from '@fudao/plugin-sdk';

const searched = ['person_id', 'actor_id', 'school_id', 'district_id', 'kind'];

export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('records_records', 'school_id', { type: 'key', length: 64, nullable: true });
  await schema.addColumn('records_records', 'payload_digest', { type: 'key', length: 64, nullable: true });
  await schema.addIndex('records_records', { columns: ['at', 'seq'] });
  for (const column of searched) await schema.addIndex('records_records', { columns: [column, 'at', 'seq'] });
  await schema.createTable(
    'records_openings',
    {
      number: { type: 'serial' },
      id: { type: 'key', length: 36 },
      viewer_id: { type: 'key', length: 64 },
      viewer_level: { type: 'integer' },
      reason: { type: 'key', length: 40 },
      words: { type: 'text', length: 500, nullable: true },
      person_id: { type: 'key', length: 64, nullable: true },
      record_seq: { type: 'big-integer', nullable: true },
      from_at: { type: 'time' },
      to_at: { type: 'time' },
      district_id: { type: 'key', length: 64, nullable: true },
      school_id: { type: 'key', length: 64, nullable: true },
      state: { type: 'key', length: 16 },
      asked_at: { type: 'time' },
      decided_by: { type: 'key', length: 64, nullable: true },
      decided_at: { type: 'time', nullable: true },
      note: { type: 'text', length: 500, nullable: true },
      expires_at: { type: 'time', nullable: true },
      views: { type: 'integer' },
    },
    [
      { columns: ['id'], unique: true },
      { columns: ['viewer_id', 'number'] },
      { columns: ['person_id', 'number'] },
      { columns: ['school_id', 'number'] },
      { columns: ['district_id', 'number'] },
    ],
  );
  await schema.createTable(
    'records_verifications',
    {
      at: { type: 'time', primaryKey: true },
      records: { type: 'big-integer' },
      finding: { type: 'long-text', nullable: true },
      head_hash: { type: 'key', length: 64 },
    },
    [],
  );
}
