import type { SchemaScope } from '@fudao/plugin-sdk';

async function createAccounts(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'identity_accounts',
    {
      id: { type: 'key', length: 40, primaryKey: true },
      education_id: { type: 'key', length: 32 },
      name: { type: 'text', length: 64 },
      kind: { type: 'key', length: 16 },
      district_id: { type: 'key', length: 40, nullable: true },
      school_id: { type: 'key', length: 40, nullable: true },
      class_group_id: { type: 'key', length: 40, nullable: true },
      grade: { type: 'integer', nullable: true },
      vendor_id: { type: 'key', length: 40, nullable: true },
      teaching: { type: 'long-text', nullable: true },
      password_hash: { type: 'text', nullable: true },
      /** Set for a temporary password only. */
      password_expires_at: { type: 'time', nullable: true },
      status: { type: 'key', length: 12 },
      created_at: { type: 'time' },
      changed_at: { type: 'time' },
    },
    [
      { columns: ['education_id'], unique: true },
      { columns: ['district_id', 'education_id'] },
      { columns: ['school_id', 'education_id'] },
    ],
  );
  await schema.createTable(
    'identity_role_assignments',
    {
      account_id: { type: 'key', length: 40, primaryKey: true },
      role: { type: 'key', length: 32, primaryKey: true },
      scope: { type: 'key', length: 12, primaryKey: true },
      /** Empty for the city. */
      scope_id: { type: 'key', length: 40, primaryKey: true },
    },
    [{ columns: ['role', 'account_id'] }],
  );
  await schema.createTable(
    'identity_teachings',
    {
      account_id: { type: 'key', length: 40, primaryKey: true },
      subject: { type: 'key', length: 32, primaryKey: true },
      grade: { type: 'integer', primaryKey: true },
      district_id: { type: 'key', length: 40, nullable: true },
    },
    [{ columns: ['subject', 'grade', 'district_id'] }],
  );
}

async function createSignIns(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'identity_sessions',
    {
      id: { type: 'key', length: 40, primaryKey: true },
      account_id: { type: 'key', length: 40 },
      app: { type: 'key', length: 12 },
      device: { type: 'key', length: 40 },
      selector_hash: { type: 'key' },
      live_hashes: { type: 'text', length: 600 },
      parent_hash: { type: 'key', nullable: true },
      rotated_at: { type: 'time' },
      created_at: { type: 'time' },
      seen_at: { type: 'time' },
      expires_at: { type: 'time' },
      ends_at: { type: 'time' },
      ended_at: { type: 'time', nullable: true },
      end_reason: { type: 'key', length: 24, nullable: true },
    },
    [
      { columns: ['selector_hash'], unique: true },
      { columns: ['account_id', 'ended_at'] },
      { columns: ['expires_at'] },
    ],
  );
  await schema.createTable(
    'identity_sign_in_failures',
    {
      id: { type: 'key', primaryKey: true },
      failures: { type: 'integer' },
      failed_at: { type: 'time' },
      blocked_until: { type: 'time' },
    },
    [{ columns: ['failed_at'] }],
  );
}

export async function up(schema: SchemaScope): Promise<void> {
  await createAccounts(schema);
  await createSignIns(schema);
}
