/** `npm run lint`: style and import rule by eslint, types by tsc. Everything is checked; the first fault does not hide the others. */
import { run } from './run-program.ts';

const fix = process.argv.includes('--fix');
const results = [
  await run('eslint', ['.', '--max-warnings=0', ...(fix ? ['--fix'] : [])]),
  await run('tsc', ['-p', 'tsconfig.json']),
];
process.exit(results.every((code) => code === 0) ? 0 : 1);
