import type { SchemaScope } from '@fudao/plugin-sdk';

/** Which steps of the demo city's making are done, so that a start that was cut short is gone on with. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('demo_steps', {
    step: { type: 'key', length: 40, primaryKey: true },
    done_at: { type: 'time' },
  });
}
