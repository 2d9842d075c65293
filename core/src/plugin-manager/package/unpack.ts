import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { checkUnpacked } from './check-unpacked.ts';
import type { PackageListing } from './package-listing.ts';

type Files = Pick<PackageListing, 'files'>;

/** What a process that died left behind is removed after this; a live one is done long before. */
const abandonedAfterMs = 3_600_000;
const mostAttempts = 5;

async function writeSynced(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o644);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that the names in a folder survive a loss of power. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function writeAll(folder: string, { files }: Files): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => join(folder, dirname(path))));
  for (const name of folders) await mkdir(name, { recursive: true });
  for (const [path, content] of files) await writeSynced(join(folder, path), content);
  for (const name of folders) await syncFolder(name);
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
const isInTheWay = (error: unknown) =>
  ['EEXIST', 'ENOTEMPTY', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Names beside a folder that are its own: hidden, and no release's. */
const besideOf = (folder: string) => join(dirname(folder), `.${basename(folder)}.`);

/** Puts a written folder in place. False where another process was faster, or came in between. */
async function moveInPlace(written: string, folder: string, isReplacing: boolean): Promise<boolean> {
  const old = `${besideOf(folder)}${randomUUID()}`;
  if (isReplacing) await rename(folder, old).catch((error) => (isMissing(error) ? undefined : Promise.reject(error)));
  try {
    await rename(written, folder);
  } catch (error) {
    if (isInTheWay(error)) return false;
    throw error;
  } finally {
    await rm(old, { recursive: true, force: true });
  }
  await syncFolder(dirname(folder));
  return true;
}

async function removeAbandoned(folder: string): Promise<void> {
  const prefix = basename(besideOf(folder));
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(folder), name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > abandonedAfterMs) await rm(path, { recursive: true, force: true });
  }
}

async function replace(listing: Files, folder: string, isReplacing: boolean): Promise<boolean> {
  const written = `${besideOf(folder)}${randomUUID()}`;
  try {
    await writeAll(written, listing);
    return await moveInPlace(written, folder, isReplacing);
  } finally {
    await rm(written, { recursive: true, force: true });
  }
}

/**
 * Unpacks a package into a folder of its own. Whenever it is interrupted, the folder is not there, or
 * whole. Where it is whole already nothing happens; where somebody changed it, it is replaced. Several
 * processes may do so at once.
 */
export async function unpackTo(listing: Files, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await removeAbandoned(folder);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const state = await checkUnpacked(folder, listing);
    if (state === 'whole' || (await replace(listing, folder, state === 'changed'))) return;
  }
  throw new Error(`${folder} cannot be unpacked: something else writes there`);
}
