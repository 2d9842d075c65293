import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian keeps servers; an ordinary user's PATH often lacks it. */
const SERVER_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The full path of an installed program, by the first of its names that is there. */
export function findProgram(...names: string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SERVER_FOLDERS].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/**
 * For tests that need a real server: undefined when it is not installed, after telling how to get it.
 * In CI a missing server is a failure, because half a test run must not look like a whole one.
 */
export function findServer(debianPackage: string, ...names: string[]): string | undefined {
  const program = findProgram(...names);
  if (program) return program;
  const advice = `${names[0]} is not installed; get it by: apt-get install ${debianPackage}`;
  if (process.env['CI'] === 'true') throw new Error(advice);
  process.stderr.write(`${advice}. The tests that need it are left out.\n`);
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
