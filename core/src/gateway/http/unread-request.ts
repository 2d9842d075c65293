import type { IncomingMessage } from 'node:http';

/** What is read at most, and for how long, of a body that nobody wants. */
const mostBytes = 1024 * 1024;
const longestMs = 2000;

export function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const length = headers['content-length'];
  return (length !== undefined && length !== '0') || headers['transfer-encoding'] !== undefined;
}

export function isUnread(request: IncomingMessage): boolean {
  return hasBody(request) && !request.complete;
}

/**
 * Lets a client that still sends finish for a moment: a socket closed on unread bytes is reset,
 * and the client would see that instead of the answer.
 */
export function endUnreadRequest(request: IncomingMessage): void {
  let left = mostBytes;
  const giveUp = setTimeout(() => request.destroy(), longestMs).unref();
  request.once('close', () => clearTimeout(giveUp));
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.resume();
}
