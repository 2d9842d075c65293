/** `npm run e2e [-- NAME]`: journeys in a real browser, each against a platform started for it. */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ProgramMissing } from '../core/src/testing/system-programs.ts';

interface Journey {
  readonly summary: string;
  /** None of its steps is about how soon something is, so that another journey may run beside it. */
  readonly mayRunBeside?: boolean;
  run(): Promise<void>;
}

const folder = new URL('./journeys/', import.meta.url);
const files = await readdir(folder);
const known = files.filter((file) => file.endsWith('.journey.ts')).map((file) => file.replace('.journey.ts', ''));

const load = (name: string) => import(new URL(`${name}.journey.ts`, folder).href) as Promise<Journey>;

async function runHere(name: string): Promise<boolean> {
  const journey = await load(name);
  console.log(`\n${name}: ${journey.summary}`);
  try {
    await journey.run();
    console.log(`${name}: passed`);
    return true;
  } catch (error) {
    console.error(`${name}: FAILED`, error instanceof ProgramMissing ? error.message : error);
    return false;
  }
}

/** In a process of its own; what it says is told in one piece when it is over. */
function runApart(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), name], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) => said.push(Buffer.from(`${name}: FAILED ${error.message}\n`)));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

async function runInTurn(names: readonly string[], run: (name: string) => Promise<boolean>): Promise<boolean> {
  let isWhole = true;
  for (const name of names) isWhole = (await run(name)) && isWhole;
  return isWhole;
}

/** One after the other, and beside them those that do not mind. */
async function runAll(): Promise<boolean> {
  const journeys = await Promise.all(known.map(async (name) => ({ name, ...(await load(name)) })));
  const namesOf = (mayRunBeside: boolean) => journeys.filter((one) => (one.mayRunBeside ?? false) === mayRunBeside).map(({ name }) => name);
  const lanes = await Promise.all([runInTurn(namesOf(false), runHere), runInTurn(namesOf(true), runApart)]);
  return lanes.every(Boolean);
}

const [wanted] = process.argv.slice(2);
if (wanted && !known.includes(wanted)) {
  console.error(`There is no journey "${wanted}"; there are: ${known.join(', ')}.`);
  process.exit(1);
}
const isWhole = wanted ? await runHere(wanted) : await runAll();
process.exit(isWhole ? 0 : 1);
