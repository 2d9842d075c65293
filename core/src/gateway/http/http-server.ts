import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Exchange } from './exchange.ts';
import { createRequestIds, forwardedRequestId } from './request-id.ts';

export interface HttpServerOptions {
  readonly port: number;
  readonly host: string;
  readonly trustProxy: boolean;
}

type Handle = (exchange: Exchange) => Promise<void>;

export interface Handlers {
  /** Everything below `/api`. Both answer all that goes wrong themselves. */
  readonly api: Handle;
  readonly other: Handle;
}

/** A slow phone sends four pictures within this. */
const longestRequestMs = 120_000;
const longestHeadersMs = 20_000;
/** Longer than proxies keep an idle connection, so that none of them sends into one we are closing. */
const keepAliveMs = 65_000;
const longestStopMs = 10_000;

function isApi(url: string): boolean {
  return url.startsWith('/api') && (url.length === 4 || url[4] === '/' || url[4] === '?');
}

/** Listens, and stops without breaking off what is under way. */
export class HttpServer {
  readonly server: Server;
  readonly #options: HttpServerOptions;
  readonly #nextId = createRequestIds();

  constructor(options: HttpServerOptions, { api, other }: Handlers) {
    this.#options = options;
    this.server = createServer({
      requestTimeout: longestRequestMs,
      headersTimeout: longestHeadersMs,
      keepAliveTimeout: keepAliveMs,
    });
    this.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const exchange = new Exchange(request, response, this.#idOf(request), options.trustProxy);
      void (isApi(request.url!) ? api(exchange) : other(exchange));
    });
  }

  get url(): string {
    const address = this.server.address() as AddressInfo | null;
    if (!address) return '';
    const { host } = this.#options;
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
    return `http://${name}:${address.port}`;
  }

  /** @throws if the port is taken */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.#options.port, this.#options.host, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    // Idle connections end at once, the others after the answer under way (`Connection: close`).
    const idle = setInterval(() => this.server.closeIdleConnections(), 50);
    const giveUp = setTimeout(() => this.server.closeAllConnections(), longestStopMs);
    await closed;
    clearInterval(idle);
    clearTimeout(giveUp);
  }

  #idOf({ headers }: IncomingMessage): string {
    return (this.#options.trustProxy && forwardedRequestId(headers['x-request-id'])) || this.#nextId();
  }
}
