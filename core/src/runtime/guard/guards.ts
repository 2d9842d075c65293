import { realpathSync } from 'node:fs';
import type { Dispose, Log } from '@fudao/plugin-sdk';
import type { Owner } from '../host/call-meta.ts';
import type { Fault } from './fault.ts';
import type { GuardReport, ReleaseReport, Stall } from './guard-report.ts';
import { healthSentences } from './health-sentences.ts';
import { ReleaseGuard, sweepEveryMs, type GuardParts } from './release-guard.ts';

const keptStalls = 20;

export interface GuardSettings {
  /** Calls that each release may have under way on this node. */
  readonly callsAtOnce: number;
}

export interface GuardSurroundings {
  readonly log: Log;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  /** What people call a plugin. */
  nameOf?(pluginId: string): string;
}

export type FaultListener = (owner: Owner, fault: Fault) => void;

export const releaseKey = (owner: Owner): string => `${owner.id}@${owner.version ?? ''}`;

/** The guards of all releases that run on this node. */
export class Guards {
  readonly #parts: GuardParts;
  readonly #byRelease = new Map<string, ReleaseGuard>();
  readonly #leaving = new Set<ReleaseGuard>();
  readonly #listeners = new Set<FaultListener>();
  readonly #stalls: Stall[] = [];

  constructor(parts: Omit<GuardParts, 'tell'>) {
    this.#parts = { ...parts, tell: (guard, fault) => this.#tell(guard.owner, fault) };
  }

  /** A release that is about to run; its code is recognised by the folder that it was loaded from. */
  add(owner: Owner, folder: string): ReleaseGuard {
    const guard = this.#known(owner);
    guard.folder = realpathSync(folder);
    return guard;
  }

  /** A release that has ended: its figures are forgotten, and calls that are still under way given up in time. */
  remove(owner: Owner): void {
    const guard = this.#byRelease.get(releaseKey(owner));
    this.#byRelease.delete(releaseKey(owner));
    if (guard && guard.inFlight > 0) this.#leaving.add(guard);
  }

  /** The guard of a plugin's release; undefined for a room of the core, which runs without. */
  of(owner: Owner): ReleaseGuard | undefined {
    return owner.kind === 'core' ? undefined : this.#known(owner);
  }

  all(): readonly ReleaseGuard[] {
    return [...this.#byRelease.values()];
  }

  figures(owner: Owner): ReleaseReport | undefined {
    return this.#byRelease.get(releaseKey(owner))?.report();
  }

  report(): GuardReport {
    const releases = this.all().map((guard) => guard.report());
    const health = healthSentences(releases, this.#stalls, this.#parts.nameOf, Date.now());
    return { releases, stalls: [...this.#stalls], health };
  }

  /** Called for each fault, a moment after it. */
  onFault(listener: FaultListener): Dispose {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Begins to give up calls that are past their time. */
  start(): Dispose {
    const timer = setInterval(() => this.sweep(), sweepEveryMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  sweep(): void {
    const now = this.#parts.now();
    for (const guard of this.#byRelease.values()) guard.sweep(now);
    for (const guard of this.#leaving) {
      guard.sweep(now);
      if (guard.inFlight === 0) this.#leaving.delete(guard);
    }
  }

  /** This node stood still. */
  stalled(stall: Stall): void {
    this.#stalls.push(stall);
    if (this.#stalls.length > keptStalls) this.#stalls.shift();
  }

  /** A listener that fails must not keep the call from its end. */
  #tell(owner: Owner, fault: Fault): void {
    for (const listen of this.#listeners) {
      try {
        listen(owner, fault);
      } catch (error) {
        this.#parts.log.error({ err: error }, 'a listener to faults of plugins failed');
      }
    }
  }

  #known(owner: Owner): ReleaseGuard {
    const key = releaseKey(owner);
    const known = this.#byRelease.get(key);
    if (known) return known;
    const guard = new ReleaseGuard(owner, this.#parts);
    this.#byRelease.set(key, guard);
    return guard;
  }
}

export function createGuards(settings: GuardSettings, { log, now = () => performance.now(), nameOf = (id) => id }: GuardSurroundings): Guards {
  return new Guards({ callsAtOnce: settings.callsAtOnce, log, now, nameOf });
}
