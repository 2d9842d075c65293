/**
 * `npm test`: lint and types, jest (server, rules, both databases, two nodes), Karma (interfaces) and
 * the journeys in a real browser. All steps run; at the end stand the tests of jest that failed, and
 * the last line counts the steps.
 *
 *   npm test -- jest plugins/question-answer     one step, with its own arguments
 *
 * A step whose system program is missing is a failure where CI=true, and otherwise says what to install.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, ProgramMissing, type SystemProgram } from '../core/src/testing/system-programs.ts';
import { failuresIn, readJestReport, slowestOf } from './jest-report.ts';
import { root, run } from './run-program.ts';

interface Step {
  readonly name: string;
  readonly needs?: SystemProgram;
  run(args: readonly string[]): Promise<number>;
}

const isCi = process.env['CI'] === 'true';

/** The nodes and commands that tests start keep what Node compiles, as `npm start` does: half the time of each start. */
const keepCompiled = { NODE_COMPILE_CACHE: join(root, '.cache/compile') };

/** What is said once more at the very end, where nobody has to look for it. */
const failures: string[] = [];

async function runJest(args: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'fudao-jest-'));
  const report = join(folder, 'report.json');
  const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];
  try {
    const code = await run('node', [...jest, '--json', `--outputFile=${report}`, ...args], keepCompiled);
    const files = await readJestReport(report);
    failures.push(...failuresIn(files, root));
    console.log(`The longest files:\n${slowestOf(files, root).join('\n')}`);
    return code;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const steps: readonly Step[] = [
  { name: 'lint', run: () => run('node', [join(root, 'scripts/lint.ts')]) },
  { name: 'jest', run: runJest },
  {
    name: 'karma',
    needs: 'chromium',
    run: (args) => run('ng', ['test', 'ui-kit', '--watch=false', ...args], { CHROME_BIN: findProgram('chromium') }),
  },
  { name: 'e2e', needs: 'chromium', run: (args) => run('node', [join(root, 'e2e/run.ts'), ...args], keepCompiled) },
];

type Outcome = 'passed' | 'failed' | 'skipped';

async function runStep(step: Step, args: readonly string[]): Promise<Outcome> {
  console.log(`\n== ${step.name}`);
  if (step.needs && !findProgram(step.needs)) {
    console.log(new ProgramMissing(step.needs).message);
    return isCi ? 'failed' : 'skipped';
  }
  const started = Date.now();
  const code = await runGuarded(step, args);
  console.log(`== ${step.name}: ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  return code === 0 ? 'passed' : 'failed';
}

async function runGuarded(step: Step, args: readonly string[]): Promise<number> {
  try {
    return await step.run(args);
  } catch (error) {
    console.error(error);
    return 1;
  }
}

const [only, ...args] = process.argv.slice(2);
const chosen = steps.filter((step) => only === undefined || step.name === only);
if (chosen.length === 0) {
  console.error(`There is no step "${only}"; the steps are ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(1);
}
const outcomes: Outcome[] = [];
for (const step of chosen) outcomes.push(await runStep(step, args));
for (const failure of failures) console.log(`\nFAILED ${failure}`);
const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exit(count('failed') === 0 ? 0 : 1);
