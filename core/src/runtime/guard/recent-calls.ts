const slotMs = 1_000;
const slotCount = 10;

/** Calls and faults of the last ten seconds, second by second. */
export class RecentCalls {
  readonly #slotOf = new Float64Array(slotCount).fill(-1);
  readonly #calls = new Uint32Array(slotCount);
  readonly #faults = new Uint32Array(slotCount);

  count(isFault: boolean, now: number): void {
    const slot = Math.floor(now / slotMs);
    const at = slot % slotCount;
    if (this.#slotOf[at] !== slot) {
      this.#slotOf[at] = slot;
      this.#calls[at] = 0;
      this.#faults[at] = 0;
    }
    this.#calls[at]! += 1;
    if (isFault) this.#faults[at]! += 1;
  }

  sum(now: number): { calls: number; faults: number } {
    const oldest = Math.floor(now / slotMs) - slotCount + 1;
    let calls = 0;
    let faults = 0;
    for (let at = 0; at < slotCount; at++) {
      if (this.#slotOf[at]! < oldest) continue;
      calls += this.#calls[at]!;
      faults += this.#faults[at]!;
    }
    return { calls, faults };
  }

  forget(): void {
    this.#slotOf.fill(-1);
  }
}
