import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { ConfigError, projectRoot } from '../../runtime/config.ts';
import { placeOf, textFor, type PluginKind } from './template-rules.ts';

export interface NewPlugin {
  readonly name: string;
  readonly kind: PluginKind;
  /** Where it goes; must not be there, or be empty. */
  readonly folder: string;
}

const template = join(projectRoot, 'plugin-template');
const manifest = 'plugin.json';

/** Whatever starts with a dot, or is made by tools, is no part of the template. */
const isLeft = (path: string) =>
  path.split('/').some((part) => part.startsWith('.') || part === 'node_modules' || part === 'dist');

async function templatePaths(): Promise<string[]> {
  if (!existsSync(join(template, 'plugin.json'))) {
    throw new ConfigError(
      "Plugins are created in a checkout of the platform's sources; this is a built one, without the template.",
    );
  }
  const entries = await readdir(template, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)));
  return files.map((file) => file.split(sep).join('/')).filter((path) => !isLeft(path));
}

/** The plain file first, so that the one of this kind takes its place. */
async function filesFor(kind: PluginKind): Promise<ReadonlyMap<string, string>> {
  const paths = await templatePaths();
  const placed = paths.flatMap((path) => {
    const place = placeOf(path, kind);
    return place === undefined ? [] : [[place, path] as const];
  });
  return new Map(
    placed.sort(([place, path], [otherPlace, other]) => Number(path !== place) - Number(other !== otherPlace)),
  );
}

/** The manifest of one kind says what differs from the others'. */
async function manifestOver(differences: string): Promise<string> {
  const common = JSON.parse(await readFile(join(template, manifest), 'utf8')) as object;
  return `${JSON.stringify({ ...common, ...(JSON.parse(differences) as object) }, null, 2)}\n`;
}

async function write(folder: string, { name, kind, folder: last }: NewPlugin): Promise<string[]> {
  const files = await filesFor(kind);
  const written = relative(projectRoot, last).split(sep).join('/');
  for (const [place, path] of files) {
    const file = join(folder, place);
    await mkdir(dirname(file), { recursive: true });
    const text = await readFile(join(template, path), 'utf8');
    const whole = place === manifest && path !== manifest ? await manifestOver(text) : text;
    await writeFile(file, textFor(whole, name, written), { flag: 'wx' });
  }
  return [...files.keys()].sort();
}

async function demandFree(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const inside = await readdir(folder).catch(() => ['a file']);
  if (inside.length > 0)
    throw new ConfigError(`${folder} is there already and not empty. Nothing was written; choose another place.`);
  await rmdir(folder);
}

/**
 * Writes a working plugin. It appears as a whole or not at all: a platform that watches sees no half of it.
 * @returns its files
 * @throws ConfigError where something is in the place
 */
export async function createPlugin(plugin: NewPlugin): Promise<string[]> {
  const { folder } = plugin;
  await demandFree(folder);
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  const draft = await mkdtemp(join(parent, `.${basename(folder)}-`));
  try {
    const files = await write(draft, plugin);
    await rename(draft, folder);
    return files;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}
