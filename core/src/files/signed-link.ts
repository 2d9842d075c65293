import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export const sizes = ['full', 'thumbnail'] as const;
export type Size = (typeof sizes)[number];

export interface Link {
  readonly id: string;
  readonly size: Size;
  /** Seconds since 1970. */
  readonly expires: number;
}

const stepSeconds = 30 * 60;

/** Links get a key of their own, so that a link tells nothing of the secret it is derived from. */
export function linkKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'fudao.files.link.v1', 32));
}

/**
 * When a link made now ends: in 30 to 60 minutes, on the half hour. The same picture keeps the same
 * URL for a while, so that a browser shows it from its cache.
 */
export function linkExpiry(now: Date): number {
  return (Math.floor(now.getTime() / 1000 / stepSeconds) + 2) * stepSeconds;
}

function signature(key: Uint8Array, { id, size, expires }: Link): Buffer {
  return createHmac('sha256', key).update(`${id}\n${size}\n${expires}`).digest();
}

/** Path of a picture that works in an `<img>` without a token, until it ends. */
export function signLink(key: Uint8Array, link: Link): string {
  const sign = signature(key, link).toString('base64url');
  return `/api/files/${link.id}?size=${link.size}&expires=${link.expires}&signature=${sign}`;
}

export function isLinkValid(key: Uint8Array, link: Link, sign: string, now: Date): boolean {
  const given = Buffer.from(sign, 'base64url');
  const wanted = signature(key, link);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false;
  return link.expires * 1000 > now.getTime();
}
