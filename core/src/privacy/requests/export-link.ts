import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const secondsToFollow = 10 * 60;

export interface ExportLink {
  /** Of the request. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** A key of its own, so that a link tells nothing of the secret it is derived from. */
export function exportLinkKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'fudao.privacy.export-link.v1', 32));
}

export const linkEnd = (now: Date): number => Math.floor(now.getTime() / 1000) + secondsToFollow;

const signature = (key: Uint8Array, { id, expires }: ExportLink) => createHmac('sha256', key).update(`${id}\n${expires}`).digest();

/** Path of an export that a browser can save without a token, for some minutes. */
export function signExportLink(key: Uint8Array, link: ExportLink): string {
  return `/api/privacy/exports/${link.id}?expires=${link.expires}&signature=${signature(key, link).toString('base64url')}`;
}

export function isExportLinkValid(key: Uint8Array, link: ExportLink, sign: string, now: Date): boolean {
  const given = Buffer.from(sign, 'base64url');
  const wanted = signature(key, link);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false;
  return link.expires * 1000 > now.getTime();
}
