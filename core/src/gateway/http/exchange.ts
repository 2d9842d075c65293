import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@fudao/plugin-sdk';
import { negotiateLanguage } from './negotiate-language.ts';
import { clientAddress, isHttps, ownHost } from './client-address.ts';

/** Names and values in turn, as `writeHead` takes them fastest. */
export type HeaderList = readonly string[];

/** One request and its answer. What is seldom needed is worked out when asked for. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly queryText: string;
  readonly #trustProxy: boolean;

  constructor(request: IncomingMessage, response: ServerResponse, requestId: string, trustProxy: boolean) {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    this.request = request;
    this.response = response;
    this.requestId = requestId;
    this.path = mark === -1 ? url : url.slice(0, mark);
    this.queryText = mark === -1 ? '' : url.slice(mark + 1);
    this.#trustProxy = trustProxy;
  }

  /** HEAD is answered as GET, without the body. */
  get method(): string {
    const { method } = this.request;
    return method === 'HEAD' ? 'GET' : (method ?? 'GET');
  }

  get language(): Language {
    return negotiateLanguage(this.request.headers['accept-language']);
  }

  get address(): string {
    return clientAddress(this.request, this.#trustProxy);
  }

  get isHttps(): boolean {
    return isHttps(this.request, this.#trustProxy);
  }

  get host(): string {
    return ownHost(this.request, this.#trustProxy);
  }
}
