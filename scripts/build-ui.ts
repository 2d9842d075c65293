/**
 * Builds both apps and the user interface of every plugin.
 *
 *   node scripts/build-ui.ts             everything
 *   node scripts/build-ui.ts --if-stale  what changed since its last build (before every start; half a second if nothing did)
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run-program.ts';
import { buildTarget, isFresh, pluginTarget, sharedSources, type BuildTarget } from './ui/build-target.ts';

async function mustRun(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const code = await run(program, args, env);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with code ${code}`);
}

/** What everybody fetches of the app before anything shows, by gzip. The first-question journey weighs whole pages. */
const mostBytes: ReadonlyMap<string, number> = new Map([['student-ui', 155_000]]);

async function buildApp(app: string): Promise<void> {
  const folder = `${app}/dist/browser`;
  const offline = `${app}/ngsw-config.json`;
  // Chunks are made once, by `gatherFirstLoad`.
  await mustRun('ng', ['build', app], { NG_BUILD_OPTIMIZE_CHUNKS: 'false' });
  const [{ gatherFirstLoad }, { precompress }, { keepWithin }] = await Promise.all([
    import('./gather-first-load.ts'),
    import('./precompress.ts'),
    import('./ui/keep-within.ts'),
  ]);
  const start = await gatherFirstLoad(join(root, folder));
  // The service worker keeps files by their hashes, and knew those of before.
  if (existsSync(join(root, offline))) await mustRun('ngsw-config', [folder, offline, '/']);
  await precompress(join(root, folder));
  const most = mostBytes.get(app);
  if (most !== undefined) await keepWithin(most, join(root, folder, start));
}

const apps: readonly BuildTarget[] = ['student-ui', 'admin-ui'].map((app) => ({
  name: app,
  sources: [...sharedSources, app, 'angular.json'],
  output: `${app}/dist/browser/index.html`,
  build: () => buildApp(app),
}));

const pluginFolders = readdirSync(join(root, 'plugins')).map((id) => join(root, 'plugins', id));
const plugins = pluginFolders.filter((folder) => existsSync(join(folder, 'ui'))).map(pluginTarget);

const onlyStale = process.argv.includes('--if-stale');
for (const target of [...apps, ...plugins]) {
  if (!onlyStale || !(await isFresh(target))) await buildTarget(target);
}
