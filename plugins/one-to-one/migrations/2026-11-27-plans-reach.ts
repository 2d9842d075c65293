import type { SchemaScope } from '@fudao/plugin-sdk';

/** Whose teacher plans a duty: a district may keep to its own. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('one_to_one_plans', 'district_id', { type: 'key', nullable: true });
}
