import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'runtime_outbox',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      kind: { type: 'key', length: 8 },
      name: { type: 'key', length: 120 },
      payload: { type: 'long-text' },
      origin: { type: 'long-text' },
      created_at: { type: 'time' },
      attempts: { type: 'integer', default: 0 },
      next_at: { type: 'time' },
      claimed_by: { type: 'key', length: 80, nullable: true },
      claimed_until: { type: 'time', default: 0 },
      done_at: { type: 'time', nullable: true },
      /** Why it was given up; such rows stay until an operator has looked. */
      failure: { type: 'text', nullable: true },
    },
    [{ columns: ['done_at', 'next_at'] }],
  );
  await schema.createTable('runtime_deliveries', {
    event_id: { type: 'key', length: 36, primaryKey: true },
    consumer: { type: 'key', length: 120, primaryKey: true },
    delivered_at: { type: 'time' },
  });
  await schema.createTable(
    'runtime_idempotency',
    {
      id: { type: 'key', length: 64, primaryKey: true },
      params_hash: { type: 'key', length: 64 },
      response: { type: 'long-text' },
      created_at: { type: 'time' },
    },
    [{ columns: ['created_at'] }],
  );
  await schema.createTable('runtime_timers', {
    name: { type: 'key', length: 160, primaryKey: true },
    next_at: { type: 'time' },
  });
}
