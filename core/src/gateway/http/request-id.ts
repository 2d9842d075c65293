import { randomBytes } from 'node:crypto';

/** Ids that differ between nodes and starts by a random part, and count within: far cheaper than a UUID each. */
export function createRequestIds(): () => string {
  const prefix = randomBytes(9).toString('base64url');
  let count = 0;
  return () => `${prefix}.${(++count).toString(36)}`;
}

const acceptable = /^[\w.-]{8,64}$/;

/** The id our own proxy gave a request, if it is one. */
export function forwardedRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && acceptable.test(header) ? header : undefined;
}
