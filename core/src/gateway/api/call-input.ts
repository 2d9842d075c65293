import type { Readable } from 'node:stream';
import { commonErrors } from '@fudao/plugin-sdk';
import { boundedBody } from '../http/bounded-stream.ts';
import type { Exchange } from '../http/exchange.ts';
import { readJson } from '../http/read-json.ts';
import { mergeParams, parseQuery } from './merge-params.ts';
import type { Match } from './route-table.ts';

export interface CallInput {
  readonly params: Record<string, unknown>;
  readonly stream?: Readable;
}

/** What a handler is told of a streamed body, as far as its schema asks for it. */
function describeBody({ request }: Exchange, declared: ReadonlySet<string>): Record<string, unknown> {
  const length = request.headers['content-length'];
  const known = {
    contentType: request.headers['content-type'],
    contentLength: length === undefined ? undefined : Number(length),
  };
  return Object.fromEntries(Object.entries(known).filter(([name, value]) => declared.has(name) && value !== undefined));
}

/** What an action is called with, of a request without a body that counts. */
export function plainInput(exchange: Exchange, { alias, params }: Match): CallInput {
  return { params: mergeParams(params, parseQuery(exchange.queryText, alias.lists), {}) };
}

/** What an action is called with, of a request with a body. */
export async function bodyInput(exchange: Exchange, match: Match): Promise<CallInput> {
  const { alias, params } = match;
  if (alias.body === 'stream') {
    const plain = plainInput(exchange, match).params;
    return { params: { ...plain, ...describeBody(exchange, alias.declared) }, stream: boundedBody(exchange) };
  }
  const body = await readJson(exchange);
  return { params: mergeParams(params, parseQuery(exchange.queryText, alias.lists), body) };
}

const acceptableKey = /^[\x21-\x7e]{1,128}$/;

/** @throws FUDAO_INVALID */
export function idempotencyKey({ request }: Exchange): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && acceptableKey.test(key)) return key;
  throw commonErrors.INVALID({ reason: { 'zh-CN': 'Idempotency-Key 须是 1 至 128 个可见的 ASCII 字符', en: 'Idempotency-Key must be 1 to 128 visible ASCII characters' } });
}
