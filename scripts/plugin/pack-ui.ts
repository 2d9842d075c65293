import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { root } from '../run-program.ts';
import { buildApart } from '../ui/build-apart.ts';
import { buildTarget, isFresh, pluginTarget } from '../ui/build-target.ts';
import { builtUi } from './loose-files.ts';
import { PackError } from './pack-error.ts';

const left = new Set(['node_modules', 'dist', '.git']);

/** Whether a plugin has an interface of its own. */
export const hasUi = (folder: string): boolean =>
  ['student', 'admin'].some((app) => ['index.ts', 'frame.html'].some((file) => existsSync(join(folder, 'ui', app, file))));

/** Plugins of the platform are built in place, where the platform itself uses the result. */
async function buildInPlace(folder: string): Promise<string> {
  const target = pluginTarget(folder);
  if (!(await isFresh(target))) await buildTarget(target);
  return folder;
}

/** A plugin from elsewhere is built in a copy below the project, where the libraries of interfaces are found. */
async function buildCopy(folder: string, place: string): Promise<string> {
  const copy = join(place, basename(folder));
  await cp(folder, copy, { recursive: true, filter: (file) => !left.has(basename(file)) });
  await buildApart(copy);
  return copy;
}

async function filesOf(built: string): Promise<Map<string, Buffer>> {
  const folder = join(built, 'dist/ui');
  const build = await readFile(join(folder, 'build.json'));
  const { hash } = JSON.parse(build.toString('utf8')) as { hash: string };
  return new Map([['ui/build.json', build], ...(await builtUi(folder, hash))]);
}

/** The compiled interface of a plugin with its prepared compressed files, by paths in the package. @throws PackError */
export async function packUi(folder: string): Promise<Map<string, Buffer>> {
  const cache = join(root, '.cache');
  await mkdir(cache, { recursive: true });
  const place = await mkdtemp(join(cache, 'plugin-pack-'));
  const isOfPlatform = dirname(folder) === join(root, 'plugins');
  try {
    return await filesOf(await (isOfPlatform ? buildInPlace(folder) : buildCopy(folder, place)));
  } catch (cause) {
    throw new PackError(`The interface cannot be built: ${(cause as Error).message}`, { cause });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
