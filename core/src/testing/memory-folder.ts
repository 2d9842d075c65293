import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const memory = '/dev/shm';
/** A few servers at once, with some hundred megabytes each. */
const enough = 4 * 1024 ** 3;

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
}

/** Where a test's server keeps its data: in memory if the machine has it, as none of it outlives the test. */
export function memoryFolder(): string {
  return hasRoom(memory) ? memory : tmpdir();
}
