import type { SchemaScope } from '@fudao/plugin-sdk';

/** When somebody's service was last ended: who decides on what was read before sees that it may hold no more. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('policy_people', 'ended_at', { type: 'time', nullable: true });
}
