import type { IncomingHttpHeaders } from 'node:http';

export interface Expected {
  /** Host and port the client sees. */
  readonly host: string;
  readonly isHttps: boolean;
}

/**
 * Whether a request that carries a cookie, or opens a socket, comes from a page of our own. Every
 * browser names the origin of such a request; a program that is no browser holds no one's cookies.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, expected: Expected): boolean {
  const { origin } = headers;
  if (origin === undefined) {
    const site = headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  return host === expected.host && (!expected.isHttps || protocol === 'https:');
}
