import { existsSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import { readPackage, registerSdkResolution, unpackTo } from '../../plugin-manager/package/index.ts';
import { unpackedSource } from '../../plugin-manager/package/unpacked-source.ts';
import { readPluginSource, type PluginSource } from '../../plugin-manager/release/plugin-source.ts';
import { projectRoot } from '../../runtime/config.ts';
import { ownFolder } from '../own-folder.ts';
import { readSources } from './source-files.ts';
import type { Subject } from './subject.ts';

const nothing: Dispose = () => undefined;

/** What cannot even be looked at; the message says why. */
export class SubjectError extends Error {}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

interface Opened {
  readonly path: string;
  readonly kind: Subject['kind'];
  readonly folder: string;
  readonly source: PluginSource | undefined;
  readonly manifestProblem?: string;
  readonly close: Dispose;
}

async function describe(opened: Opened): Promise<Subject> {
  const { folder } = opened;
  const [written, server, migrations, ui] = await Promise.all([
    readJson(join(folder, 'plugin.json')),
    readSources(folder, 'server'),
    readSources(folder, 'migrations'),
    readSources(folder, 'ui'),
  ]);
  const readme = await readFile(join(folder, 'README.md'), 'utf8').catch(() => undefined);
  return { manifestProblem: undefined, ...opened, written, server, migrations, ui, readme };
}

/** A plugin from elsewhere finds no SDK beside it; it gets the platform's own. */
function giveSdk(folder: string): Dispose {
  return folder.startsWith(projectRoot) ? nothing : registerSdkResolution(folder);
}

async function openFolder(path: string, folder: string): Promise<Subject> {
  if (!existsSync(join(folder, 'plugin.json'))) throw new SubjectError(`There is no plugin.json in ${path}.`);
  const close = giveSdk(folder);
  try {
    return await describe({ path, kind: 'folder', folder, source: await readPluginSource(folder), close });
  } catch (error) {
    const problem = (error as Error).message.replace(join(folder, 'plugin.json'), 'plugin.json');
    return describe({ path, kind: 'folder', folder, source: undefined, manifestProblem: problem, close });
  }
}

async function openPackage(path: string, file: string): Promise<Subject> {
  const listing = await readPackage(file).catch((error: Error) => {
    throw new SubjectError(error.message, { cause: error });
  });
  const folder = await ownFolder('package');
  const unpacked = join(folder, listing.manifest.id);
  await unpackTo(listing, unpacked);
  const close = () => rm(folder, { recursive: true, force: true });
  return describe({ path, kind: 'package', folder: unpacked, source: unpackedSource(listing, unpacked), close });
}

/** Opens a plugin's folder or package. @throws SubjectError */
export async function openSubject(path: string): Promise<Subject> {
  const place = resolve(path);
  const found = await stat(place).catch(() => undefined);
  if (!found) throw new SubjectError(`There is nothing at ${path}.`);
  return found.isDirectory() ? openFolder(path, place) : openPackage(path, place);
}
