/** Bytes of the longest frame, either way: a page of documents and a request's body fit twice. */
export const longestFrame = 1024 * 1024;

/** Ends a frame. */
export const newline = 10;

export class FrameTooLong extends Error {}

/** Cuts what comes through a pipe into frames: one line of JSON each. */
export class FrameReader {
  readonly #onFrame: (text: string) => void;
  #begun: Buffer[] = [];
  #begunBytes = 0;

  constructor(onFrame: (text: string) => void) {
    this.#onFrame = onFrame;
  }

  /** @throws FrameTooLong, also where the end of a frame does not come */
  take(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      this.#end(chunk, from, end);
      from = end + 1;
    }
    if (from < chunk.length) this.#keep(from === 0 ? chunk : chunk.subarray(from));
  }

  #end(chunk: Buffer, from: number, end: number): void {
    if (this.#begunBytes + end - from > longestFrame) throw new FrameTooLong();
    if (this.#begunBytes === 0) return this.#onFrame(chunk.toString('utf8', from, end));
    const whole = Buffer.concat([...this.#begun, chunk.subarray(from, end)]);
    this.#begun = [];
    this.#begunBytes = 0;
    this.#onFrame(whole.toString('utf8'));
  }

  #keep(part: Buffer): void {
    this.#begun.push(part);
    this.#begunBytes += part.length;
    if (this.#begunBytes > longestFrame) throw new FrameTooLong();
  }
}
