import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../run-program.ts';

/** Builds a plugin's interface in a process of its own: the bundler is native, and keeps what it took. @throws with the faults */
export async function buildApart(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'scripts/build-plugin-ui.ts'), folder], { maxBuffer: 1e8 });
}
