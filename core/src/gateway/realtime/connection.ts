import type { Socket } from 'socket.io';
import type { Caller } from '@fudao/plugin-sdk';

/** An open socket and who sits behind it. Replaced as a whole when the token is renewed. */
export interface Connection {
  readonly socket: Socket;
  readonly caller: Caller;
  /** Milliseconds since 1970 when the access token ends. */
  readonly expiresAt: number;
}

/** What a client is told; the only event the server sends. */
export function pushTo(socket: Socket, event: string, payload: Record<string, unknown>): void {
  socket.emit('push', { event, payload });
}
