import { createHash, randomInt } from 'node:crypto';

/** Without letters and digits that look alike when they are read out or copied from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 12;

/** A code to hand to a guardian, such as `k7wm-3hqt-pv9d`: 59 random bits, which nobody guesses while it lasts. */
export function newGuardianCode(): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** By what a code is kept: nobody who reads the table can use one. However it was typed, it is the same. */
export function codeHash(typed: string): string {
  const code = typed.normalize('NFKC').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`guardian-code:${code}`).digest('base64url');
}

/** A name that its own family recognises, and nobody else: `陆**`. */
export function maskedName(name: string): string {
  const [first = '', ...others] = Array.from(name.trim());
  return first + '*'.repeat(Math.min(Math.max(others.length, 1), 4));
}
