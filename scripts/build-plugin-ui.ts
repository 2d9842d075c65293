/**
 * Builds the user interface of a plugin into modules that the running apps load by URL:
 *
 *   node scripts/build-plugin-ui.ts question-answer
 *
 * `plugins/<id>/ui/{student,admin}/index.ts` become `plugins/<id>/dist/ui/<hash>/{student,admin}.js`, named in
 * `plugins/<id>/dist/ui/build.json`. Libraries are the app's own (see ui-kit/shell/shared-modules); importing a
 * name that the apps do not share fails the build.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from './run-program.ts';
import { compileAngular } from './ui/compile-angular.ts';
import { compileAtOnce } from './ui/compile-at-once.ts';
import { precompress } from './precompress.ts';
import { readSharedNames } from './ui/shared-names.ts';

const apps = ['student', 'admin'] as const;
type App = (typeof apps)[number];

export interface PluginUiBuild {
  hash: string;
  student?: string;
  admin?: string;
}

const sourceOf = (plugin: string, app: App) => join(plugin, 'ui', app, 'index.ts');

/** Where a plugin's interface is compiled; one place for each folder, so that two do not disturb each other. */
const cacheOf = (plugin: string) => join(root, '.cache/plugin-ui', relative(root, plugin).split(sep).join('-'));

/** Compiles all of the plugin's interface; gives the folder of the JavaScript. */
async function compile(plugin: string, present: readonly App[]): Promise<string> {
  const folder = cacheOf(plugin);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const tsconfig = {
    extends: '../../../tsconfig.ui.json',
    compilerOptions: { outDir: './out', rootDir: '../../..', declaration: false, sourceMap: false },
    files: present.map((app) => sourceOf(plugin, app)),
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  await compileAngular(join(folder, 'tsconfig.json'));
  return join(folder, 'out', relative(root, plugin), 'ui');
}

/** One constant a name, marked as free of effects: what the plugin does not use is left out. */
function contentsOf(specifier: string, names: readonly string[]): string {
  const constants = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => all.${name})();`);
  return [`const all = __shared[${JSON.stringify(specifier)}];`, ...constants].join('\n');
}

/** Takes what the apps share from the app that loads the module, and says which of it this module needs. */
function sharedModules(shared: ReadonlyMap<string, readonly string[]>, needed: Set<string>): Plugin {
  return {
    name: 'shared modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[@\w]/ }, ({ path, kind }) => {
        if (kind === 'entry-point' || !shared.has(path)) return undefined;
        needed.add(path);
        return { path, namespace: 'shared' };
      });
      onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
        contents: contentsOf(path, shared.get(path)!),
      }));
    },
  };
}

async function bundle(entry: string, shared: ReadonlyMap<string, readonly string[]>): Promise<string> {
  const needed = new Set<string>();
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    outfile: 'module.js',
    logLevel: 'error',
    absWorkingDir: root,
    define: { ngDevMode: 'false', ngJitMode: 'false' },
    plugins: [sharedModules(shared, needed)],
  });
  const shares = `const __shared=await globalThis.__fudaoShared(${JSON.stringify([...needed].sort())});`;
  return [compileAtOnce, shares, result.outputFiles[0]!.text].join('\n');
}

/** The build before this one stays: apps that are open may still ask for it. */
async function removeOld(folder: string, keep: readonly (string | undefined)[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const old = entries.filter((entry) => entry.isDirectory() && !keep.includes(entry.name));
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true })));
}

async function readBuild(file: string): Promise<PluginUiBuild | undefined> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as PluginUiBuild) : undefined;
}

/** @param plugin the plugin's folder, below the project's */
export async function buildPluginUi(plugin: string): Promise<PluginUiBuild> {
  const present = apps.filter((app) => existsSync(sourceOf(plugin, app)));
  if (present.length === 0) throw new Error(`${plugin} has no ui/student/index.ts and no ui/admin/index.ts`);
  const [compiled, shared] = await Promise.all([compile(plugin, present), readSharedNames()]);
  const modules = await Promise.all(
    present.map(async (app) => [app, await bundle(join(compiled, app, 'index.js'), shared)] as const),
  );
  const hash = createHash('sha256').update(JSON.stringify(modules)).digest('hex').slice(0, 16);
  const folder = join(plugin, 'dist/ui');
  const previous = await readBuild(join(folder, 'build.json'));
  await mkdir(join(folder, hash), { recursive: true });
  await Promise.all(modules.map(([app, code]) => writeFile(join(folder, hash, `${app}.js`), code)));
  await precompress(join(folder, hash));
  const names = Object.fromEntries(modules.map(([app]) => [app, `${app}.js`]));
  const result: PluginUiBuild = { hash, ...names };
  await writeFile(join(folder, 'build.json'), `${JSON.stringify(result)}\n`);
  await removeOld(folder, [hash, previous?.hash]);
  return result;
}

if (import.meta.main) {
  const ids = process.argv.slice(2);
  if (ids.length === 0) throw new Error('Usage: node scripts/build-plugin-ui.ts <plugin id> ...');
  for (const id of ids) console.log(id, await buildPluginUi(join(root, 'plugins', id)));
}
