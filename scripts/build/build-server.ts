import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { root, run } from '../run-program.ts';
import { compileFileUrls } from './compile-file-urls.ts';

/** A folder that runs by itself: `node dist/server/core/src/main.js`, beside a node_modules of the packages. */
const serverFolder = join(root, 'dist/server');

/** What the server reads beside its modules, at the same place below dist/server as in the repository. */
const assetFolders = ['config', 'core/seed', 'student-ui/dist', 'admin-ui/dist'];
const sourceFolders = ['core/src', 'plugin-sdk/src'];

async function copy(path: string): Promise<void> {
  if (existsSync(join(root, path))) await cp(join(root, path), join(serverFolder, path), { recursive: true });
}

const isSource = (file: string) => /\.[cm]?ts$/.test(file);

/** Files of a source folder that tsc does not compile (a schema, a template), where the source reads them. */
async function copyAssets(folder: string): Promise<void> {
  if (!existsSync(join(root, folder))) return;
  await cp(join(root, folder), join(serverFolder, folder), {
    recursive: true,
    filter: (file) => !isSource(file) && !file.split(sep).includes('testing'),
  });
}

async function copyPlugins(): Promise<void> {
  for (const name of await readdir(join(root, 'plugins'))) {
    const plugin = join('plugins', name);
    if (!existsSync(join(root, plugin, 'plugin.json'))) continue;
    await copy(join(plugin, 'plugin.json'));
    await copy(join(plugin, 'dist/ui'));
    await copy(join(plugin, 'screenshots'));
    await copyAssets(join(plugin, 'server'));
  }
}

/** Gives the compiled SDK the name that the compiled modules import, as the workspace does for the sources. */
async function linkPluginSdk(): Promise<void> {
  const { name, version } = JSON.parse(await readFile(join(root, 'plugin-sdk/package.json'), 'utf8'));
  const manifest = { name, version, private: true, type: 'module', exports: { '.': './src/index.js' } };
  await writeFile(join(serverFolder, 'plugin-sdk/package.json'), JSON.stringify(manifest, null, 2));
  const link = join(serverFolder, 'node_modules', name);
  await mkdir(dirname(link), { recursive: true });
  // A junction on Windows (it needs no rights, and is always absolute); elsewhere relative, so the folder can move.
  await symlink(relative(dirname(link), join(serverFolder, 'plugin-sdk')), link, 'junction');
}

async function writeManifest(): Promise<void> {
  const { name, version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const manifest = { name, version, license, private: true, type: 'module' };
  await writeFile(join(serverFolder, 'package.json'), JSON.stringify(manifest, null, 2));
}

/** Compiles the server and lays what it reads beside it; gives tsc's exit code. */
export async function buildServer(): Promise<number> {
  await rm(serverFolder, { recursive: true, force: true });
  const code = await run('tsc', ['-p', 'tsconfig.build.json']);
  if (code !== 0) return code;
  await compileFileUrls(serverFolder);
  for (const folder of assetFolders) await copy(folder);
  for (const folder of sourceFolders) await copyAssets(folder);
  await copyPlugins();
  await writeManifest();
  await linkPluginSdk();
  return 0;
}
