/** A reusable growing list of terms with where they stand; reused because a search reads dozens of questions. */
export class TermList {
  keys = new Uint32Array(1024);
  positions = new Uint32Array(1024);
  length = 0;
  /** How many letters the text had; positions count letters. */
  letters = 0;

  clear(): void {
    this.length = 0;
    this.letters = 0;
  }

  push(key: number, position: number): void {
    if (this.length === this.keys.length) this.grow();
    this.keys[this.length] = key;
    this.positions[this.length++] = position;
  }

  private grow(): void {
    const keys = new Uint32Array(this.length * 2);
    const positions = new Uint32Array(this.length * 2);
    keys.set(this.keys);
    positions.set(this.positions);
    this.keys = keys;
    this.positions = positions;
  }
}

/** The distinct keys of a list, ascending. */
export function distinctKeys(list: TermList): Uint32Array {
  const sorted = list.keys.slice(0, list.length).sort();
  let count = 0;
  for (let index = 0; index < sorted.length; index++) {
    if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[count++] = sorted[index]!;
  }
  return sorted.subarray(0, count);
}
