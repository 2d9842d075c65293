/** `npm run build`: the apps, the plugins' interfaces, and the server compiled for production below dist/server. */
import { join } from 'node:path';
import { buildServer } from './build/build-server.ts';
import { root, run } from './run-program.ts';

const steps = [() => run('node', [join(root, 'scripts/build-ui.ts')]), buildServer];
for (const step of steps) {
  const code = await step();
  if (code !== 0) process.exit(code);
}
