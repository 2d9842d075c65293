import type { Log } from '@fudao/plugin-sdk';

const sampleEvery = 16;
const mostSamples = 2000;

/** Time a request may take, in milliseconds, before it is worth a line in the log. */
export const slowMs = 1000;

/** The value below which a share of sorted values lies. */
function quantile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/** Counts every request and times one in sixteen; one line a minute tells how the node does. */
export class RequestMetrics {
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  #requests = 0;
  #refused = 0;
  #failed = 0;
  #samples: number[] = [];

  constructor(log: Log, everyMs = 60_000) {
    this.#log = log;
    this.#timer = setInterval(() => this.report(), everyMs).unref();
  }

  count(status: number, milliseconds: number): void {
    this.#requests++;
    if (status >= 500) this.#failed++;
    else if (status >= 400) this.#refused++;
    if (this.#requests % sampleEvery === 1 && this.#samples.length < mostSamples) this.#samples.push(milliseconds);
  }

  report(): void {
    if (this.#requests === 0) return;
    const sorted = this.#samples.sort((a, b) => a - b);
    const times = { p50Ms: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
    this.#log.info({ requests: this.#requests, refused: this.#refused, failed: this.#failed, ...times }, 'requests');
    this.#requests = this.#refused = this.#failed = 0;
    this.#samples = [];
  }

  stop(): void {
    clearInterval(this.#timer);
    this.report();
  }
}
