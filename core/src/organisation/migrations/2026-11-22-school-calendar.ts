import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('organisation_district_days', {
    district_id: { type: 'key', length: 40, primaryKey: true },
    date: { type: 'key', length: 10, primaryKey: true },
    name: { type: 'text', length: 64 },
  });
  await schema.createTable('organisation_calendar_states', {
    scope: { type: 'key', length: 40, primaryKey: true },
    revision: { type: 'integer' },
    changed_at: { type: 'time' },
  });
  await schema.createTable(
    'organisation_calendar_changes',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      scope: { type: 'key', length: 40 },
      revision: { type: 'integer' },
      kind: { type: 'key', length: 20 },
      put_back: { type: 'integer', nullable: true },
      change_text: { type: 'long-text' },
      changed_by: { type: 'key' },
      changed_by_name: { type: 'text' },
      changed_at: { type: 'time' },
    },
    [{ columns: ['scope', 'revision'], unique: true }],
  );
}
