import type { SchemaScope } from '@fudao/plugin-sdk';

/** Whose teacher plans a duty, since a district may keep to its own; and the name under which a session is rated. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('one_to_one_plans', 'district_id', { type: 'key', nullable: true });
  await schema.addColumn('one_to_one_sessions', 'cause_id', { type: 'text', nullable: true });
}
