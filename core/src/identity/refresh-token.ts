import { createHash, randomBytes } from 'node:crypto';

/**
 * A refresh token is `<selector>.<secret>`. The selector, 128 random bits, stays the same for a whole
 * sign-in and finds it; the secret, 256 random bits, changes with each rotation. Of both only SHA-256
 * is kept: they are random, so no slow hash is needed.
 */
export interface RefreshToken {
  readonly text: string;
  readonly selectorHash: string;
  readonly hash: string;
}

const shape = /^([\w-]{22})\.[\w-]{43}$/;
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/** A new sign-in's token, or the next one of the sign-in that `previous` belongs to. */
export function newRefreshToken(previous?: string): RefreshToken {
  const selector = previous === undefined ? randomBytes(16).toString('base64url') : previous.slice(0, 22);
  const text = `${selector}.${randomBytes(32).toString('base64url')}`;
  return { text, selectorHash: sha256(selector), hash: sha256(text) };
}

/** Reads a presented token; null for anything that was never one. */
export function readRefreshToken(text: string): RefreshToken | null {
  const [, selector] = shape.exec(text) ?? [];
  return selector ? { text, selectorHash: sha256(selector), hash: sha256(text) } : null;
}
