import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import { readPluginSource, type PluginSource } from '../../plugin-manager/release/plugin-source.ts';
import { projectRoot } from '../../runtime/config.ts';

const left = new Set(['node_modules', '.git', 'ui', 'dist']);

/** The same plugin under other addresses, so that none of its modules has run yet; below the project, where libraries are found. */
export async function freshCopy(source: PluginSource): Promise<{ source: PluginSource; remove: Dispose }> {
  const place = join(projectRoot, '.cache/conformance');
  await mkdir(place, { recursive: true });
  const folder = await mkdtemp(join(place, 'copy-'));
  await cp(source.folder, folder, { recursive: true, filter: (file) => file === source.folder || !left.has(basename(file)) });
  const copy = await readPluginSource(folder);
  const entry = source.entry.replace(source.folder, folder);
  return { source: { ...copy, entry }, remove: () => rm(folder, { recursive: true, force: true }) };
}
