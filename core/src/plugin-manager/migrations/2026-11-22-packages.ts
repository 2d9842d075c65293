import type { SchemaScope } from '@fudao/plugin-sdk';

/** Who may sign plugin packages, and the packages themselves. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('plugin_manager_publishers', {
    key_id: { type: 'key', length: 16, primaryKey: true },
    name: { type: 'text' },
    public_key: { type: 'key', length: 64 },
    /** `trusted` or `confined`. */
    most_trust: { type: 'key', length: 16 },
    added_by: { type: 'key' },
    added_at: { type: 'time' },
    revoked_at: { type: 'time', nullable: true },
    revoked_reason: { type: 'text', nullable: true },
  });
  await schema.createTable('plugin_manager_package_chunks', {
    content_hash: { type: 'key', primaryKey: true },
    ordinal: { type: 'integer', primaryKey: true },
    bytes: { type: 'binary' },
  });
}
