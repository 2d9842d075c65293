export type Field = string | number | null | Uint8Array;

const headerLength = 5;
const [nothing, integer, text, bytes] = [...'nisb'].map((tag) => tag.charCodeAt(0)) as [number, number, number, number];
/** A character of JavaScript's takes three bytes of UTF-8 at most. */
const mostBytes = (length: number) => length * 3;

/**
 * The canonical encoding of a record: type and length before each value, so that no two different records give
 * the same bytes. It works in one buffer that is used again and again: a million records leave no litter.
 */
export class RecordEncoder {
  #buffer = Buffer.alloc(4_096);
  #length = 0;

  /** The bytes hold until the next call. */
  encode(fields: readonly Field[]): Uint8Array {
    this.#length = 0;
    for (const field of fields) this.#add(field);
    return this.#buffer.subarray(0, this.#length);
  }

  #add(field: Field): void {
    if (field === null) return this.#finish(nothing, 0);
    if (typeof field === 'object') return this.#addBytes(field);
    const [tag, words] = typeof field === 'number' ? [integer, String(field)] : [text, field];
    this.#reserve(mostBytes(words.length));
    this.#finish(tag, this.#buffer.write(words, this.#length + headerLength, 'utf8'));
  }

  #addBytes(field: Uint8Array): void {
    this.#reserve(field.length);
    this.#buffer.set(field, this.#length + headerLength);
    this.#finish(bytes, field.length);
  }

  #finish(tag: number, length: number): void {
    this.#reserve(0);
    this.#buffer[this.#length] = tag;
    this.#buffer.writeUInt32BE(length, this.#length + 1);
    this.#length += headerLength + length;
  }

  #reserve(length: number): void {
    const needed = this.#length + headerLength + length;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.alloc(needed * 2);
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}
