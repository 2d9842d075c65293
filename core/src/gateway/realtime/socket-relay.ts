import type { IncomingMessage, Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Log } from '@fudao/plugin-sdk';
import type { SocketLine, SocketTarget } from '../../runtime/socket-line.ts';

export interface RelayOptions {
  readonly lines: readonly SocketLine[];
  /** Of socket.io, which answers for itself. */
  readonly realtimePath: string;
  readonly log: Log;
  /** Counts an attempt to connect; throws where there are too many. */
  limit(request: IncomingMessage): void;
  isOwnOrigin(request: IncomingMessage): boolean;
}

/** A page that is loaded again, and a second tab. */
const mostPerPerson = 5;
const passedOn = ['upgrade', 'sec-websocket-key', 'sec-websocket-version', 'sec-websocket-protocol'];

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

/** The handshake as the server behind is to see it: nothing of the browser's but what WebSocket needs. */
function handshake({ url, headers }: IncomingMessage, { host }: SocketTarget): string {
  const lines = passedOn.flatMap((name) => (headers[name] === undefined ? [] : [`${name}: ${headers[name] as string}`]));
  return [`GET ${url} HTTP/1.1`, `Host: ${host}`, 'Connection: Upgrade', ...lines, '', ''].join('\r\n');
}

/** A phone that lost its network closes nothing: who talks with it would see it there for minutes. */
function endWhenSilent(socket: Duplex, longestMs: number): void {
  const silence = setTimeout(() => socket.destroy(), longestMs);
  socket.on('data', () => silence.refresh());
  socket.once('close', () => clearTimeout(silence));
}

/** Passes WebSockets on to servers of rooms, each behind its own token; any other upgrade is ended. */
export class SocketRelay {
  readonly #options: RelayOptions;
  readonly #open = new Map<string, number>();
  readonly #sockets = new Set<Duplex>();

  constructor(http: Server, options: RelayOptions) {
    this.#options = options;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const path = request.url!.split('?')[0]!;
      if (path === options.realtimePath || path === `${options.realtimePath}/`) return;
      socket.on('error', () => socket.destroy());
      const line = options.lines.find((one) => one.path === path);
      if (!line) return refuse(socket, '404 Not Found');
      void this.#relay(line, request, socket, head);
    });
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #relay(line: SocketLine, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const refusal = this.#refusal(request);
    if (refusal) return refuse(socket, refusal);
    const query = new URLSearchParams(request.url!.split('?')[1] ?? '');
    const target = await line.admit(query).catch(() => undefined);
    if (!target) return refuse(socket, '401 Unauthorized');
    const open = this.#open.get(target.person) ?? 0;
    if (open >= mostPerPerson) return refuse(socket, '429 Too Many Requests');
    if (socket.destroyed) return;
    this.#open.set(target.person, open + 1);
    this.#sockets.add(socket);
    socket.once('close', () => this.#forget(socket, target));
    if (line.longestSilenceMs !== undefined) endWhenSilent(socket, line.longestSilenceMs);
    this.#pipe(socket, connect(target.port, '127.0.0.1'), Buffer.concat([Buffer.from(handshake(request, target)), head]));
  }

  #refusal(request: IncomingMessage): string | undefined {
    try {
      this.#options.limit(request);
    } catch {
      return '429 Too Many Requests';
    }
    return this.#options.isOwnOrigin(request) ? undefined : '403 Forbidden';
  }

  #pipe(socket: Duplex, behind: Socket, first: Buffer): void {
    behind.setNoDelay(true);
    behind.write(first);
    behind.on('error', (error) => {
      this.#options.log.debug({ reason: error.message }, 'a relayed socket broke off');
      socket.destroy();
    });
    socket.once('close', () => behind.destroy());
    behind.once('close', () => socket.destroy());
    socket.pipe(behind);
    behind.pipe(socket);
  }

  #forget(socket: Duplex, { person }: SocketTarget): void {
    this.#sockets.delete(socket);
    const open = (this.#open.get(person) ?? 1) - 1;
    if (open > 0) this.#open.set(person, open);
    else this.#open.delete(person);
  }
}
