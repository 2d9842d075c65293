import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PackedPlugin, PackOptions } from '../../core/src/cli/plugin-pack.command.ts';
import { checkManifest } from '../../core/src/plugin-manager/release/manifest-check.ts';
import { writePackage } from '../../core/src/plugin-manager/package/write-package.ts';
import { bundleMigrations, bundleServer } from './bundle-server.ts';
import { looseFiles } from './loose-files.ts';
import { PackError } from './pack-error.ts';
import { hasUi, packUi } from './pack-ui.ts';

/** Looked at first: a build takes a while, and a wrong manifest would only be told after it. */
async function checkPlugin(folder: string): Promise<{ id: string; version: string }> {
  const file = join(folder, 'plugin.json');
  if (!existsSync(file)) throw new PackError(`There is no plugin.json in ${folder}. Name the folder of a plugin.`);
  try {
    return checkManifest(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new PackError(`${file} is wrong: ${(cause as Error).message}`, { cause });
  }
}

/** Whoever looks at the file sees the whole package or none. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const written = `${file}.${randomUUID()}`;
  try {
    await writeFile(written, bytes);
    await rename(written, file);
  } catch (cause) {
    await rm(written, { force: true });
    throw new PackError(`${file} cannot be written: ${(cause as Error).message}`, { cause });
  }
}

/**
 * Builds a plugin's server and interface and makes a signed package of them. The same sources, packages
 * and key give the same bytes.
 * @throws PackError, or what `readPackage` throws where the result would be refused
 */
export async function packPlugin(
  plugin: string,
  { key, out, onStep = () => undefined }: PackOptions,
): Promise<PackedPlugin> {
  const folder = resolve(plugin);
  const { id, version } = await checkPlugin(folder);
  onStep('server');
  const files = new Map([
    ...(await looseFiles(folder)),
    ...(await bundleMigrations(folder)),
    ...(await bundleServer(folder)),
  ]);
  if (hasUi(folder)) {
    onStep('interface');
    for (const [path, content] of await packUi(folder)) files.set(path, content);
  }
  onStep('signature');
  const { bytes, listing } = await writePackage(files, key);
  const file = resolve(out ?? `${id}-${version}.tgz`);
  await writeWhole(file, bytes);
  return { file, listing };
}
