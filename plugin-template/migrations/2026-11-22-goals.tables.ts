import type { SchemaScope } from '@fudao/plugin-sdk';

/** Never changed once a platform has run it: a later change is a later file. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'plugin_template_goals',
    {
      id: { type: 'key', length: 64, primaryKey: true },
      person_id: { type: 'key' },
      district_id: { type: 'key' },
      goal_day: { type: 'key', length: 10 },
      goal_text: { type: 'text' },
      is_reached: { type: 'integer' },
    },
    [{ columns: ['person_id', 'goal_day'] }, { columns: ['district_id', 'goal_day'] }],
  );
}
