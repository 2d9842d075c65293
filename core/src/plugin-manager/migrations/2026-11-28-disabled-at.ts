import type { SchemaScope } from '@fudao/plugin-sdk';

/** From when on what is under way has some time to be finished; null while it is enabled, or never was. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('plugin_manager_installations', 'disabled_at', { type: 'time', nullable: true });
}
