import type { SchemaScope } from '@fudao/plugin-sdk';

/** Until when a teacher on duty is not asked, because a rule forbids it. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('one_to_one_duties', 'rests_until', { type: 'time', nullable: true });
}
