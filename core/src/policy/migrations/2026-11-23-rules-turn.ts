import type { SchemaScope } from '@fudao/plugin-sdk';

/** One row, locked by whoever changes rules: what the city and a district set at once would contradict each other. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('policy_rules_turn', { id: { type: 'key', length: 10, primaryKey: true } });
  await schema.insert('policy_rules_turn', { id: 'rules' });
}
