import { FlowMeter } from '../../runtime/flow-meter.ts';

/** What one open line may ask: far more than a hand draws, far less than what would hold up others. */
const perSecond = 60;
const mostAtOnce = 20;
/** A line that goes on asking beyond this is no app of ours. */
const mostRefused = 600;
const mostRenewalsAMinute = 10;

/** Counts what one line asks. */
export class LineTraffic {
  readonly #meter: FlowMeter;
  readonly #renewals: FlowMeter;
  #atOnce = 0;
  #refused = 0;

  constructor(now: number) {
    this.#meter = new FlowMeter(perSecond, now, perSecond);
    this.#renewals = new FlowMeter(mostRenewalsAMinute / 60, now, mostRenewalsAMinute);
  }

  /** Whether the line may show another token. */
  mayRenew(now: number): boolean {
    return this.#renewals.tryTake(1, now) === 0;
  }

  /** Whether one more call may begin; who is told so calls `end` when it has. */
  begin(now: number): boolean {
    if (this.#atOnce >= mostAtOnce || this.#meter.tryTake(1, now) > 0) {
      this.#refused += 1;
      return false;
    }
    this.#atOnce += 1;
    return true;
  }

  end(): void {
    this.#atOnce -= 1;
  }

  get isHostile(): boolean {
    return this.#refused > mostRefused;
  }
}
