import type { Dispose } from '@fudao/plugin-sdk';
import { childLimits } from './limits.ts';
import { processFigures } from './process-figures.ts';
import { SilenceRule } from './silence-rule.ts';

/** A child as its watch sees it. */
export interface Watched {
  readonly pid: number | undefined;
  /** Whether the core listens to it now. */
  readonly isHeard: boolean;
  /** Counts what it said. */
  readonly framesHeard: number;
  /** Asks whether it is there, where the last asking was answered. */
  ping(): void;
  /** Whether an asking is open. */
  readonly isPinged: boolean;
  end(reason: string): void;
}

export interface WatchReport {
  readonly residentMb: number;
}

/** Looks at a child four times a second: whether it goes on, and what it takes. */
export class ChildWatch {
  readonly #child: Watched;
  readonly #silence = new SilenceRule();
  #lookedAt = performance.now();
  #frames = 0;
  #cpuMs = 0;
  #residentMb = 0;

  constructor(child: Watched) {
    this.#child = child;
  }

  get residentMb(): number {
    return this.#residentMb;
  }

  start(): Dispose {
    const timer = setInterval(() => this.look(performance.now()), SilenceRule.everyMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  look(now: number): void {
    const child = this.#child;
    const figures = child.pid === undefined ? undefined : processFigures(child.pid);
    const elapsedMs = now - this.#lookedAt;
    this.#lookedAt = now;
    const cpuMs = figures ? figures.cpuMs - this.#cpuMs : 0;
    const isHeard = !child.isPinged || !child.isHeard || child.framesHeard !== this.#frames;
    this.#frames = child.framesHeard;
    if (figures) {
      this.#cpuMs = figures.cpuMs;
      this.#residentMb = Math.round(figures.residentBytes / 1_048_576);
    }
    const reason = this.#silence.looked({ elapsedMs, isHeard, cpuMs }) ?? this.#tooMuch(figures?.threads ?? 0);
    if (reason !== undefined) return child.end(reason);
    child.ping();
  }

  #tooMuch(threads: number): string | undefined {
    if (this.#residentMb > childLimits.residentMb) return `it took more than ${childLimits.residentMb} MB of memory`;
    return threads > childLimits.threads ? `it ran more than ${childLimits.threads} threads` : undefined;
  }
}
