import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a process was started with our own configuration, by the command line that the kernel keeps of it. */
const isOurs = (pid: number, config: string) => textOf(`/proc/${pid}/cmdline`).split('\0').includes(config);

/** Ends what an earlier run left behind, if it is really that: numbers of processes are used again. */
export function endOrphan(folder: string, config: string): void {
  const file = join(folder, 'prosody.pid');
  const pid = Number(textOf(file).trim());
  if (Number.isInteger(pid) && pid > 1 && isOurs(pid, config)) process.kill(pid, 'SIGKILL');
  rmSync(file, { force: true });
}
