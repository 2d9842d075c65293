/** `npm run e2e [-- NAME]`: journeys in a real browser against a platform started for them. */
import { readdir } from 'node:fs/promises';
import { ProgramMissing } from '../core/src/testing/system-programs.ts';

interface Journey {
  readonly summary: string;
  run(): Promise<void>;
}

const folder = new URL('./journeys/', import.meta.url);
const files = await readdir(folder);
const known = files.filter((file) => file.endsWith('.journey.ts')).map((file) => file.replace('.journey.ts', ''));
const [wanted] = process.argv.slice(2);
if (wanted && !known.includes(wanted)) {
  console.error(`There is no journey "${wanted}"; there are: ${known.join(', ')}.`);
  process.exit(1);
}
let failed = 0;
for (const name of known.filter((each) => !wanted || each === wanted)) {
  const journey = (await import(new URL(`${name}.journey.ts`, folder).href)) as Journey;
  console.log(`\n${name}: ${journey.summary}`);
  try {
    await journey.run();
    console.log(`${name}: passed`);
  } catch (error) {
    failed += 1;
    console.error(`${name}: FAILED`, error instanceof ProgramMissing ? error.message : error);
  }
}
process.exit(failed === 0 ? 0 : 1);
