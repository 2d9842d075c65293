import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'fudao-demo-city-';

/** Where a process keeps its demo city; the parent's id tells which run of jest it belongs to. */
export const templateFolder = join(tmpdir(), `${prefix}${process.ppid}-${process.pid}`);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes those of processes that are gone, and of the run that this process leads. */
export function removeDemoTemplates(isOwnRunOver: boolean): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const [parent, pid] = name.slice(prefix.length).split(/\D/).map(Number);
    const isOwn = parent === process.pid || pid === process.pid;
    if ((isOwnRunOver && isOwn) || !isAlive(pid!)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
