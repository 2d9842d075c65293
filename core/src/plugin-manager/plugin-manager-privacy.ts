import { none, pseudonym, type RoomPrivacy } from '../runtime/room-privacy.ts';
import { forgetExports } from './removal/export.repository.ts';

/** Where somebody's name stands beside the id: who changed what. */
const named = [
  { table: 'plugin_manager_history', id: 'changed_by', name: 'changed_by_name' },
  { table: 'plugin_manager_release_history', id: 'changed_by', name: 'changed_by_name' },
  { table: 'plugin_manager_scheduled_changes', id: 'created_by', name: 'created_by_name' },
] as const;

const administrators = 'Which administrator decided, by id.';

export const pluginManagerPrivacy: RoomPrivacy = {
  tables: {
    plugin_manager_releases: none('Releases and their manifests.'),
    plugin_manager_installations: pseudonym(administrators),
    plugin_manager_history: pseudonym('Which administrator changed what, by id and name; the name goes.'),
    plugin_manager_scheduled_changes: pseudonym('Which administrator planned what, by id and name; the name goes.'),
    plugin_manager_grants: pseudonym(administrators),
    plugin_manager_channels: pseudonym(administrators),
    plugin_manager_release_history: pseudonym('Which operator did what, by id and name; the name goes.'),
    plugin_manager_nodes: none('What each node runs.'),
    plugin_manager_publishers: pseudonym(administrators),
    plugin_manager_package_chunks: none('Packages of plugins.'),
    plugin_manager_exports: pseudonym(administrators),
    plugin_manager_purges: pseudonym(administrators),
  },
  async exportPerson({ db }, personId) {
    const changes: Record<string, unknown> = {};
    for (const { table, id } of named) changes[table.replace('plugin_manager_', '')] = await db.select(`SELECT * FROM ${table} WHERE ${id} = :personId`, { personId });
    return changes;
  },
  async erasePerson({ db }, personId) {
    for (const { table, id, name } of named) await db.update(table, { [name]: '' }, { [id]: personId });
    // An export that was made before would bring the person back into an archive: a purge must make another.
    await forgetExports(db);
  },
};
