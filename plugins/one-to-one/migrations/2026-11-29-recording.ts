import type { SchemaScope } from '@fudao/plugin-sdk';

const key = { type: 'key' } as const;
const id = { type: 'key', primaryKey: true } as const;
const time = { type: 'time' } as const;

/** Whether a call, and the session that it becomes, is recorded; and the parts in which the sound arrives. */
export async function up(schema: SchemaScope): Promise<void> {
  for (const table of ['one_to_one_calls', 'one_to_one_sessions']) await schema.addColumn(table, 'recording', { type: 'key', length: 16, nullable: true });
  await schema.addIndex('one_to_one_sessions', { columns: ['recording', 'ended_at'] });
  // A stretch recorded without a break: after a reload another one begins.
  await schema.createTable(
    'one_to_one_takes',
    {
      id,
      session_id: key,
      /** What the recording browser calls it. */
      own_key: key,
      kind: { type: 'key', length: 8, nullable: true },
      /** Bytes of the whole, once the browser knows. */
      size: { type: 'integer', nullable: true },
      began_at: time,
      whole_at: { type: 'time', nullable: true },
    },
    [{ columns: ['session_id', 'own_key'], unique: true }],
  );
  await schema.createTable(
    'one_to_one_take_parts',
    { id, take_id: key, part_offset: { type: 'integer' }, part_size: { type: 'integer' }, sha256: { type: 'key' }, sound_id: key, kept_at: time },
    [{ columns: ['take_id', 'part_offset'], unique: true }],
  );
}
