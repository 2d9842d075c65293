import type { SchemaScope } from '@fudao/plugin-sdk';

/** What it takes to remove a plugin with its data: an export that was read to its end, then the purge. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'plugin_manager_exports',
    {
      /** What the purge asks for. */
      receipt: { type: 'key', length: 36, primaryKey: true },
      plugin_id: { type: 'key', length: 40 },
      /** What there was when it began: where this has changed, the export is out of date. */
      mark: { type: 'long-text' },
      exported_by: { type: 'key' },
      started_at: { type: 'time' },
      /** Null until it was read to its end. */
      completed_at: { type: 'time', nullable: true },
    },
    [{ columns: ['plugin_id'] }],
  );
  await schema.createTable(
    'plugin_manager_purges',
    {
      /** An export serves for one purge. */
      receipt: { type: 'key', length: 36, primaryKey: true },
      plugin_id: { type: 'key', length: 40 },
      /** JSON: how much of what is gone. */
      removed: { type: 'long-text' },
      purged_by: { type: 'key' },
      begun_at: { type: 'time' },
      /** Whoever works on it renews this; after it another node goes on. */
      claimed_until: { type: 'time' },
      done_at: { type: 'time', nullable: true },
    },
    [{ columns: ['done_at', 'claimed_until'] }],
  );
}
