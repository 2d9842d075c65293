import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('plugin_manager_releases', {
    plugin_id: { type: 'key', length: 40, primaryKey: true },
    version: { type: 'key', length: 40, primaryKey: true },
    manifest: { type: 'long-text' },
    first_seen_at: { type: 'time' },
  });
  await schema.createTable('plugin_manager_installations', {
    plugin_id: { type: 'key', length: 40, primaryKey: true },
    district_id: { type: 'key', primaryKey: true },
    is_enabled: { type: 'boolean' },
    settings: { type: 'long-text' },
    revision: { type: 'integer' },
    changed_by: { type: 'key' },
    changed_at: { type: 'time' },
  });
  await schema.createTable(
    'plugin_manager_history',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      plugin_id: { type: 'key', length: 40 },
      district_id: { type: 'key' },
      revision: { type: 'integer' },
      is_enabled: { type: 'boolean' },
      settings: { type: 'long-text' },
      changed_by: { type: 'key' },
      changed_by_name: { type: 'text' },
      changed_at: { type: 'time' },
    },
    [{ columns: ['plugin_id', 'district_id', 'revision'], unique: true }],
  );
}
