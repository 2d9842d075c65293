import { randomBytes } from 'node:crypto';
import type { Log } from '@fudao/plugin-sdk';
import type { SocketLine } from '../../runtime/socket-line.ts';
import type { Entrance, Grant, MediaProvider } from '../provider/media-provider.ts';
import { readRoomToken, signRoomToken } from '../provider/room-token.ts';
import { sendOrder } from '../provider/send-order.ts';
import { hosts } from './prosody-config.ts';
import { ProsodyServer } from './prosody-server.ts';

export interface EmbeddedParts {
  readonly program: string;
  readonly folder: string;
  readonly log: Log;
  readonly now: () => Date;
  isOpen(roomName: string): Promise<boolean>;
  /** The server is gone and with it everybody's line. */
  onLost(at: number): void;
}

const path = '/xmpp-websocket';
const appId = 'fudao';
/** Two people send to each other directly; for more there is no forwarding unit here. */
const mostPeople = 2;
const firstPauseMs = 500;
const longestPauseMs = 60_000;

/** The media server of a single machine: prosody, kept running beside the node, reached through the gateway's own port. */
export class EmbeddedProvider implements MediaProvider {
  readonly name = 'embedded';
  readonly messageSecret = randomBytes(32).toString('hex');
  readonly library = null;
  readonly #issuer = { appId, domain: hosts.domain, key: { secret: randomBytes(32).toString('hex') } };
  readonly #parts: EmbeddedParts;
  #server: ProsodyServer | undefined;
  #starting: Promise<void> | undefined;
  #restart: NodeJS.Timeout | undefined;
  #pauseMs = firstPauseMs;
  #isStopped = false;

  constructor(parts: EmbeddedParts) {
    this.#parts = parts;
  }

  /** What the gateway passes on to it. */
  readonly line: SocketLine = {
    path,
    // The library pings every four seconds, also on a page that is hidden while it is in a call.
    longestSilenceMs: 15_000,
    admit: async (query) => {
      const server = this.#server;
      const bearer = await readRoomToken(this.#issuer, query.get('token') ?? '', this.#parts.now());
      if (!bearer || !server) return undefined;
      return { port: server.httpPort, host: hosts.domain, person: bearer.personId };
    },
    listening: (url) => {
      this.#parts.onLost(this.#parts.now().getTime());
      this.#starting = this.#start(`${url}/api/media/events`);
      return this.#starting;
    },
  };

  get isServing(): boolean {
    return this.#server !== undefined;
  }

  /** Of the server that runs, for a test that ends it. */
  get pid(): number | undefined {
    return this.#server?.child.pid;
  }

  async entrance(grant: Grant): Promise<Entrance | undefined> {
    if (!this.#server) return undefined;
    return { token: await signRoomToken(this.#issuer, grant), hosts, websocket: path, mostPeople };
  }

  async end(room: string, reason: string): Promise<void> {
    if (this.#server) await sendOrder(this.#server.ordersUrl, this.messageSecret, { order: 'end', room, reason });
  }

  async remove(room: string, personId: string): Promise<void> {
    if (this.#server) await sendOrder(this.#server.ordersUrl, this.messageSecret, { order: 'remove', room, personId });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#restart);
    await this.#starting;
    await this.#server?.stop();
    this.#server = undefined;
  }

  async #start(eventsUrl: string): Promise<void> {
    const { log, now, onLost } = this.#parts;
    try {
      const server = await ProsodyServer.start({ ...this.#parts, appId, tokenSecret: this.#issuer.key.secret, messageSecret: this.messageSecret, eventsUrl });
      if (this.#isStopped) return await server.stop();
      const startedAt = Date.now();
      this.#server = server;
      const lose = () => {
        this.#server = undefined;
        if (this.#isStopped) return;
        log.warn({}, 'prosody ended; calls break off until it is back');
        onLost(now().getTime());
        if (Date.now() - startedAt > longestPauseMs) this.#pauseMs = firstPauseMs;
        void server.stop().then(() => this.#startLater(eventsUrl));
      };
      if (server.hasEnded) lose();
      else server.child.once('exit', lose);
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'prosody does not run; rooms have no audio for now');
      this.#startLater(eventsUrl);
    }
  }

  #startLater(eventsUrl: string): void {
    if (this.#isStopped) return;
    this.#restart = setTimeout(() => (this.#starting = this.#start(eventsUrl)), this.#pauseMs).unref();
    this.#pauseMs = Math.min(2 * this.#pauseMs, longestPauseMs);
  }
}
