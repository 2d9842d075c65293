import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a search engine offers that can keep its index in a file. */
export interface SnapshotEngine {
  save(file: string, revision?: string): Promise<void>;
  load(file: string, revision?: string): Promise<boolean>;
}

const name = /^bank-(\d+)\.index$/;

async function snapshots(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  const revisions = names.flatMap((file) => name.exec(file)?.[1] ?? []).map(Number);
  return revisions.sort((a, b) => b - a);
}

function fileOf(folder: string, revision: number): string {
  return join(folder, `bank-${revision}.index`);
}

/** Loads the newest index that can be read; gives up to where it knows the bank, 0 without one. */
export async function loadSnapshot(engine: SnapshotEngine, folder: string): Promise<number> {
  for (const revision of await snapshots(folder)) {
    if (await engine.load(fileOf(folder, revision), String(revision))) return revision;
  }
  return 0;
}

/** Keeps the index for the next start, and no older one. */
export async function saveSnapshot(engine: SnapshotEngine, folder: string, revision: number): Promise<void> {
  await engine.save(fileOf(folder, revision), String(revision));
  const older = (await snapshots(folder)).filter((known) => known !== revision);
  await Promise.all(older.map((known) => rm(fileOf(folder, known), { force: true })));
}
