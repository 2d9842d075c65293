import { createHash } from 'node:crypto';

const weak = (etag: string): string => etag.trim().replace(/^W\//, '');

/** Whether a client's `If-None-Match` names this version (weak comparison, RFC 9110 §13.1.2). */
export function matchesEtag(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return false;
  return header.trim() === '*' || header.split(',').some((one) => weak(one) === weak(etag));
}

/** The same on every node, as it depends on nothing but the bytes. */
export function etagOf(content: string | Buffer): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}
