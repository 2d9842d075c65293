import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { commonErrors, type FudaoError } from '@fudao/plugin-sdk';
import type { GatewayLimits, RateLimit } from '../gateway-options.ts';
import { addressGroup } from '../http/client-address.ts';

function createLimiter({ perSecond, burst }: RateLimit): BurstyRateLimiter {
  return new BurstyRateLimiter(
    new RateLimiterMemory({ points: perSecond, duration: 1 }),
    new RateLimiterMemory({ points: burst, duration: 10 }),
  );
}

/** FUDAO_TOO_MANY for what a limit rejected with; undefined for anything else that was thrown. */
export function refusalOfLimit(thrown: unknown): FudaoError | undefined {
  if (!(thrown instanceof RateLimiterRes)) return undefined;
  return commonErrors.TOO_MANY({ seconds: Math.max(1, Math.ceil(thrown.msBeforeNext / 1000)) });
}

/** Limits of this node; sign-in has stricter ones of its own, in identity. */
export class RateLimits {
  readonly #accounts: BurstyRateLimiter;
  readonly #addresses: BurstyRateLimiter;

  constructor(limits: GatewayLimits) {
    this.#accounts = createLimiter(limits.account);
    this.#addresses = createLimiter(limits.address);
  }

  /** Rejects with what `refusalOfLimit` reads. */
  account(accountId: string): Promise<unknown> {
    return this.#accounts.consume(accountId);
  }

  /** Rejects with what `refusalOfLimit` reads. */
  address(address: string): Promise<unknown> {
    return this.#addresses.consume(addressGroup(address));
  }
}
