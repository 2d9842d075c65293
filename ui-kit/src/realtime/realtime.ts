import { inject, Injectable, InjectionToken, signal } from '@angular/core';
import { filter, map, type Observable, Subject } from 'rxjs';
import type { Socket } from 'socket.io-client';
import { TranslocoService } from '@jsverse/transloco';
import { AccessToken } from '../api/access-token.ts';
import { lineFailure, type LineProblemDocument } from './line-failure.ts';
import { quietMoment } from '../app/quiet-moment.ts';
import { Suspension, suspendedCode } from '../safety/suspension.ts';

interface Push {
  readonly event: string;
  readonly payload: unknown;
}

/** Why the server did not open the line, as its problem document says. */
interface Refused {
  readonly data?: { readonly code?: string; readonly details?: Readonly<Record<string, unknown>> };
}

/** Opens a socket once the page stands; fetches the library first, which nothing else needs. */
export const CONNECT = new InjectionToken('opens a realtime socket', {
  providedIn: 'root',
  factory: () => async (token: () => string | null) => {
    await quietMoment();
    const { io } = await import('socket.io-client');
    return io({
      path: '/realtime',
      transports: ['websocket'],
      auth: (give) => give({ token: token() }),
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
    });
  },
});

/** An answer that is not there by then is taken for lost. */
const longestCallMs = 8_000;

interface LineAnswer {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly problem?: LineProblemDocument;
}

/** After a refused reconnection, when even a fresh token could not be had. */
const pauseMs = 5_000;
/** Whoever is suspended is refused again until that is over. */
const suspendedPauseMs = 60_000;

/** What the server tells without being asked. Listens from sign-in to sign-out, whatever the network does. */
@Injectable({ providedIn: 'root' })
export class Realtime {
  private readonly tokens = inject(AccessToken);
  private readonly connect = inject(CONNECT);
  private readonly suspension = inject(Suspension);
  private readonly texts = inject(TranslocoService);
  private readonly pushes = new Subject<Push>();
  private readonly connections = new Subject<void>();
  private readonly reconnections = new Subject<void>();
  private readonly connected = signal(false);
  private socket: Socket | undefined;
  /** Counts sign-ins, so that a late import does not open a socket nobody wants any more. */
  private wanted = 0;

  readonly isConnected = this.connected.asReadonly();
  /** Each time the line is (again) open. What was pushed meanwhile is lost: load anew what matters. */
  readonly opened: Observable<void> = this.connections.asObservable();
  /** As `opened`, but for the first time after a sign-in: whoever subscribes late misses no loss of the line. */
  readonly reopened: Observable<void> = this.reconnections.asObservable();

  /** Payloads of one event. Ends when the subscriber ends: use it in effects, or with `takeUntilDestroyed`. */
  on<T>(event: string): Observable<T> {
    return this.pushes.pipe(
      filter((push) => push.event === event),
      map((push) => push.payload as T),
    );
  }

  /**
   * Asks by the open line, without the cost of a request: only for actions that are `overLine`, such as what a hand draws
   * twenty times a second. @throws ApiProblem, retryable where the line is not open or was lost
   */
  async call<T>(method: string, path: string, body: object): Promise<T> {
    const answer = await this.ask({ method, path, body });
    if (answer?.ok) return answer.result as T;
    throw lineFailure(answer?.problem, this.texts.translate('problem.offline'));
  }

  async open(): Promise<void> {
    if (this.socket) return;
    const wanted = ++this.wanted;
    const socket = await this.connect(() => this.tokens.value());
    if (wanted !== this.wanted) return void socket.disconnect();
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
    let hasBeenOpen = false;
    socket.on('push', (push: Push) => {
      if (push.event === 'safety.suspended') this.suspension.begin(push.payload as Record<string, unknown>);
      this.pushes.next(push);
    });
    socket.on('connect', () => {
      this.connected.set(true);
      this.connections.next();
      if (hasBeenOpen) this.reconnections.next();
      hasBeenOpen = true;
    });
    socket.on('disconnect', (reason) => {
      this.connected.set(false);
      // The server closes a socket whose token has ended; only then no reconnection follows by itself.
      if (reason === 'io server disconnect') void this.reconnect(socket);
    });
    socket.on('connect_error', (error: Refused | undefined) => {
      const refusal = error?.data;
      if (refusal?.code === suspendedCode) {
        this.suspension.begin(refusal.details ?? {});
        return void this.connectLater(socket);
      }
      // `active`: the network failed and the library tries again. Otherwise the server refused the token.
      if (!socket.active) void this.reconnect(socket);
    });
  }

  /** Undefined where no answer came. */
  private async ask(message: object): Promise<LineAnswer | undefined> {
    if (!this.socket || !this.connected()) return undefined;
    try {
      return (await this.socket.timeout(longestCallMs).emitWithAck('call', message)) as LineAnswer;
    } catch {
      return undefined;
    }
  }

  private async connectLater(socket: Socket): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, suspendedPauseMs));
    if (this.socket === socket) await this.reconnect(socket);
  }

  private async reconnect(socket: Socket): Promise<void> {
    try {
      await this.tokens.refresh();
    } catch {
      // An ended session is told by AccessToken; a lost network comes back.
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    if (this.socket === socket && this.tokens.value()) socket.connect();
  }
}
