import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The Node that runs this. */
export const nodeProgram = process.execPath;

/** Data for benchmarks lies beside the project; it is never part of it. */
const sharedData = resolve(root, '../shared/data');

/**
 * A file of real data, as named by an option or at its usual place.
 * @throws where it is absent, with a sentence that says which option names another
 */
export function dataFile(option: string | undefined, usual: string, optionName: string): string {
  const file = option ? resolve(option) : join(sharedData, usual);
  if (!existsSync(file)) throw new Error(`${file} is not there; name the file with --${optionName} FILE.`);
  return file;
}
