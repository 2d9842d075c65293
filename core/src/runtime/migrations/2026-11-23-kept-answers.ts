import type { SchemaScope } from '@fudao/plugin-sdk';

/** Whose answer is kept, so that it goes with the person or the plugin. Rows before it are gone after a week. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('runtime_idempotency', 'action', { type: 'key', length: 120, default: '' });
  await schema.addColumn('runtime_idempotency', 'caller_id', { type: 'key', length: 64, default: '' });
}
