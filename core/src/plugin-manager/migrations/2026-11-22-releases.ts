import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  const releases = 'plugin_manager_releases';
  await schema.addColumn(releases, 'origin', { type: 'key', length: 16, default: 'bundled' });
  await schema.addColumn(releases, 'trust', { type: 'key', length: 16, default: 'trusted' });
  await schema.addColumn(releases, 'state', { type: 'key', length: 16, default: 'installed' });
  /** SHA-256 of the package; null where the release came with the platform. */
  await schema.addColumn(releases, 'content_hash', { type: 'key', length: 64, nullable: true });
  await schema.addColumn(releases, 'key_id', { type: 'key', length: 64, nullable: true });
  /** Every node starts it until then, though nobody is sent to it yet. */
  await schema.addColumn(releases, 'prepared_until', { type: 'time', default: 0 });
  await schema.addColumn(releases, 'state_changed_at', { type: 'time', default: 0 });
  await schema.addColumn(releases, 'revision', { type: 'integer', default: 1 });

  await schema.createTable('plugin_manager_grants', {
    plugin_id: { type: 'key', length: 40, primaryKey: true },
    capability: { type: 'key', length: 80, primaryKey: true },
    granted_by: { type: 'key' },
    granted_at: { type: 'time' },
  });
  await schema.createTable('plugin_manager_channels', {
    plugin_id: { type: 'key', length: 40, primaryKey: true },
    stable_version: { type: 'key', length: 40, nullable: true },
    canary_version: { type: 'key', length: 40, nullable: true },
    /** Where a rollback of stable leads. */
    previous_stable: { type: 'key', length: 40, nullable: true },
    /** Until then a release that fails too often is rolled back by itself. */
    probation_until: { type: 'time', default: 0 },
    revision: { type: 'integer' },
    reason: { type: 'text', nullable: true },
    changed_by: { type: 'key' },
    changed_at: { type: 'time' },
  });
  await schema.createTable(
    'plugin_manager_release_history',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      plugin_id: { type: 'key', length: 40 },
      version: { type: 'key', length: 40, nullable: true },
      step: { type: 'key', length: 32 },
      detail: { type: 'long-text' },
      changed_by: { type: 'key' },
      changed_by_name: { type: 'text' },
      changed_at: { type: 'time' },
    },
    [{ columns: ['plugin_id', 'changed_at'] }],
  );
  await schema.createTable('plugin_manager_nodes', {
    node_id: { type: 'key', length: 120, primaryKey: true },
    started_at: { type: 'time' },
    reported_at: { type: 'time' },
    /** Counts as dead from then on, unless it reports again. */
    expires_at: { type: 'time' },
    report: { type: 'long-text' },
  });
  for (const table of ['plugin_manager_installations', 'plugin_manager_history']) {
    await schema.addColumn(table, 'follows', { type: 'key', length: 8, default: 'stable' });
    await schema.addColumn(table, 'pinned_version', { type: 'key', length: 40, nullable: true });
    await schema.addColumn(table, 'canary_percent', { type: 'integer', default: 0 });
  }
}
