import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { commonErrors } from '@fudao/plugin-sdk';
import type { GatewayLimits, RateLimit } from '../gateway-options.ts';
import { addressGroup } from '../http/client-address.ts';

function createLimiter({ perSecond, burst }: RateLimit): BurstyRateLimiter {
  return new BurstyRateLimiter(
    new RateLimiterMemory({ points: perSecond, duration: 1 }),
    new RateLimiterMemory({ points: burst, duration: 10 }),
  );
}

function refuse(rejected: unknown): never {
  if (!(rejected instanceof RateLimiterRes)) throw rejected;
  throw commonErrors.TOO_MANY({ seconds: Math.max(1, Math.ceil(rejected.msBeforeNext / 1000)) });
}

/** Limits of this node; sign-in has stricter ones of its own, in identity. */
export class RateLimits {
  readonly #accounts: BurstyRateLimiter;
  readonly #addresses: BurstyRateLimiter;

  constructor(limits: GatewayLimits) {
    this.#accounts = createLimiter(limits.account);
    this.#addresses = createLimiter(limits.address);
  }

  /** @throws FUDAO_TOO_MANY */
  async account(accountId: string): Promise<void> {
    await this.#accounts.consume(accountId).catch(refuse);
  }

  /** @throws FUDAO_TOO_MANY */
  async address(address: string): Promise<void> {
    await this.#addresses.consume(addressGroup(address)).catch(refuse);
  }
}
