import { readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { describeThrown } from '../wire/describe-thrown.ts';
import { FrameReader, longestFrame, newline } from '../wire/frame-reader.ts';
import type { RpcAnswer, RpcRequest, WireError } from '../wire/messages.ts';
import { PollRule } from './poll-rule.ts';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

export type Serve = (method: string, params: unknown, id: number) => unknown;

const input = 0;
const output = 1;
const foundAtOnce = 16_384;
const nothingYet = -1;

/** Bytes that are there; 0 where the pipe is closed. */
function readNow(bytes: Buffer): number {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return readSync(input, bytes);
  } catch {
    return nothingYet;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * The child's end of the pipe. What it says within one turn leaves in one write, and a write waits while the core
 * does not read: so a flood of its own making holds up the child and nobody else.
 */
export class GuestChannel {
  readonly #waiting = new Map<number, Waiting>();
  readonly #refs: WeakMap<object, number>;
  readonly #reader = new FrameReader((text) => this.#take(JSON.parse(text) as RpcRequest & RpcAnswer));
  readonly #poll = new PollRule();
  readonly #found = Buffer.alloc(foundAtOnce);
  #serve!: Serve;
  #asked = 0;
  #said = '';
  #isDue = false;

  /** @param refs remembers which errors came from the core */
  constructor(refs: WeakMap<object, number>) {
    this.#refs = refs;
  }

  start(serve: Serve): void {
    this.#serve = serve;
    const socket = new Socket({ fd: input, readable: true, writable: false });
    socket.on('data', (chunk: Buffer) => {
      this.#poll.came(performance.now(), false);
      this.#reader.take(chunk);
    });
    socket.on('close', () => process.exit(0));
  }

  /** The number that the next ask will have. */
  get nextAsk(): number {
    return this.#asked + 1;
  }

  ask<T>(method: string, params: object, failure: (error: WireError) => unknown): Promise<T> {
    const id = ++this.#asked;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject: (error) => reject(this.#marked(error as WireError, id, failure)) });
      this.#say(`{"id":${id},"method":"${method}","params":${JSON.stringify(params)}}`, () => {
        this.#waiting.delete(id);
        reject(new RangeError('This is too large to send.'));
      });
    });
  }

  tell(method: string, params: object): void {
    this.#say(`{"method":"${method}","params":${JSON.stringify(params)}}`, () => {
      throw new RangeError('This is too large to send.');
    });
  }

  #marked(error: WireError, id: number, failure: (error: WireError) => unknown): unknown {
    const made = failure(error);
    this.#refs.set(made as object, id);
    return made;
  }

  #take(message: RpcRequest & RpcAnswer): void {
    if (message.method !== undefined) return this.#run(message);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(message.error);
    else waiting?.resolve(message.result);
  }

  #run({ id, method, params }: RpcRequest): void {
    let result: unknown;
    try {
      result = this.#serve(method, params, id);
    } catch (error) {
      return this.#fail(id, error);
    }
    if (typeof (result as Promise<unknown> | undefined)?.then !== 'function') return this.#answer(id, result);
    void (result as Promise<unknown>).then(
      (value) => this.#answer(id, value),
      (error: unknown) => this.#fail(id, error),
    );
  }

  #answer(id: number, result: unknown): void {
    try {
      const json = JSON.stringify(result);
      this.#say(json === undefined ? `{"id":${id}}` : `{"id":${id},"result":${json}}`, () =>
        this.#fail(id, new RangeError('The answer of the handler is larger than 1 MB.')),
      );
    } catch (error) {
      this.#fail(id, error);
    }
  }

  #fail(id: number, thrown: unknown): void {
    const ref = typeof thrown === 'object' && thrown !== null ? this.#refs.get(thrown) : undefined;
    const error = ref === undefined ? describeThrown(thrown) : { ref };
    this.#say(JSON.stringify({ id, error }), () => this.#say(JSON.stringify({ id, error: { message: 'too large' } }), () => undefined));
  }

  #say(frame: string, tooLong: () => void): void {
    // A character takes at most three bytes.
    if (frame.length * 3 > longestFrame && Buffer.byteLength(frame) > longestFrame) return tooLong();
    this.#said += `${frame}\n`;
    if (this.#isDue) return;
    this.#isDue = true;
    process.nextTick(() => this.#flush());
  }

  #flush(): void {
    this.#isDue = false;
    const bytes = Buffer.from(this.#said);
    this.#said = '';
    for (let from = 0; from < bytes.length;) from += writeSync(output, bytes, from);
    const now = performance.now();
    if (this.#poll.said(now)) this.#look(now + PollRule.longestMs);
  }

  /** For what comes at once. What it finds is answered in a tick of its own, after which it may look again. */
  #look(until: number): void {
    for (;;) {
      const count = readNow(this.#found);
      const now = performance.now();
      if (count > 0) {
        this.#poll.came(now, true);
        return this.#reader.take(this.#foundBytes(count));
      }
      // Closed, or there is nothing: the event loop will tell.
      if (count === 0 || now >= until) return this.#poll.missed();
    }
  }

  /** What ends within a message is kept until its rest has come, and by then something else is found. */
  #foundBytes(count: number): Buffer {
    const bytes = this.#found.subarray(0, count);
    return bytes[count - 1] === newline ? bytes : Buffer.from(bytes);
  }
}
