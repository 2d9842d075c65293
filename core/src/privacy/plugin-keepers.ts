import type { Dispose, PluginDefinition, SqlScope } from '@fudao/plugin-sdk';
import type { TableShape } from '../database/index.ts';
import { pointedAt, type DesiredState } from '../plugin-manager/node/desired-state.ts';
import type { Loaded } from '../plugin-manager/release/release-host.ts';
import type { Release } from '../plugin-manager/release/release.repository.ts';
import { PersonData } from '../runtime/host/person-data.ts';
import type { PrivacyParts } from './person.ts';

/** A plugin, whether it runs or not, and how it is asked for what it keeps of a person. */
export interface PluginKeeper {
  readonly pluginId: string;
  /** Of the release that is asked; null where its code is gone, and only its documents can be reached. */
  readonly version: string | null;
  readonly data: PersonData;
  /** Tables that nobody is left to ask about. */
  readonly tables: readonly TableShape[];
  /** Why a release that people are sent to cannot be asked. */
  readonly failure: string | null;
  readonly dispose: Dispose;
}

const without: PluginDefinition = { services: [] };

interface Asked {
  readonly release: Release;
  readonly loaded?: Loaded;
  readonly failure?: string;
}

/** Those that count first: what people are sent to, what else is installed, and then what was or may be again. */
export function askingOrder(state: DesiredState, pluginId: string): { serving: Release[]; others: Release[] } {
  const own = state.releases.filter((release) => release.pluginId === pluginId).reverse();
  const pointed = pointedAt(state, pluginId);
  const serving = own.filter(({ state: stage, version }) => stage === 'installed' && pointed.has(version));
  const inState = (wanted: Release['state']) => own.filter((release) => release.state === wanted && !serving.includes(release));
  return { serving, others: [...inState('installed'), ...inState('retired'), ...inState('verified')] };
}

async function load({ loadGuest }: PrivacyParts, release: Release): Promise<Asked> {
  try {
    return { release, loaded: await loadGuest(release) };
  } catch (error) {
    return { release, failure: (error as Error).message };
  }
}

/** Every release that people are sent to keeps what it keeps; where there is none, the first that can be loaded is asked. */
async function askable(parts: PrivacyParts, state: DesiredState, pluginId: string): Promise<Asked[]> {
  const { serving, others } = askingOrder(state, pluginId);
  const asked: Asked[] = [];
  for (const release of serving) asked.push(await load(parts, release));
  if (asked.length > 0) return asked;
  for (const release of others) {
    const one = await load(parts, release);
    if (one.loaded) return [one];
  }
  return [];
}

async function keepersOf(parts: PrivacyParts, state: DesiredState, pluginId: string): Promise<PluginKeeper[]> {
  const { host } = parts.runtime;
  const asked = await askable(parts, state, pluginId);
  const keeperOf = (version: string | null, definition: PluginDefinition, more: Pick<PluginKeeper, 'tables' | 'failure' | 'dispose'>) => ({
    pluginId,
    version,
    data: new PersonData(host, { kind: 'plugin', id: pluginId, version: version ?? 'none' }, definition),
    ...more,
  });
  const dispose = () => undefined;
  if (asked.length === 0) return [keeperOf(null, without, { tables: await host.database.tables(pluginId), failure: null, dispose })];
  return asked.map(({ release: { version }, loaded, failure = null }) =>
    keeperOf(version, loaded?.definition ?? without, { tables: [], failure, dispose: loaded?.unload ?? dispose }),
  );
}

/** All plugins that may keep something, also those that nobody has enabled or that are uninstalled. */
export async function openKeepers(parts: PrivacyParts): Promise<PluginKeeper[]> {
  const state = await parts.plugins.look(parts.runtime.host.database);
  const ids = [...new Set(state.releases.map(({ pluginId }) => pluginId))].sort();
  const keepers: PluginKeeper[] = [];
  for (const pluginId of ids) keepers.push(...(await keepersOf(parts, state, pluginId)));
  return keepers;
}

/** Those of the tables that name the person in any column. */
export async function tablesNaming(db: SqlScope, tables: readonly TableShape[], personId: string): Promise<string[]> {
  const naming: string[] = [];
  for (const { name, columns } of tables) {
    const texts = columns.filter(({ isText }) => isText).map((column) => `\`${column.name}\` LIKE :part`);
    if (texts.length === 0) continue;
    const statement = `SELECT 1 AS found FROM \`${name}\` WHERE ${texts.join(' OR ')} LIMIT 1`;
    if (await db.selectOne(statement, { part: `%${personId}%` })) naming.push(name);
  }
  return naming;
}
