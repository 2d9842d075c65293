import { commonErrors } from '@fudao/plugin-sdk';
import { FlowMeter } from '../../runtime/flow-meter.ts';
import type { GatewayLimits, RateLimit } from '../gateway-options.ts';
import { addressGroup } from '../http/client-address.ts';

/** A burst comes back over so many seconds. */
const burstSeconds = 10;
/** Senders that have rested for so long are forgotten; a new one may do as much. */
const forgetEveryMs = 10_000;

/** What each of many senders may do. Asked on every request, so it waits for nothing and sets no timer. */
class SenderLimit {
  readonly #limit: RateLimit;
  readonly #meters = new Map<string, FlowMeter>();
  #forgetsAt = 0;

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** @throws FUDAO_TOO_MANY */
  count(sender: string, now: number): void {
    if (now >= this.#forgetsAt) this.#forget(now);
    const waitMs = this.#meterOf(sender, now).tryTake(1, now);
    if (waitMs > 0) throw commonErrors.TOO_MANY({ seconds: Math.ceil(waitMs / 1_000) });
  }

  /** Those that it counts now. */
  get senders(): number {
    return this.#meters.size;
  }

  #meterOf(sender: string, now: number): FlowMeter {
    const known = this.#meters.get(sender);
    if (known) return known;
    const { perSecond, burst } = this.#limit;
    const meter = new FlowMeter(perSecond + burst / burstSeconds, now, perSecond + burst);
    this.#meters.set(sender, meter);
    return meter;
  }

  #forget(now: number): void {
    this.#forgetsAt = now + forgetEveryMs;
    for (const [sender, meter] of this.#meters) if (meter.isRested(now)) this.#meters.delete(sender);
  }
}

/** Limits of this node; sign-in has stricter ones of its own, in identity. */
export class RateLimits {
  readonly #accounts: SenderLimit;
  readonly #addresses: SenderLimit;

  constructor(limits: GatewayLimits) {
    this.#accounts = new SenderLimit(limits.account);
    this.#addresses = new SenderLimit(limits.address);
  }

  /** @throws FUDAO_TOO_MANY */
  account(accountId: string): void {
    this.#accounts.count(accountId, performance.now());
  }

  /** @throws FUDAO_TOO_MANY */
  address(address: string): void {
    this.#addresses.count(addressGroup(address), performance.now());
  }

  /** Senders that are remembered. */
  get senders(): number {
    return this.#accounts.senders + this.#addresses.senders;
  }
}
