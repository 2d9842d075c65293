import type { ServerResponse } from 'node:http';
import type { FudaoError } from '@fudao/plugin-sdk';
import { apiHeaders } from '../security/security-headers.ts';
import type { Exchange, HeaderList } from './exchange.ts';
import { problemOf } from './problem.ts';
import { endUnreadRequest, isUnread } from './unread-request.ts';

const noHeaders: HeaderList = [];
/** What the API says is personal and of this moment: no cache keeps it. */
const jsonHeaders: HeaderList = ['Cache-Control', 'no-store', 'Content-Type', 'application/json; charset=utf-8'];
const problemHeaders: HeaderList = [
  'Cache-Control',
  'no-store',
  'Content-Type',
  'application/problem+json; charset=utf-8',
];

function isBodyless(status: number): boolean {
  return status === 204 || status === 304;
}

/** Headers that tell a client what a refusal's sentence says. */
function headersOfRefusal({ spec, details }: FudaoError): HeaderList {
  if (spec.status === 401) return ['WWW-Authenticate', 'Bearer'];
  if (spec.status === 405) return ['Allow', String(details['allowed'])];
  if (spec.status === 429) return ['Retry-After', String(details['seconds'] ?? 1)];
  if (spec.status === 503) return ['Retry-After', String(details['seconds'] ?? 2)];
  return noHeaders;
}

/** Writes answers in one go: status, all headers as one list, body. */
export class Answers {
  /** Once set, clients are told to send no further request on their connection. */
  isDraining = false;

  json(exchange: Exchange, status: number, value: unknown, headers: HeaderList = noHeaders): void {
    if (value === undefined || isBodyless(status)) return this.whole(exchange, status, '', headers);
    this.whole(exchange, status, JSON.stringify(value), headers.length > 0 ? [...jsonHeaders, ...headers] : jsonHeaders);
  }

  problem(exchange: Exchange, refusal: FudaoError, headers: HeaderList = noHeaders): void {
    const { request, response, requestId, language } = exchange;
    if (response.headersSent) return void response.destroy();
    const unread = isUnread(request);
    if (unread) response.shouldKeepAlive = false;
    const own = [...problemHeaders, 'Content-Language', language, ...headersOfRefusal(refusal), ...headers];
    this.whole(exchange, refusal.spec.status, JSON.stringify(problemOf(refusal, language, requestId)), own);
    if (unread) endUnreadRequest(request);
  }

  /** Writes a body that is ready; `headers` hold its type and how long it may be kept. */
  whole(
    exchange: Exchange,
    status: number,
    body: string | Buffer,
    headers: HeaderList,
    security: HeaderList = apiHeaders(exchange.isHttps),
  ): void {
    const { request, response, requestId } = exchange;
    const length = Buffer.byteLength(body);
    const ofBody = isBodyless(status) ? noHeaders : ['Content-Length', String(length)];
    this.#writeHead(response, status, security.concat(headers, ofBody, 'X-Request-Id', requestId));
    if (request.method === 'HEAD' || isBodyless(status)) response.end();
    // As many bytes as characters: all ASCII, which Node writes faster if told so.
    else response.end(body, length === body.length ? 'latin1' : 'utf8');
  }

  /** Begins an answer whose body is a stream. */
  begin({ response, requestId, isHttps }: Exchange, status: number, headers: HeaderList): void {
    this.#writeHead(response, status, apiHeaders(isHttps).concat(headers, 'X-Request-Id', requestId));
  }

  #writeHead(response: ServerResponse, status: number, headers: string[]): void {
    if (this.isDraining) response.shouldKeepAlive = false;
    response.writeHead(status, headers);
  }
}
