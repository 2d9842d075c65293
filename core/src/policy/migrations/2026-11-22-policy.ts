import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'policy_versions',
    {
      // `city`, or a district's id after a colon.
      scope: { type: 'key', length: 50, primaryKey: true },
      number: { type: 'integer', primaryKey: true },
      rules: { type: 'long-text' },
      effective_from: { type: 'time' },
      reason: { type: 'text', length: 300 },
      undoes: { type: 'integer', nullable: true },
      created_at: { type: 'time' },
      created_by: { type: 'key', length: 64 },
      withdrawn_at: { type: 'time', nullable: true },
      withdrawn_by: { type: 'key', length: 64, nullable: true },
    },
    [],
  );
  // One row for each person who ever reserved anything: what decisions about the same person wait for.
  await schema.createTable('policy_people', { person_id: { type: 'key', length: 64, primaryKey: true } });
  await schema.createTable(
    'policy_reservations',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      owner_id: { type: 'key', length: 40 },
      own_key: { type: 'key', length: 100 },
      activity: { type: 'key', length: 10 },
      state: { type: 'key', length: 10 },
      district_id: { type: 'key', length: 40, nullable: true },
      class_id: { type: 'key', length: 36, nullable: true },
      seats: { type: 'integer', nullable: true },
      starts_at: { type: 'time' },
      ends_at: { type: 'time' },
      expires_at: { type: 'time', nullable: true },
      rules_version: { type: 'key', length: 80 },
      created_at: { type: 'time' },
      ended_at: { type: 'time', nullable: true },
    },
    [
      { columns: ['owner_id', 'own_key'], unique: true },
      { columns: ['state', 'expires_at'] },
      { columns: ['district_id', 'starts_at'] },
      { columns: ['class_id'] },
    ],
  );
  await schema.createTable(
    'policy_uses',
    {
      person_id: { type: 'key', length: 64, primaryKey: true },
      reservation_id: { type: 'key', length: 36, primaryKey: true },
      role: { type: 'key', length: 10 },
      activity: { type: 'key', length: 10 },
      starts_at: { type: 'time' },
      ends_at: { type: 'time' },
      // Counts until then only; null for what has taken place.
      expires_at: { type: 'time', nullable: true },
      created_at: { type: 'time' },
    },
    [{ columns: ['person_id', 'ends_at'] }, { columns: ['reservation_id'] }, { columns: ['starts_at'] }],
  );
  await schema.createTable(
    'policy_screen',
    {
      person_id: { type: 'key', length: 64, primaryKey: true },
      starts_at: { type: 'time', primaryKey: true },
      ends_at: { type: 'time' },
    },
    [{ columns: ['person_id', 'ends_at'] }, { columns: ['ends_at'] }],
  );
  await schema.createTable(
    'policy_overuse',
    {
      person_id: { type: 'key', length: 64, primaryKey: true },
      rule: { type: 'key', length: 30, primaryKey: true },
      met_at: { type: 'time', primaryKey: true },
      until_at: { type: 'time' },
      school_id: { type: 'key', length: 40, nullable: true },
      district_id: { type: 'key', length: 40, nullable: true },
    },
    [{ columns: ['school_id', 'met_at'] }, { columns: ['district_id', 'met_at'] }, { columns: ['met_at'] }],
  );
}
