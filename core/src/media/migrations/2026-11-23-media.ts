import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'media_rooms',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      owner_id: { type: 'key', length: 40 },
      own_key: { type: 'key', length: 100 },
      // What the media server knows it by; nobody guesses it.
      name: { type: 'key', length: 40 },
      reservation_id: { type: 'key', length: 64, nullable: true },
      district_id: { type: 'key', length: 40, nullable: true },
      state: { type: 'key', length: 10 },
      opens_at: { type: 'time' },
      starts_at: { type: 'time' },
      ends_at: { type: 'time' },
      created_at: { type: 'time' },
      live_at: { type: 'time', nullable: true },
      ended_at: { type: 'time', nullable: true },
      end_reason: { type: 'key', length: 20, nullable: true },
      // When somebody has to look at it again; null once there is nothing left to do.
      due_at: { type: 'time', nullable: true },
      // How often its attendance was told, and a hash of what was told last.
      attendance_revision: { type: 'integer', default: 0 },
      attendance_hash: { type: 'key', length: 64, nullable: true },
    },
    [
      { columns: ['owner_id', 'own_key'], unique: true },
      { columns: ['name'], unique: true },
      { columns: ['due_at'] },
      { columns: ['reservation_id'] },
      { columns: ['owner_id', 'district_id', 'state'] },
    ],
  );
  await schema.createTable(
    'media_members',
    {
      room_id: { type: 'key', length: 36, primaryKey: true },
      person_id: { type: 'key', length: 64, primaryKey: true },
      role: { type: 'key', length: 12 },
      removed_at: { type: 'time', nullable: true },
    },
    [{ columns: ['person_id'] }],
  );
  await schema.createTable(
    'media_presence',
    {
      room_id: { type: 'key', length: 36, primaryKey: true },
      // One coming in, by one tab; of each the first word of coming and of leaving counts.
      stay_id: { type: 'key', length: 80, primaryKey: true },
      kind: { type: 'key', length: 6, primaryKey: true },
      person_id: { type: 'key', length: 64 },
      at: { type: 'time' },
      received_at: { type: 'time' },
    },
    [{ columns: ['person_id'] }],
  );
}
