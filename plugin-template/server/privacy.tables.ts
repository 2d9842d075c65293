import type { PersonPrivacy, PluginContext } from '@fudao/plugin-sdk';

/** All that the table holds of a person, for that person to read. */
export const exportPerson: PersonPrivacy['exportPerson'] = async ({ db }: PluginContext<never>, personId) => ({
  goals: await db.select(
    'SELECT goal_day, goal_text, is_reached FROM plugin_template_goals WHERE person_id = :personId',
    {
      personId,
    },
  ),
});

export const erasePerson: PersonPrivacy['erasePerson'] = async ({ db }: PluginContext<never>, personId) => {
  await db.delete('plugin_template_goals', { person_id: personId });
};
