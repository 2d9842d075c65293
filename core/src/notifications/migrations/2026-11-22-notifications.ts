import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'notifications_notifications',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      account_id: { type: 'key', length: 64 },
      kind: { type: 'key', length: 80 },
      title: { type: 'long-text' },
      body: { type: 'long-text', nullable: true },
      link: { type: 'text', length: 500, nullable: true },
      created_at: { type: 'time' },
      read_at: { type: 'time', nullable: true },
    },
    [{ columns: ['account_id', 'id'] }, { columns: ['account_id', 'read_at'] }, { columns: ['created_at'] }],
  );
  await schema.createTable('notifications_mutes', {
    account_id: { type: 'key', length: 64, primaryKey: true },
    kind: { type: 'key', length: 80, primaryKey: true },
    muted_at: { type: 'time' },
  });
}
