import type { Trust } from '../plugin-manager/release/release.repository.ts';
import { findServer } from './system-programs.ts';

/** The ways in which this machine can run a plugin. */
export function eachTrust(): readonly Trust[] {
  return findServer('bwrap') ? ['trusted', 'confined'] : ['trusted'];
}

/** Runs the same tests on a plugin in the core's process and on the same plugin in a process of its own. */
export function onEachTrust(name: string, suite: (trust: Trust) => void): void {
  for (const trust of eachTrust()) describe(`${name}, ${trust}`, () => suite(trust));
}
