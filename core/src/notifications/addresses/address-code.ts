import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

export const codeLifetimeMs = 15 * 60_000;
export const mostCodeAttempts = 5;
/** Codes that one account may have sent in a day, of all addresses together. */
export const mostCodesPerDay = 5;

/** Six digits. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** Bound to the account and the address; without the key it cannot be guessed from the hash. */
export function hashCode(key: string, accountId: string, address: string, code: string): string {
  return createHmac('sha256', `${key}:notifications`).update(JSON.stringify([accountId, address, code])).digest('hex');
}

export interface SentCode {
  readonly hash: string;
  readonly expiresAt: number;
  /** Wrong ones so far. */
  readonly attempts: number;
}

export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'used-up';

export function judgeCode({ hash, expiresAt, attempts }: SentCode, givenHash: string, now: number): CodeVerdict {
  if (attempts >= mostCodeAttempts) return 'used-up';
  if (now >= expiresAt) return 'expired';
  return timingSafeEqual(Buffer.from(hash), Buffer.from(givenHash)) ? 'right' : 'wrong';
}
