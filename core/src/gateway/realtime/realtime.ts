import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { commonErrors, type Audience, type Caller, type Log } from '@fudao/plugin-sdk';
import { negotiateLanguage } from '../http/negotiate-language.ts';
import { refusalOf } from '../http/refusal.ts';
import { problemOf, type Problem } from '../http/problem.ts';
import { tokenExpiry } from '../security/token-expiry.ts';
import { AudienceIndex } from './audience-index.ts';
import { pushTo, type Connection } from './connection.ts';

export interface RealtimeOptions {
  readonly path: string;
  readonly log: Log;
  readonly graceMs: number;
  resolveCaller(token: string): Promise<Caller>;
  /** Counts an attempt to connect; rejects with what `refusalOf` reads. */
  limit(request: IncomingMessage): Promise<unknown>;
  isOwnOrigin(request: IncomingMessage): boolean;
  isEnabled(pluginId: string, districtId: string | null): boolean;
}

/** A message on its way from the core or a plugin to open apps, as broadcast to every gateway. */
export interface Push {
  audience: Audience;
  event: string;
  payload: Record<string, unknown>;
  /** Reaches only districts that have this plugin enabled. */
  pluginId?: string;
}

/** A message of this node to its own open apps that differs by person. Who shares a payload shares the object. */
export interface PushEach {
  event: string;
  payloadFor(caller: Caller): Record<string, unknown> | undefined;
}

const largestMessageBytes = 16 * 1024;
/** Tabs and devices of one person at one gateway. */
const mostSocketsPerAccount = 20;
/** Without an end in the token, a socket is asked to renew after this. */
const longestMs = 15 * 60_000;
const mostRenewals = 10;

/** Sends what rooms and plugins push to the apps that are open at this gateway. */
export class Realtime {
  readonly #options: RealtimeOptions;
  readonly #server: Server;
  readonly #index = new AudienceIndex<Connection>();
  readonly #connections = new Map<string, Connection>();
  readonly #sweep: NodeJS.Timeout;

  constructor(http: HttpServer, options: RealtimeOptions) {
    this.#options = options;
    this.#server = new Server(http, {
      path: options.path,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: largestMessageBytes,
      connectTimeout: 10_000,
      allowRequest: (request, decide) => decide(null, options.isOwnOrigin(request)),
    });
    this.#server.use((socket, next) => void this.#admit(socket).then(() => next(), next));
    this.#server.on('connection', (socket) => this.#open(socket));
    this.#sweep = setInterval(() => this.endExpired(Date.now()), 1000).unref();
  }

  get size(): number {
    return this.#connections.size;
  }

  push({ audience, event, payload, pluginId }: Push): void {
    const selected = this.#index.select(audience);
    const allowed = pluginId === undefined ? selected : this.#ofEnabledDistricts(selected, pluginId);
    if (allowed.length === 0) return;
    // One broadcast: socket.io encodes the message once, however many receive it.
    this.#server.to(allowed.map(({ socket }) => socket.id)).emit('push', { event, payload });
  }

  /** Sends to every open app what `payloadFor` gives for the person who sits behind it, if anything. */
  pushEach({ event, payloadFor }: PushEach): void {
    const socketsOf = new Map<Record<string, unknown>, string[]>();
    for (const { socket, caller } of this.#connections.values()) {
      const payload = payloadFor(caller);
      if (!payload) continue;
      const sockets = socketsOf.get(payload);
      if (sockets) sockets.push(socket.id);
      else socketsOf.set(payload, [socket.id]);
    }
    for (const [payload, sockets] of socketsOf) this.#server.to(sockets).emit('push', { event, payload });
  }

  endSessions(sessionIds: readonly string[]): void {
    const ended = sessionIds.flatMap((id) => [...this.#index.ofSession(id)]);
    for (const { socket } of ended) this.#end(socket, 'session.ended');
  }

  /** Ends sockets whose token ended too long ago. */
  endExpired(now: number): void {
    const { graceMs } = this.#options;
    for (const { socket, expiresAt } of this.#connections.values()) {
      if (expiresAt + graceMs <= now) this.#end(socket, 'session.expired');
    }
  }

  /** Clients see a lost connection, not a refusal, and connect again: to another node, or to this one's next start. */
  close(): void {
    clearInterval(this.#sweep);
    this.#server.engine.close();
  }

  #ofEnabledDistricts(connections: readonly Connection[], pluginId: string): Connection[] {
    const answers = new Map<string | null, boolean>();
    return connections.filter(({ caller: { districtId } }) => {
      if (!answers.has(districtId)) answers.set(districtId, this.#options.isEnabled(pluginId, districtId));
      return answers.get(districtId);
    });
  }

  async #admit(socket: Socket): Promise<void> {
    try {
      await this.#options.limit(socket.request);
      const token: unknown = socket.handshake.auth['token'];
      const connection = await this.#resolve(socket, token);
      if (this.#index.ofAccount(connection.caller.id).size >= mostSocketsPerAccount) throw commonErrors.TOO_MANY({ seconds: 30 });
      socket.data = connection;
    } catch (thrown) {
      const problem = this.#problemOf(socket, thrown);
      throw Object.assign(new Error(problem.code), { data: problem });
    }
  }

  async #resolve(socket: Socket, token: unknown): Promise<Connection> {
    if (typeof token !== 'string' || token === '') throw commonErrors.NOT_SIGNED_IN();
    const caller = await this.#options.resolveCaller(token);
    return { socket, caller, expiresAt: tokenExpiry(token) ?? Date.now() + longestMs };
  }

  #open(socket: Socket): void {
    this.#keep(socket.data as Connection);
    let renewals = 0;
    const forget = setInterval(() => (renewals = 0), 60_000).unref();
    socket.on('renew', (message: unknown, reply: unknown) => {
      if (++renewals > mostRenewals) return void socket.disconnect(true);
      void this.#renew(socket, message).then((answer) => typeof reply === 'function' && reply(answer));
    });
    // Apps only listen here; whoever says anything else is no app of ours.
    socket.onAny((event) => event !== 'renew' && socket.disconnect(true));
    socket.on('disconnect', () => {
      clearInterval(forget);
      this.#drop(socket.id);
    });
  }

  async #renew(socket: Socket, message: unknown): Promise<{ ok: true } | { ok: false; problem: Problem }> {
    try {
      const renewed = await this.#resolve(socket, (message as { token?: unknown } | null)?.token);
      const before = this.#connections.get(socket.id);
      if (before?.caller.id !== renewed.caller.id) throw commonErrors.NOT_ALLOWED();
      this.#drop(socket.id);
      this.#keep(renewed);
      return { ok: true };
    } catch (thrown) {
      return { ok: false, problem: this.#problemOf(socket, thrown) };
    }
  }

  #keep(connection: Connection): void {
    this.#connections.set(connection.socket.id, connection);
    this.#index.add(connection);
  }

  #drop(socketId: string): void {
    const connection = this.#connections.get(socketId);
    if (!connection) return;
    this.#connections.delete(socketId);
    this.#index.remove(connection);
  }

  #end(socket: Socket, event: 'session.ended' | 'session.expired'): void {
    pushTo(socket, event, {});
    socket.disconnect(true);
  }

  #problemOf(socket: Socket, thrown: unknown): Problem {
    const refusal = refusalOf(thrown);
    if (refusal.code === 'FUDAO_INTERNAL') this.#options.log.error({ err: thrown }, 'socket not opened');
    return problemOf(refusal, negotiateLanguage(socket.handshake.headers['accept-language']), socket.id);
  }
}
