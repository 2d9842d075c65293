import type { Session } from 'node:inspector';
import type { Look } from './interrupted-thread.ts';

/**
 * The main thread as the watch reaches it. It answers while it computes: V8 interrupts it, in a loop, in a
 * regular expression, between two promise jobs. In native code it does not.
 *
 * This class is handed to the watch's thread as source: it knows nothing but what it is given.
 */
export class MainThread {
  static readonly #answerMs = 1_000;
  readonly #hook: string;
  readonly #connect: () => Session;
  #session: Session | undefined;

  /** `hook` is the key of the global symbol under which the main thread keeps what answers. */
  constructor(hook: string, connect: () => Session) {
    this.#hook = hook;
    this.#connect = connect;
  }

  look(beats: number): Promise<Look | undefined> {
    return this.#ask(`look(${beats})`);
  }

  /** Ends what the main thread runs now, down to its event loop, if it is still that release. */
  async end(beats: number, release: string): Promise<boolean> {
    const isStillThere = await this.#ask<boolean>(`end(${beats}, ${JSON.stringify(release)})`);
    if (isStillThere) await this.#post('Runtime.terminateExecution', {});
    return isStillThere ?? false;
  }

  /** Leaves it alone until the next question. */
  release(): void {
    this.#session?.disconnect();
    this.#session = undefined;
  }

  async #ask<T>(call: string): Promise<T | undefined> {
    const expression = `globalThis[Symbol.for(${JSON.stringify(this.#hook)})]?.${call}`;
    const answer = await this.#post('Runtime.evaluate', { expression, returnByValue: true, silent: true });
    return (answer as { result?: { value?: T } } | undefined)?.result?.value;
  }

  /** Undefined where it does not answer. */
  #post(method: string, params: object): Promise<unknown> {
    const session = (this.#session ??= this.#connect());
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, MainThread.#answerMs, undefined);
      session.post(method, params, (_error, result) => {
        clearTimeout(timer);
        resolve(result);
      });
    });
  }
}
