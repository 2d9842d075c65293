import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'plugin_manager_scheduled_changes',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      plugin_id: { type: 'key', length: 40 },
      district_id: { type: 'key' },
      due_at: { type: 'time' },
      /** JSON: what the installation is to be. */
      wanted: { type: 'long-text' },
      /** `waiting`, `done`, `failed` or `cancelled` */
      state: { type: 'key', length: 16 },
      failure: { type: 'text', nullable: true },
      created_by: { type: 'key' },
      created_by_name: { type: 'text' },
      created_at: { type: 'time' },
      settled_at: { type: 'time', nullable: true },
    },
    [{ columns: ['state', 'due_at'] }, { columns: ['plugin_id', 'district_id', 'due_at'] }],
  );
}
