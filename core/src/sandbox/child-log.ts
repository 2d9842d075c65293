import type { Log } from '@fudao/plugin-sdk';
import type { Owner } from '../runtime/host/call-meta.ts';
import { FlowMeter } from '../runtime/flow-meter.ts';
import { talkLimits } from './limits.ts';

const levels: ReadonlySet<unknown> = new Set<keyof Log>(['debug', 'info', 'warn', 'error']);
const longest = talkLimits.logLineLength;

/** What a confined plugin says to the operator's log: under its own name, in bounds, and never in place of other fields. */
export class ChildLog {
  readonly #log: Log;
  readonly #names: object;
  readonly #meter = new FlowMeter(talkLimits.logLinesPerSecond, performance.now());

  constructor(log: Log, { id, version }: Owner) {
    this.#log = log;
    this.#names = { plugin: id, release: version };
  }

  /** By `context.log`. */
  said(level: unknown, fields: unknown, message: unknown): void {
    if (this.#meter.tryTake(1, performance.now()) > 0) return;
    const name = (levels.has(level) ? level : 'info') as keyof Log;
    const json = JSON.stringify(fields ?? {});
    const kept: unknown = json.length > longest ? json.slice(0, longest) : fields;
    this.#log[name]({ ...this.#names, fields: kept }, String(message).slice(0, longest));
  }

  /** To its standard error. */
  printed(text: string): void {
    if (this.#meter.tryTake(1, performance.now()) > 0) return;
    this.#log.info({ ...this.#names, printed: text.slice(0, longest) }, 'a confined plugin printed');
  }
}
