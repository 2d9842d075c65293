import { bucketCount, bucketOf, percentileOf } from './time-histogram.ts';

const slotMs = 10_000;
/** Ten minutes of slots, and the one that is being filled. */
const slotCount = 61;

/**
 * How a call of a release ended: `refused` is a 4xx, `unavailable` a 5xx of something that the release
 * depends on, `fault` a 5xx that it caused itself.
 */
export const outcomes = ['answered', 'refused', 'unavailable', 'fault'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Counts {
  readonly calls: number;
  readonly refusals: number;
  readonly unavailable: number;
  readonly faults: number;
}

/** What happened lately; times in milliseconds, of the calls whose handler ran. */
export interface WindowFigures extends Counts {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const indexOf = Object.fromEntries(outcomes.map((outcome, index) => [outcome, index])) as Record<Outcome, number>;

function toCounts(ofOutcome: ArrayLike<number>): Counts {
  const [answered, refusals, unavailable, faults] = [0, 1, 2, 3].map((index) => ofOutcome[index]!) as [number, number, number, number];
  return { calls: answered + refusals + unavailable + faults, refusals, unavailable, faults };
}

/**
 * Calls of one release on this node, in slots of ten seconds. It knows no clock: `now` is in milliseconds
 * of one that never goes back. Counting allocates nothing.
 */
export class ReleaseFigures {
  readonly #slotOf = new Float64Array(slotCount).fill(-1);
  readonly #counts = new Uint32Array(slotCount * outcomes.length);
  readonly #times = new Uint32Array(slotCount * bucketCount);
  readonly #totals = new Float64Array(outcomes.length);
  #faultsInRow = 0;

  /** Without `milliseconds` where no handler ran. */
  count(outcome: Outcome, now: number, milliseconds?: number): void {
    const at = this.#slotAt(now);
    const index = indexOf[outcome];
    this.#counts[at * outcomes.length + index]! += 1;
    this.#totals[index]! += 1;
    if (milliseconds !== undefined) this.#times[at * bucketCount + bucketOf(milliseconds)]! += 1;
    if (outcome === 'fault') this.#faultsInRow += 1;
    else if (outcome === 'answered') this.#faultsInRow = 0;
  }

  /** Faults since the last good answer. */
  get faultsInRow(): number {
    return this.#faultsInRow;
  }

  /** Since this release began to run on this node. */
  get totals(): Counts {
    return toCounts(this.#totals);
  }

  /** The last `seconds`, at most 600, to the slot: the oldest ten seconds may be missing in part. */
  window(seconds: number, now: number): WindowFigures {
    const newest = Math.floor(now / slotMs);
    const oldest = newest - Math.min(Math.ceil((seconds * 1_000) / slotMs), slotCount - 1) + 1;
    const counts = new Float64Array(outcomes.length);
    const times = new Float64Array(bucketCount);
    for (let at = 0; at < slotCount; at++) {
      if (this.#slotOf[at]! < oldest || this.#slotOf[at]! > newest) continue;
      for (let i = 0; i < counts.length; i++) counts[i]! += this.#counts[at * counts.length + i]!;
      for (let i = 0; i < bucketCount; i++) times[i]! += this.#times[at * bucketCount + i]!;
    }
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentileOf(times, share)) as [number, number, number];
    return { ...toCounts(counts), p50, p95, p99 };
  }

  /** Place of this moment's slot, emptied if it still holds what was ten minutes ago. */
  #slotAt(now: number): number {
    const slot = Math.floor(now / slotMs);
    const at = slot % slotCount;
    if (this.#slotOf[at] === slot) return at;
    this.#slotOf[at] = slot;
    this.#counts.fill(0, at * outcomes.length, (at + 1) * outcomes.length);
    this.#times.fill(0, at * bucketCount, (at + 1) * bucketCount);
    return at;
  }
}
