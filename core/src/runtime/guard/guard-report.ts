import type { LocalText } from '@fudao/plugin-sdk';
import type { BreakerState } from './breaker.ts';
import type { Fault } from './fault.ts';
import type { Counts, WindowFigures } from './release-figures.ts';

/** What one release does on this node, as plain data. */
export interface ReleaseReport {
  readonly plugin: string;
  readonly release: string;
  /** Handlers that run now. */
  readonly inFlight: number;
  /** Handlers that still run although their call was given up long ago. */
  readonly late: number;
  readonly breaker: BreakerState;
  /** Until calls are tried again; 0 unless open. */
  readonly restsForMs: number;
  /** Calls refused because the release rested or had no place left; no others count them. */
  readonly turnedAway: number;
  readonly endedLoops: number;
  readonly faultsInRow: number;
  /** Since the release began to run here. */
  readonly totals: Counts;
  readonly minute: WindowFigures;
  readonly tenMinutes: WindowFigures;
  /** The last ones, the newest at the end. */
  readonly faults: readonly Fault[];
}

/** A time in which this node did nothing else. */
export interface Stall {
  readonly at: number;
  readonly milliseconds: number;
  /** `plugin@release` whose code it was; undefined where it was the platform's own, or is not known. */
  readonly release: string | undefined;
  readonly isEnded: boolean;
}

export interface GuardReport {
  readonly releases: readonly ReleaseReport[];
  /** The last ones, the newest at the end. */
  readonly stalls: readonly Stall[];
  /** What the operator should know now; empty where all is well. */
  readonly health: readonly LocalText[];
}
