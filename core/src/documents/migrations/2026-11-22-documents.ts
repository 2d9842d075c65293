import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'documents_documents',
    {
      id: { type: 'serial' },
      plugin_id: { type: 'key', length: 40 },
      /** Empty for calls without a district. */
      district_id: { type: 'key', length: 64 },
      collection: { type: 'key', length: 40 },
      document_key: { type: 'key', length: 128 },
      /** JSON. */
      value: { type: 'long-text' },
      /** What it counts towards the quota. */
      bytes: { type: 'integer' },
      revision: { type: 'big-integer' },
      person_id: { type: 'key', length: 64, nullable: true },
      updated_at: { type: 'time' },
    },
    [
      { columns: ['plugin_id', 'district_id', 'collection', 'document_key'], unique: true },
      { columns: ['plugin_id', 'person_id', 'district_id', 'collection', 'document_key'] },
      { columns: ['plugin_id', 'id'] },
    ],
  );
  // One row a plugin and district: what its documents take, and what transactions hold that must see all of them.
  await schema.createTable('documents_usage', {
    plugin_id: { type: 'key', length: 40, primaryKey: true },
    district_id: { type: 'key', length: 64, primaryKey: true },
    bytes: { type: 'big-integer', default: 0 },
    documents: { type: 'integer', default: 0 },
  });
}
