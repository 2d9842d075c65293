/** Finds the place of a query's term by its key: open addressing, since a Map of 32-bit keys is three times slower. */
export class TermLookup {
  private readonly slots: Int32Array;
  private readonly keys: Uint32Array;
  private readonly mask: number;

  constructor(keys: Uint32Array) {
    const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2));
    this.keys = keys;
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(-1);
    keys.forEach((key, term) => {
      let slot = this.firstSlot(key);
      while (this.slots[slot]! >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = term;
    });
  }

  /** Index of the key in the query's terms, or -1. */
  indexOf(key: number): number {
    for (let slot = this.firstSlot(key); ; slot = (slot + 1) & this.mask) {
      const term = this.slots[slot]!;
      if (term < 0 || this.keys[term] === key) return term;
    }
  }

  private firstSlot(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 8) & this.mask;
  }
}
