import type { Dispose, Log } from '@fudao/plugin-sdk';
import type { Config } from '../config.ts';
import type { Guards } from './guards.ts';
import { startStallWatch } from './stall-watch.ts';
import { catchStrayFaults } from './stray-faults.ts';

/** What only the owner of a whole process may do: listen for stray faults, and watch its main thread. */
export function guardProcess(guards: Guards, { plugins, logLevel }: Pick<Config, 'plugins' | 'logLevel'>, log: Log): Dispose {
  const ends = [
    catchStrayFaults(log),
    startStallWatch(guards, { longestStallMs: plugins.longestStallMs, log, isSilent: logLevel === 'silent' }),
  ];
  return async () => {
    for (const end of ends.reverse()) await end();
  };
}
