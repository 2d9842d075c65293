/** `npm run lint`: style and import rule by eslint, types by tsc, both at once. Everything is checked; the first fault does not hide the others. */
import { run } from './run-program.ts';

const fix = process.argv.includes('--fix');
const results = await Promise.all([
  run('eslint', ['.', '--max-warnings=0', ...(fix ? ['--fix'] : [])]),
  run('tsc', ['-p', 'tsconfig.json']),
]);
process.exit(results.every((code) => code === 0) ? 0 : 1);
