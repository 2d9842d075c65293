import type { SchemaScope } from '@fudao/plugin-sdk';

async function createPersonal(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'notifications_settings',
    {
      account_id: { type: 'key', length: 64, primaryKey: true },
      is_minor: { type: 'boolean' },
      /** Minutes of the wall's clock; null: the city's for minors, none for others. */
      quiet_from: { type: 'integer', nullable: true },
      quiet_to: { type: 'integer', nullable: true },
      digest_every: { type: 'key', length: 8 },
      digest_minute: { type: 'integer' },
      digest_weekday: { type: 'integer' },
      digest_next_at: { type: 'time', nullable: true },
      digest_last_at: { type: 'time', nullable: true },
      changed_at: { type: 'time' },
    },
    [{ columns: ['digest_next_at'] }],
  );
  await schema.createTable('notifications_choices', {
    account_id: { type: 'key', length: 64, primaryKey: true },
    kind: { type: 'key', length: 80, primaryKey: true },
    channel: { type: 'key', length: 8, primaryKey: true },
    is_wanted: { type: 'boolean' },
  });
  await schema.createTable('notifications_addresses', {
    account_id: { type: 'key', length: 64, primaryKey: true },
    channel: { type: 'key', length: 8, primaryKey: true },
    language: { type: 'key', length: 8 },
    /** The one that was confirmed, and one that is not yet. */
    address: { type: 'text', nullable: true },
    verified_at: { type: 'time', nullable: true },
    pending: { type: 'text', nullable: true },
    code_hash: { type: 'key', length: 64, nullable: true },
    code_expires_at: { type: 'time', nullable: true },
    code_attempts: { type: 'integer' },
    codes_since: { type: 'time' },
    codes_sent: { type: 'integer' },
  });
  await schema.createTable(
    'notifications_devices',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      account_id: { type: 'key', length: 64 },
      session_id: { type: 'key', length: 40 },
      app: { type: 'key', length: 12 },
      language: { type: 'key', length: 8 },
      /** In both languages, as JSON. */
      name: { type: 'text', length: 200 },
      endpoint_hash: { type: 'key', length: 64 },
      endpoint: { type: 'text', length: 1000 },
      p256dh: { type: 'text', length: 120 },
      auth: { type: 'text', length: 60 },
      created_at: { type: 'time' },
      seen_at: { type: 'time' },
    },
    [{ columns: ['endpoint_hash'], unique: true }, { columns: ['account_id'] }, { columns: ['session_id'] }, { columns: ['seen_at'] }],
  );
}

export async function up(schema: SchemaScope): Promise<void> {
  await createPersonal(schema);
  await schema.createTable(
    'notifications_deliveries',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      account_id: { type: 'key', length: 64 },
      notification_id: { type: 'key', length: 36, nullable: true },
      kind: { type: 'key', length: 80 },
      channel: { type: 'key', length: 8 },
      /** What is taken first stands in a lane of its own. */
      lane: { type: 'key', length: 16 },
      device_id: { type: 'key', length: 36, nullable: true },
      /** Of a digest: how many of which kind. */
      counts: { type: 'long-text', nullable: true },
      created_at: { type: 'time' },
      due_at: { type: 'time' },
      expires_at: { type: 'time' },
      attempts: { type: 'integer' },
      claimed_by: { type: 'key', length: 36, nullable: true },
      claimed_until: { type: 'time' },
      state: { type: 'key', length: 8 },
      reason: { type: 'key', length: 80, nullable: true },
      ended_at: { type: 'time', nullable: true },
    },
    [{ columns: ['state', 'lane', 'due_at'] }, { columns: ['account_id'] }, { columns: ['state', 'id'] }, { columns: ['ended_at'] }],
  );
}
