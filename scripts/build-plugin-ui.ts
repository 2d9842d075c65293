/**
 * Builds the user interface of a plugin into modules that the running apps load by URL:
 *
 *   node scripts/build-plugin-ui.ts question-answer
 *
 * `plugins/<id>/ui/{student,admin}/index.ts` become `plugins/<id>/dist/ui/<hash>/{student,admin}.js`, named in
 * `plugins/<id>/dist/ui/build.json`, with a file beside them for each part that they import later. Libraries are the app's own (see ui-kit/shell/shared-modules); importing a
 * name that the apps do not share fails the build. Where there is `ui/<app>/frame.html`, it becomes with its script and
 * styles `<app>.html`, a page for a frame of its own.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { build, transform } from 'esbuild';
import { root } from './run-program.ts';
import { bundlePluginApp } from './ui/bundle-plugin-app.ts';
import { compileAngular, RepeatedCompilation } from './ui/compile-angular.ts';
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
/** Instead of a module: a page for a frame of its own, with its script and its styles. */
const frameOf = (plugin: string, app: App, kind: 'html' | 'ts' | 'css') => join(plugin, 'ui', app, `frame.${kind}`);
const isFramed = (plugin: string, app: App) => existsSync(frameOf(plugin, app, 'html'));

/** Where a plugin's interface is compiled; one place for each folder, so that two do not disturb each other. */
const cacheOf = (plugin: string) => join(root, '.cache/plugin-ui', relative(root, plugin).split(sep).join('-'));

/** What one build leaves for the next, in a program that builds while somebody edits. */
export class KeptBuild {
  readonly compilation = new RepeatedCompilation();
  shared: ReturnType<typeof readSharedNames> | undefined;
}

/** Compiles all of the plugin's interface; gives the folder of the JavaScript. */
async function compile(plugin: string, present: readonly App[], kept?: KeptBuild): Promise<string> {
  const folder = cacheOf(plugin);
  if (!kept?.shared) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const tsconfig = {
    extends: '../../../tsconfig.ui.json',
    compilerOptions: { outDir: './out', rootDir: '../../..', declaration: false, sourceMap: false },
    files: present.map((app) => (isFramed(plugin, app) ? frameOf(plugin, app, 'ts') : sourceOf(plugin, app))),
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  const file = join(folder, 'tsconfig.json');
  await (kept ? kept.compilation.run(file, plugin) : compileAngular(file));
  return join(folder, 'out', relative(root, plugin), 'ui');
}

const browsers = ['chrome109', 'safari16'];

/** A framed page's files by name: nothing of it runs in the app, so it brings all that it needs. */
async function bundleFrame(plugin: string, compiled: string, app: App): Promise<[string, string][]> {
  const script = await build({
    entryPoints: [join(compiled, app, 'frame.js')],
    bundle: true,
    format: 'iife',
    target: browsers,
    minify: true,
    write: false,
    logLevel: 'error',
    absWorkingDir: root,
  });
  const html = await readFile(frameOf(plugin, app, 'html'), 'utf8');
  const page = html.replaceAll('./frame.ts', `./${app}.js`).replaceAll('./frame.css', `./${app}.css`);
  const files: [string, string][] = [
    [`${app}.html`, page],
    [`${app}.js`, script.outputFiles[0]!.text],
  ];
  if (!existsSync(frameOf(plugin, app, 'css'))) return files;
  const css = await readFile(frameOf(plugin, app, 'css'), 'utf8');
  return [...files, [`${app}.css`, (await transform(css, { loader: 'css', minify: true, target: browsers })).code]];
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

/**
 * @param plugin the plugin's folder, below the project's
 * @param kept of the builds before, where it is built while it is edited
 */
export async function buildPluginUi(plugin: string, kept?: KeptBuild): Promise<PluginUiBuild> {
  const present = apps.filter((app) => isFramed(plugin, app) || existsSync(sourceOf(plugin, app)));
  if (present.length === 0) throw new Error(`${plugin} has no ui/student/index.ts and no ui/admin/index.ts`);
  const compiled = await compile(plugin, present, kept);
  const shared = await (kept ? (kept.shared ??= readSharedNames()) : readSharedNames());
  const bundles = present.map(async (app): Promise<[string, string][]> =>
    isFramed(plugin, app)
      ? bundleFrame(plugin, compiled, app)
      : bundlePluginApp(join(compiled, app, 'index.js'), app, shared),
  );
  const files = (await Promise.all(bundles)).flat();
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const folder = join(plugin, 'dist/ui');
  const previous = await readBuild(join(folder, 'build.json'));
  await mkdir(join(folder, hash), { recursive: true });
  await Promise.all(files.map(([name, content]) => writeFile(join(folder, hash, name), content)));
  if (!kept) await precompress(join(folder, hash));
  const names = Object.fromEntries(present.map((app) => [app, `${app}.${isFramed(plugin, app) ? 'html' : 'js'}`]));
  const result: PluginUiBuild = { hash, ...names };
  await writeFile(join(folder, 'build.json'), `${JSON.stringify(result)}\n`);
  await removeOld(folder, [hash, previous?.hash]);
  return result;
}

if (import.meta.main) {
  const ids = process.argv.slice(2);
  if (ids.length === 0) throw new Error('Usage: node scripts/build-plugin-ui.ts <plugin id or folder> ...');
  for (const id of ids) console.log(id, await buildPluginUi(resolve(root, 'plugins', id)));
}
