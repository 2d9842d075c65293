/**
 * `npm test`: lint and types, jest (server, rules, both databases, two nodes), Karma (interfaces) and
 * the journeys in a real browser. All steps run; the last line counts them.
 *
 *   npm test -- jest plugins/question-answer     one step, with its own arguments
 *
 * A step whose system program is missing is a failure where CI=true, and otherwise says what to install.
 */
import { join } from 'node:path';
import { findProgram, ProgramMissing, type SystemProgram } from '../core/src/testing/system-programs.ts';
import { root, run } from './run-program.ts';

interface Step {
  readonly name: string;
  readonly needs?: SystemProgram;
  run(args: readonly string[]): Promise<number>;
}

const isCi = process.env['CI'] === 'true';

const steps: readonly Step[] = [
  { name: 'lint', run: () => run('node', [join(root, 'scripts/lint.ts')]) },
  {
    name: 'jest',
    run: (args) =>
      run('node', ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), ...args]),
  },
  {
    name: 'karma',
    needs: 'chromium',
    run: (args) => run('ng', ['test', 'ui-kit', '--watch=false', ...args], { CHROME_BIN: findProgram('chromium') }),
  },
  { name: 'e2e', needs: 'chromium', run: (args) => run('node', [join(root, 'e2e/run.ts'), ...args]) },
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
const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exit(count('failed') === 0 ? 0 : 1);
