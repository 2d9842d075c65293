/** A bounded memory: when it is full, what was not asked for the longest goes. */
export class LeastRecentlyUsed<Key, Value> {
  private readonly kept = new Map<Key, Value>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get(key: Key): Value | undefined {
    const value = this.kept.get(key);
    // Moving an entry costs more than finding it, so order only matters once the memory is half full.
    if (value !== undefined && this.kept.size * 2 > this.limit) {
      this.kept.delete(key);
      this.kept.set(key, value);
    }
    return value;
  }

  keep(key: Key, value: Value): Value {
    if (this.kept.size >= this.limit) this.kept.delete(this.kept.keys().next().value as Key);
    this.kept.set(key, value);
    return value;
  }

  clear(): void {
    this.kept.clear();
  }
}
