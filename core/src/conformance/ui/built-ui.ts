import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Dispose } from '@fudao/plugin-sdk';
import type { PluginUi } from '../../plugin-manager/release/plugin-source.ts';
import { projectRoot } from '../../runtime/config.ts';
import { ownFolder } from '../own-folder.ts';
import type { Subject } from '../subject/subject.ts';

type PackUi = (folder: string) => Promise<Map<string, Buffer>>;

export interface BuiltUi {
  readonly ui: PluginUi;
  readonly remove: Dispose;
}

async function newest(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const times = entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs);
  return Math.max(0, ...(await Promise.all(times)));
}

async function isBuilt({ kind, folder, source }: Subject): Promise<boolean> {
  if (!source?.ui) return false;
  if (kind === 'package') return true;
  return (await stat(join(folder, 'dist/ui/build.json'))).mtimeMs >= (await newest(join(folder, 'ui')));
}

async function build(folder: string): Promise<BuiltUi> {
  const { packUi } = (await import(pathToFileURL(join(projectRoot, 'scripts/plugin/pack-ui.ts')).href)) as { packUi: PackUi };
  const files = await packUi(folder);
  const root = await ownFolder('ui');
  for (const [path, content] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  const { hash, ...names } = JSON.parse(files.get('ui/build.json')!.toString('utf8')) as Omit<PluginUi, 'folder'>;
  return { ui: { ...names, hash, folder: join(root, 'ui', hash) }, remove: () => rm(root, { recursive: true, force: true }) };
}

/** The interface of a plugin, built where that was not done since its sources changed; undefined where it has none. */
export async function builtUi(subject: Subject): Promise<BuiltUi | undefined> {
  if (await isBuilt(subject)) return { ui: subject.source!.ui!, remove: () => undefined };
  const hasSources = ['student', 'admin'].some((app) => ['index.ts', 'frame.html'].some((file) => existsSync(join(subject.folder, 'ui', app, file))));
  return hasSources ? build(subject.folder) : undefined;
}
