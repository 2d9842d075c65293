/**
 * Builds both apps and the user interface of every plugin.
 *
 *   node scripts/build-ui.ts             everything
 *   node scripts/build-ui.ts --if-stale  what changed since its last build (before every start; half a second if nothing did)
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root, run } from './run-program.ts';
import { hashSources } from './ui/source-hash.ts';

interface Target {
  readonly name: string;
  /** Files and folders it is made of. */
  readonly sources: readonly string[];
  /** Is there once it was built. */
  readonly output: string;
  build(): Promise<void>;
}

const shared = [
  'ui-kit',
  'plugin-sdk/src',
  'scripts/build-ui.ts',
  'scripts/ui',
  'scripts/gather-first-load.ts',
  'package-lock.json',
  'tsconfig.ui.json',
];

async function mustRun(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const code = await run(program, args, env);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with code ${code}`);
}

async function buildApp(app: string): Promise<void> {
  const folder = `${app}/dist/browser`;
  const offline = `${app}/ngsw-config.json`;
  // Chunks are made once, by `gatherFirstLoad`.
  await mustRun('ng', ['build', app], { NG_BUILD_OPTIMIZE_CHUNKS: 'false' });
  const [{ gatherFirstLoad }, { precompress }] = await Promise.all([
    import('./gather-first-load.ts'),
    import('./precompress.ts'),
  ]);
  await gatherFirstLoad(join(root, folder));
  // The service worker keeps files by their hashes, and knew those of before.
  if (existsSync(join(root, offline))) await mustRun('ngsw-config', [folder, offline, '/']);
  await precompress(join(root, folder));
}

const apps: readonly Target[] = ['student-ui', 'admin-ui'].map((app) => ({
  name: app,
  sources: [...shared, app, 'angular.json'],
  output: `${app}/dist/browser/index.html`,
  build: () => buildApp(app),
}));

const pluginIds = readdirSync(join(root, 'plugins')).filter((id) => existsSync(join(root, 'plugins', id, 'ui')));
const plugins: readonly Target[] = pluginIds.map((id) => ({
  name: `plugin-${id}`,
  sources: [...shared, 'scripts/build-plugin-ui.ts', `plugins/${id}/ui`, `plugins/${id}/api.ts`],
  output: `plugins/${id}/dist/ui/build.json`,
  // The compiler is loaded only where there is something to compile.
  build: async () => void (await (await import('./build-plugin-ui.ts')).buildPluginUi(id)),
}));

const stampOf = ({ name }: Target) => join(root, '.cache/ui-build', name);

async function isFresh(target: Target): Promise<boolean> {
  if (!existsSync(join(root, target.output)) || !existsSync(stampOf(target))) return false;
  return (await readFile(stampOf(target), 'utf8')) === hashSources(target.sources);
}

async function buildTarget(target: Target): Promise<void> {
  // Taken before: what changes during the build makes the next one necessary.
  const hash = hashSources(target.sources);
  const started = Date.now();
  await target.build();
  await mkdir(dirname(stampOf(target)), { recursive: true });
  await writeFile(stampOf(target), hash);
  console.error(`fudao: built ${target.name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const onlyStale = process.argv.includes('--if-stale');
for (const target of [...apps, ...plugins]) {
  if (!onlyStale || !(await isFresh(target))) await buildTarget(target);
}
