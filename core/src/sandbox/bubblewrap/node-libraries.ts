import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

let known: Promise<readonly string[]> | undefined;

async function read(): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('ldd', [process.execPath]);
  return [...new Set(stdout.match(/\/\S+/g) ?? [])].filter((path) => path !== process.execPath && !path.endsWith(':'));
}

/** The files of the system that Node itself needs to start: its loader and libraries, and no folder beside them. */
export function nodeLibraries(): Promise<readonly string[]> {
  known ??= read().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}
