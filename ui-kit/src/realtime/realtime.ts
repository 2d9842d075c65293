import { inject, Injectable, signal } from '@angular/core';
import { filter, map, type Observable, Subject } from 'rxjs';
import type { Socket } from 'socket.io-client';
import { AccessToken } from '../api/access-token.ts';

interface Push {
  readonly event: string;
  readonly payload: unknown;
}

/** What the server tells without being asked. Listens from sign-in to sign-out, whatever the network does. */
@Injectable({ providedIn: 'root' })
export class Realtime {
  private readonly tokens = inject(AccessToken);
  private readonly pushes = new Subject<Push>();
  private readonly connections = new Subject<void>();
  private readonly connected = signal(false);
  private socket: Socket | undefined;
  /** Counts sign-ins, so that a late import does not open a socket nobody wants any more. */
  private wanted = 0;

  readonly isConnected = this.connected.asReadonly();
  /** Each time the line is (again) open. What was pushed meanwhile is lost: load anew what matters. */
  readonly opened: Observable<void> = this.connections.asObservable();

  /** Payloads of one event. Ends when the subscriber ends: use it in effects, or with `takeUntilDestroyed`. */
  on<T>(event: string): Observable<T> {
    return this.pushes.pipe(
      filter((push) => push.event === event),
      map((push) => push.payload as T),
    );
  }

  async open(): Promise<void> {
    if (this.socket) return;
    const wanted = ++this.wanted;
    const { io } = await import('socket.io-client');
    if (wanted !== this.wanted) return;
    const socket = io({
      path: '/realtime',
      transports: ['websocket'],
      auth: (give) => give({ token: this.tokens.value() }),
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
    });
    this.socket = socket;
    this.listen(socket);
  }

  close(): void {
    this.wanted++;
    this.socket?.disconnect();
    this.socket = undefined;
    this.connected.set(false);
  }

  private listen(socket: Socket): void {
    socket.on('push', (push: Push) => this.pushes.next(push));
    socket.on('connect', () => {
      this.connected.set(true);
      this.connections.next();
    });
    socket.on('disconnect', (reason) => {
      this.connected.set(false);
      // The server closes a socket whose token has ended; only then no reconnection follows by itself.
      if (reason === 'io server disconnect') void this.reconnect(socket);
    });
    socket.on('connect_error', () => {
      // `active`: the network failed and the library tries again. Otherwise the server refused the token.
      if (!socket.active) void this.reconnect(socket);
    });
  }

  private async reconnect(socket: Socket): Promise<void> {
    try {
      await this.tokens.refresh();
    } catch {
      // An ended session is told by AccessToken; a lost network comes back.
      await new Promise((resolve) => setTimeout(resolve, 5_000));
    }
    if (this.socket === socket && this.tokens.value()) socket.connect();
  }
}
