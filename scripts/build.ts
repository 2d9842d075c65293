/** `npm run build`: the apps, the plugins' interfaces, and the server compiled for production below dist/. */
import { join } from 'node:path';
import { root, run } from './run-program.ts';

const steps = [
  () => run('node', [join(root, 'scripts/build-ui.ts')]),
  () => run('tsc', ['-p', 'tsconfig.build.json']),
];
for (const step of steps) {
  const code = await step();
  if (code !== 0) process.exit(code);
}
