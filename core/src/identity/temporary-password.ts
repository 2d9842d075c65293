import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike when they are read out or copied from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** How long a temporary password may be used. */
export const temporaryPasswordMs = 3 * 24 * 3_600_000;

/** A password to hand to a person, such as `k7wm-3hqt-pv9d`: 12 random letters, 59 bits. */
export function newTemporaryPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}
