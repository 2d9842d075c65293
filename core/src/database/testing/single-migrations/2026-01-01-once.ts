import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('once_runs', { run_at: { type: 'time' } });
  await schema.insert('once_runs', { run_at: Date.now() });
}
