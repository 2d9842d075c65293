import { cp, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import { readPluginSource, type PluginSource } from '../../plugin-manager/release/plugin-source.ts';
import { ownFolder } from '../own-folder.ts';

const left = new Set(['node_modules', '.git', 'ui', 'dist']);

/** The same plugin under other addresses, so that none of its modules has run yet. */
export async function freshCopy(source: PluginSource): Promise<{ source: PluginSource; remove: Dispose }> {
  const folder = await ownFolder('copy');
  await cp(source.folder, folder, { recursive: true, filter: (file) => file === source.folder || !left.has(basename(file)) });
  const copy = await readPluginSource(folder);
  const entry = source.entry.replace(source.folder, folder);
  return { source: { ...copy, entry }, remove: () => rm(folder, { recursive: true, force: true }) };
}
