import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { commonErrors, type Audience, type Caller, type Language, type Log } from '@fudao/plugin-sdk';
import { readLineCall, type LineCall } from '../api/line-call.ts';
import { negotiateLanguage } from '../http/negotiate-language.ts';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import { problemOf, type Problem } from '../http/problem.ts';
import { tokenExpiry } from '../security/token-expiry.ts';
import { AudienceIndex } from './audience-index.ts';
import { forgetRequest, pushTo, type Connection } from './connection.ts';
import { LineTraffic } from './line-traffic.ts';

export interface RealtimeOptions {
  readonly path: string;
  readonly log: Log;
  readonly graceMs: number;
  resolveCaller(token: string): Promise<Caller>;
  /** Throws the refusal of who is suspended. */
  demandOpen(caller: Caller): void;
  /** Whether what a plugin pushes is kept from a person. */
  isKeptFrom(personId: string, pluginId: string): boolean;
  /** Counts an attempt to connect; throws FUDAO_TOO_MANY. */
  limit(request: IncomingMessage): void;
  isOwnOrigin(request: IncomingMessage): boolean;
  isEnabled(pluginId: string, districtId: string | null): boolean;
  /** Answers what an app asks over its line; throws the refusal. */
  ask(caller: Caller, asked: LineCall, language: Language): Promise<unknown>;
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

type Reply = (answer: unknown) => void;

/** An open line that says something. */
interface Line {
  readonly socket: Socket;
  readonly language: Language;
  readonly traffic: LineTraffic;
}

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
      // Others listen on the same port: the relay ends what is nobody's.
      destroyUpgrade: false,
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

  /** Ends every line of a person who may not use the platform any more. */
  endAccount(accountId: string, details: Record<string, unknown>): void {
    for (const { socket } of [...this.#index.ofAccount(accountId)]) this.#end(socket, 'safety.suspended', details);
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
    return connections.filter(({ caller: { id, districtId } }) => {
      if (this.#options.isKeptFrom(id, pluginId)) return false;
      if (!answers.has(districtId)) answers.set(districtId, this.#options.isEnabled(pluginId, districtId));
      return answers.get(districtId);
    });
  }

  async #admit(socket: Socket): Promise<void> {
    const language = negotiateLanguage(socket.handshake.headers['accept-language']);
    try {
      this.#options.limit(socket.request);
      const connection = await this.#resolve(socket, socket.handshake.auth['token'], language);
      if (this.#index.ofAccount(connection.caller.id).size >= mostSocketsPerAccount) throw commonErrors.TOO_MANY({ seconds: 30 });
      socket.data = connection;
    } catch (thrown) {
      const problem = this.#problemOf(socket, language, thrown);
      throw Object.assign(new Error(problem.code), { data: problem });
    }
  }

  async #resolve(socket: Socket, token: unknown, language: Language): Promise<Connection> {
    if (typeof token !== 'string' || token === '') throw commonErrors.NOT_SIGNED_IN();
    const caller = await this.#options.resolveCaller(token);
    this.#options.demandOpen(caller);
    return { socket, caller, expiresAt: tokenExpiry(token) ?? Date.now() + longestMs, language };
  }

  #open(socket: Socket): void {
    const connection = socket.data as Connection;
    socket.data = undefined;
    forgetRequest(socket);
    this.#keep(connection);
    if (this.#isRefused(connection.caller)) return;
    let traffic: LineTraffic | undefined;
    const { language } = connection;
    // Most lines only listen: what counts theirs begins with the first they say.
    socket.onAny((event: string, message: unknown, reply: unknown) => {
      traffic ??= new LineTraffic(performance.now());
      this.#hear({ socket, language, traffic }, event, message, reply);
    });
    socket.on('disconnect', () => this.#drop(socket.id));
  }

  /** Whoever says anything but what our apps say is ended. */
  #hear(line: Line, event: string, message: unknown, given: unknown): void {
    const reply = typeof given === 'function' ? (given as Reply) : () => undefined;
    if (event === 'call') return void this.#answer(line, message, reply);
    if (event === 'renew' && line.traffic.mayRenew(performance.now())) return void this.#renew(line, message).then(reply);
    line.socket.disconnect(true);
  }

  async #answer({ socket, language, traffic }: Line, message: unknown, reply: Reply): Promise<void> {
    if (!traffic.begin(performance.now())) {
      if (traffic.isHostile) socket.disconnect(true);
      return reply({ ok: false, problem: this.#problemOf(socket, language, commonErrors.TOO_MANY({ seconds: 1 })) });
    }
    try {
      const connection = this.#connections.get(socket.id);
      if (!connection) throw commonErrors.NOT_SIGNED_IN();
      reply({ ok: true, result: await this.#options.ask(connection.caller, readLineCall(message), language) });
    } catch (thrown) {
      reply({ ok: false, problem: this.#problemOf(socket, language, thrown) });
    } finally {
      traffic.end();
    }
  }

  /** Who was suspended while the line was being opened was not found to be cut off. */
  #isRefused(caller: Caller): boolean {
    try {
      this.#options.demandOpen(caller);
      return false;
    } catch (thrown) {
      this.endAccount(caller.id, fromTransport(thrown).details);
      return true;
    }
  }

  async #renew({ socket, language }: Line, message: unknown): Promise<{ ok: true } | { ok: false; problem: Problem }> {
    try {
      const renewed = await this.#resolve(socket, (message as { token?: unknown } | null)?.token, language);
      const before = this.#connections.get(socket.id);
      if (before?.caller.id !== renewed.caller.id) throw commonErrors.NOT_ALLOWED();
      this.#drop(socket.id);
      this.#keep(renewed);
      return { ok: true };
    } catch (thrown) {
      return { ok: false, problem: this.#problemOf(socket, language, thrown) };
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

  #end(socket: Socket, event: 'session.ended' | 'session.expired' | 'safety.suspended', details: Record<string, unknown> = {}): void {
    pushTo(socket, event, details);
    socket.disconnect(true);
  }

  #problemOf(socket: Socket, language: Language, thrown: unknown): Problem {
    const refusal = fromTransport(thrown);
    if (refusal.code === 'FUDAO_INTERNAL') this.#options.log.error({ err: thrown }, 'line refused');
    return problemOf(refusal, language, socket.id);
  }
}
