import { notLinux, programMissing } from './cannot-confine.ts';
import type { ChildPlan } from './command-line.ts';
import { findSystemProgram } from '../../runtime/find-system-program.ts';
import { nodeLibraries } from './node-libraries.ts';

function needed(name: string, path?: string): string {
  const found = findSystemProgram(name, path);
  if (found === undefined) throw programMissing(name);
  return found;
}

/** What it takes to start a child for a plugin. @throws CannotConfine where this machine has not got it */
export async function planChild(pluginFolder: string): Promise<ChildPlan> {
  if (process.platform !== 'linux') throw notLinux(process.platform);
  const bubblewrap = needed('bwrap');
  const prlimit = needed('prlimit');
  return { bubblewrap, prlimit, node: process.execPath, libraries: await nodeLibraries(), pluginFolder };
}
