import type { Socket } from 'socket.io';
import type { Caller, Language } from '@fudao/plugin-sdk';

/** An open socket and who sits behind it. Replaced as a whole when the token is renewed. */
export interface Connection {
  readonly socket: Socket;
  readonly caller: Caller;
  /** Milliseconds since 1970 when the access token ends. */
  readonly expiresAt: number;
  /** What the app asked for when it connected. */
  readonly language: Language;
}

/** What a client is told; the only event the server sends. */
export function pushTo(socket: Socket, event: string, payload: Record<string, unknown>): void {
  socket.emit('push', { event, payload });
}

/**
 * Lets go of what a line began with: headers, address and token are of no use any more, and each of ten thousand idle
 * lines would keep them. engine.io holds the request itself as long as the socket is open, so it is emptied too.
 */
export function forgetRequest(socket: Socket): void {
  const { request } = socket;
  (socket.conn as { request: unknown }).request = null;
  const nothing = { headers: {}, url: '' };
  Object.assign(request, nothing, { rawHeaders: [], _query: {} });
  Object.assign(socket.handshake, nothing, { auth: {}, query: {} });
}
