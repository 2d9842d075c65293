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

async function buildApp(app: string): Promise<void> {
  const code = await run('ng', ['build', app]);
  if (code !== 0) throw new Error(`ng build ${app} ended with code ${code}`);
  const { precompress } = await import('./precompress.ts');
  await precompress(join(root, app, 'dist/browser'));
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
