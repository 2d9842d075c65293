import type { FrameContext, FrameNotice, FrameProblem, FrameRequest } from './frame-messages.ts';

/** A call that was refused or failed; `message` is a sentence for the person who looks at the page. */
export class FrameError extends Error {
  readonly problem: FrameProblem;

  constructor(problem: FrameProblem) {
    super(problem.sentence);
    this.name = 'FrameError';
    this.problem = problem;
  }
}

type Settle = { resolve(value: unknown): void; reject(error: FrameError): void };
type Listener<T> = (value: T) => void;

/** What a line is used of; a `MessagePort` is one. */
export interface Line {
  onmessage: ((event: MessageEvent) => unknown) | null;
  postMessage(message: FrameRequest): void;
}

/** A framed page's line to the app: all that it can do beyond its own document. */
export class Frame {
  readonly #line: Line;
  readonly #calls = new Map<number, Settle>();
  readonly #events = new Map<string, Set<Listener<unknown>>>();
  readonly #watchers = new Set<Listener<FrameContext>>();
  #context: FrameContext;
  #lastId = 0;

  constructor(line: Line, context: FrameContext) {
    this.#line = line;
    this.#context = context;
    line.onmessage = ({ data }: MessageEvent) => this.#hear(data as FrameNotice);
  }

  /** How things are now; `watch` tells when they change. */
  get context(): FrameContext {
    return this.#context;
  }

  /**
   * Calls an action of the own plugin by its `rest`, in the name of the person who is signed in:
   * `frame.call('PUT /goals/:id', { id, isReached: true })`. What the path names is taken from the params; the rest
   * is the query of GET and DELETE, and the body otherwise.
   * @throws FrameError
   */
  call<T = unknown>(action: string, params: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const id = ++this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#calls.set(id, { resolve: resolve as Settle['resolve'], reject });
      this.#line.postMessage({ kind: 'call', id, action, params });
    });
  }

  /** Hears what the plugin's server pushes to this person (`study-notes.changed`); gives what ends it. */
  subscribe<T = unknown>(event: string, listener: Listener<T>): () => void {
    const listeners = this.#events.get(event) ?? new Set();
    if (listeners.size === 0) this.#line.postMessage({ kind: 'subscribe', event });
    this.#events.set(event, listeners.add(listener as Listener<unknown>));
    return () => {
      if (listeners.delete(listener as Listener<unknown>) && listeners.size === 0)
        this.#line.postMessage({ kind: 'unsubscribe', event });
    };
  }

  /** Opens another page of the own plugin: what stands behind `/p/<plugin id>/`. */
  navigate(route: string): void {
    this.#line.postMessage({ kind: 'navigate', route });
  }

  /** Hears of theme, language and route, now and on each change; gives what ends it. */
  watch(listener: Listener<FrameContext>): () => void {
    this.#watchers.add(listener);
    listener(this.#context);
    return () => void this.#watchers.delete(listener);
  }

  /** Asks the app for so much height, in CSS pixels. `connectFrame` does it by itself. */
  resize(height: number): void {
    this.#line.postMessage({ kind: 'size', height: Math.ceil(height) });
  }

  #hear(notice: FrameNotice): void {
    switch (notice.kind) {
      case 'context':
        this.#context = notice.context;
        for (const watcher of this.#watchers) watcher(notice.context);
        return;
      case 'event':
        for (const listener of this.#events.get(notice.event) ?? []) listener(notice.payload);
        return;
      case 'answer':
        return this.#settled(notice.id)?.resolve(notice.value);
      case 'refusal':
        return this.#settled(notice.id)?.reject(new FrameError(notice.problem));
    }
  }

  #settled(id: number): Settle | undefined {
    const settle = this.#calls.get(id);
    this.#calls.delete(id);
    return settle;
  }
}
