import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { PluginSource } from '../../plugin-manager/release/plugin-source.ts';
import { failure, type Finding } from '../finding.ts';
import type { Stage } from './stage.ts';
import { prefixOf, tablesOf } from './storage.ts';

/** What the platform itself writes on behalf of plugins. */
const platformTables = [
  ...['runtime', 'plugin_manager', 'records', 'notifications', 'documents', 'database', 'identity', 'files', 'knowledge'],
  ...['policy', 'admission', 'ratings', 'points', 'safety', 'consent', 'analytics'],
];
/** What the platform keeps beside its database. */
const platformFiles = /^(?:fudao\.sqlite|files\/|secrets\/|keys\/|cache$|.*\.lock)/;

async function filesBelow(folder: string, isDeep = true): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: isDeep }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** What lies around a plugin and is none of its business: taken before it comes, and compared when it has gone. */
export class Surroundings {
  readonly #stage: Stage;
  readonly #source: PluginSource;
  readonly #files: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #listeners: ReadonlyMap<string, number>;
  readonly #globals: ReadonlySet<string>;
  readonly #tables: ReadonlyMap<string, number>;

  private constructor(
    stage: Stage,
    source: PluginSource,
    files: ReadonlyMap<string, ReadonlySet<string>>,
    tables: ReadonlyMap<string, number>,
  ) {
    this.#stage = stage;
    this.#source = source;
    this.#files = files;
    this.#tables = tables;
    this.#listeners = new Map(process.eventNames().map((name) => [String(name), process.listenerCount(name)]));
    this.#globals = new Set(Object.getOwnPropertyNames(globalThis));
  }

  static async look(stage: Stage, source: PluginSource): Promise<Surroundings> {
    return new Surroundings(stage, source, await lookAtFiles(stage, source), await countRows(stage, source));
  }

  /** What is otherwise than it was. */
  async compare(): Promise<Finding[]> {
    const after = await Surroundings.look(this.#stage, this.#source);
    return [...this.#newFiles(after), ...this.#newListeners(after), ...this.#newGlobals(after), ...this.#otherTables(after)];
  }

  #newFiles(after: Surroundings): Finding[] {
    return [...after.#files].flatMap(([place, files]) =>
      [...files]
        .filter((file) => !this.#files.get(place)?.has(file))
        .map((file) => failure(`After it was removed the file "${file}" is left behind in ${place}; what it must keep belongs below its cacheFolder.`)),
    );
  }

  #newListeners(after: Surroundings): Finding[] {
    return [...after.#listeners]
      .filter(([name, count]) => count > (this.#listeners.get(name) ?? 0))
      .map(([name]) => failure(`After it was removed the process has a listener more for "${name}"; end it in what setup returns.`));
  }

  #newGlobals(after: Surroundings): Finding[] {
    return [...after.#globals]
      .filter((name) => !this.#globals.has(name))
      .map((name) => failure(`It leaves a global variable "${name}" behind, which all other plugins see.`));
  }

  #otherTables(after: Surroundings): Finding[] {
    return [...after.#tables]
      .filter(([table, rows]) => this.#tables.get(table) !== rows)
      .map(([table, rows]) => failure(`The table ${table}, which is not its own, has ${rows} rows and had ${this.#tables.get(table) ?? 'none'}.`, table));
  }
}

async function lookAtFiles({ platform }: Stage, { manifest, folder }: PluginSource): Promise<Map<string, Set<string>>> {
  const own = join('cache', manifest.id);
  const data = (await filesBelow(platform.dataFolder)).filter((file) => !platformFiles.test(file) && !file.startsWith(own));
  return new Map([
    ['the data folder', new Set(data)],
    ["the plugin's own folder", new Set((await filesBelow(folder)).filter((file) => !file.startsWith('dist')))],
    ['the working folder of the node', new Set(await filesBelow(process.cwd(), false))],
  ]);
}

async function countRows({ platform }: Stage, { manifest }: PluginSource): Promise<Map<string, number>> {
  const { database } = platform.node.runtime.platform;
  const isOthers = (table: string) => !platformTables.some((room) => table.startsWith(`${room}_`)) && !table.startsWith(prefixOf(manifest.id));
  const tables = (await tablesOf(database)).filter(isOthers);
  const counts = tables.map(async (table) => {
    const row = await database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
    return [table, Number(row?.n)] as const;
  });
  return new Map(await Promise.all(counts));
}
