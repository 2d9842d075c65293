import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dispose } from '@fudao/plugin-sdk';
import { ownFolder } from '../own-folder.ts';
import type { Patch } from './seeded.ts';

const bases = fileURLToPath(new URL('../testing-plugins/', import.meta.url));

export const baseFolder = (base: string) => join(bases, base);

/** The built module of an interface, or a file beside it; what was compressed of it before is not it any more. */
async function moduleOf(folder: string, app: string): Promise<string> {
  const build = JSON.parse(await readFile(join(folder, 'dist/ui/build.json'), 'utf8')) as Record<string, string>;
  const place = join(folder, 'dist/ui', build['hash']!);
  for (const name of await readdir(place)) if (/\.(?:br|gz|zst)$/.test(name)) await rm(join(place, name));
  return join(place, app.includes('.') ? app : build[app]!);
}

async function apply(folder: string, { file, from, to }: Patch): Promise<void> {
  const [, app] = /^module ([\w.]+)$/.exec(file) ?? [];
  const path = app ? await moduleOf(folder, app) : join(folder, file);
  if (to === null) return rm(path);
  if (from === undefined) {
    await mkdir(dirname(path), { recursive: true });
    return writeFile(path, to);
  }
  const before = await readFile(path, 'utf8');
  if (!before.includes(from)) throw new Error(`The patch of ${file} does not apply: "${from}" is not there.`);
  await writeFile(path, from === '' ? to + before : before.replaceAll(from, to));
}

/** What was built is what the changes go into: the copy's sources, which are as new, are not built again. */
async function keepBuild(folder: string): Promise<void> {
  const build = join(folder, 'dist/ui/build.json');
  const now = new Date();
  if (existsSync(build)) await utimes(build, now, now);
}

/** A copy of a plugin with some changes, in a folder of its own below the project. */
export async function plant(base: string, patches: readonly Patch[]): Promise<{ folder: string; remove: Dispose }> {
  const root = await ownFolder('seeded');
  const folder = join(root, 'plugin');
  await cp(base.includes('/') ? base : baseFolder(base), folder, { recursive: true });
  await keepBuild(folder);
  for (const one of patches) await apply(folder, one);
  return { folder, remove: () => rm(root, { recursive: true, force: true }) };
}
