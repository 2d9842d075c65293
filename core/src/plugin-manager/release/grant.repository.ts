import type { Manifest, SqlScope } from '@fudao/plugin-sdk';

/** Capabilities that the operator granted, by plugin: they hold for its later releases too. */
export type Grants = ReadonlyMap<string, ReadonlySet<string>>;

export async function readGrants(db: SqlScope): Promise<Grants> {
  const rows = await db.select<{ plugin_id: string; capability: string }>('SELECT plugin_id, capability FROM plugin_manager_grants');
  const grants = new Map<string, Set<string>>();
  for (const { plugin_id: pluginId, capability } of rows) {
    const own = grants.get(pluginId);
    if (own) own.add(capability);
    else grants.set(pluginId, new Set([capability]));
  }
  return grants;
}

export async function readGrantsOf(db: SqlScope, pluginId: string): Promise<ReadonlySet<string>> {
  const rows = await db.select<{ capability: string }>(
    'SELECT capability FROM plugin_manager_grants WHERE plugin_id = :pluginId',
    { pluginId },
  );
  return new Set(rows.map(({ capability }) => capability));
}

/** What a release asks for and was not granted. */
export function ungrantedOf({ capabilities }: Pick<Manifest, 'capabilities'>, granted: ReadonlySet<string>): string[] {
  return capabilities.filter((capability) => !granted.has(capability));
}

/** Granting what is granted already changes nothing. */
export async function grant(db: SqlScope, pluginId: string, capabilities: readonly string[], by: string, at: number): Promise<void> {
  const known = await readGrantsOf(db, pluginId);
  const rows = capabilities
    .filter((capability) => !known.has(capability))
    .map((capability) => ({ plugin_id: pluginId, capability, granted_by: by, granted_at: at }));
  if (rows.length > 0) await db.insert('plugin_manager_grants', rows);
}
