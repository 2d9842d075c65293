import type { ServiceBroker } from 'moleculer';
import { anonymousCaller, type BinaryAnswer, type Caller, type Log } from '@fudao/plugin-sdk';
import type { RestRoute } from '../gateway-options.ts';
import type { Answers } from '../http/answers.ts';
import type { Exchange } from '../http/exchange.ts';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import { endUnreadRequest, isUnread } from '../http/unread-request.ts';
import { slowMs, type RequestMetrics } from '../request-metrics.ts';
import { bearerToken } from '../security/bearer-token.ts';
import type { CallerCache } from '../security/caller-cache.ts';
import type { RateLimits } from '../security/rate-limits.ts';
import type { Alias } from './alias.ts';
import { sendBinary } from './binary-answer.ts';
import { callInput, idempotencyKey } from './call-input.ts';
import type { Match, RouteTable } from './route-table.ts';

export interface ApiParts {
  readonly broker: ServiceBroker;
  readonly answers: Answers;
  readonly callers: CallerCache;
  readonly limits: RateLimits;
  readonly metrics: RequestMetrics;
  readonly log: Log;
  /** The routes of this moment. */
  table(): RouteTable;
}

/** Whether the host, on whatever node, has told its log of this fault already. */
function isLogged(thrown: unknown): boolean {
  return (thrown as { data?: { spec?: unknown } } | undefined)?.data?.spec !== undefined;
}

/** The way of each API request: alias, caller, limit, parameters, action, answer. */
export class ApiHandler {
  readonly #parts: ApiParts;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  async handle(exchange: Exchange): Promise<void> {
    const begun = performance.now();
    let alias: Alias | undefined;
    try {
      const match = this.#match(exchange);
      alias = match?.alias;
      if (match) await this.#answer(exchange, match);
    } catch (thrown) {
      this.#refuse(exchange, thrown, alias);
    }
    this.#count(exchange, alias, performance.now() - begun);
  }

  /** Nothing if the question was what a path takes, and is answered. */
  #match(exchange: Exchange): Match | undefined {
    const table = this.#parts.table();
    if (exchange.method !== 'OPTIONS') return table.resolve(exchange.path, exchange.method);
    this.#parts.answers.whole(exchange, 204, '', ['Allow', table.methodsOf(exchange.path).join(', ')]);
    return undefined;
  }

  async #answer(exchange: Exchange, match: Match): Promise<void> {
    const { target } = match.alias;
    if ('rest' in target) return this.#call(exchange, match, target.rest);
    await this.#parts.limits.address(exchange.address);
    return target.handle(exchange);
  }

  async #call(exchange: Exchange, match: Match, { action, definition }: RestRoute): Promise<void> {
    const { broker, answers } = this.#parts;
    const caller = await this.#callerOf(exchange);
    const { params, stream } = await callInput(exchange, match);
    const meta = {
      caller,
      requestId: exchange.requestId,
      language: exchange.language,
      idempotencyKey: idempotencyKey(exchange),
      fromOutside: true,
    };
    try {
      const result: unknown = await broker.call(action, params, stream ? { meta, stream } : { meta });
      if (stream && isUnread(exchange.request)) exchange.response.shouldKeepAlive = false;
      if (definition.answers === 'stream') await sendBinary(answers, exchange, result as BinaryAnswer);
      else answers.json(exchange, match.alias.status, result);
    } finally {
      if (stream) this.#endStream(exchange, stream);
    }
  }

  #endStream({ request }: Exchange, stream: { destroy(): void }): void {
    stream.destroy();
    if (isUnread(request)) endUnreadRequest(request);
  }

  /** Who asks, within the limit of the account, or of the address where there is none yet. */
  async #callerOf(exchange: Exchange): Promise<Caller> {
    const { callers, limits } = this.#parts;
    const token = bearerToken(exchange.request.headers.authorization);
    const known = token === undefined ? undefined : callers.lookUp(token);
    if (!known) await limits.address(exchange.address);
    if (token === undefined) return anonymousCaller;
    const caller = known ?? (await callers.resolve(token));
    await limits.account(caller.id);
    return caller;
  }

  #refuse(exchange: Exchange, thrown: unknown, alias: Alias | undefined): void {
    const { requestId, response } = exchange;
    const refusal = fromTransport(thrown);
    const isOurFault = refusal.spec.status >= 500 && !isLogged(thrown);
    const hasGone = response.headersSent && response.destroyed;
    if (isOurFault && !hasGone) this.#parts.log.error({ err: thrown, route: alias?.label, requestId }, 'request failed');
    this.#parts.answers.problem(exchange, refusal);
  }

  #count({ response, requestId }: Exchange, alias: Alias | undefined, milliseconds: number): void {
    this.#parts.metrics.count(response.statusCode, milliseconds);
    if (milliseconds < slowMs) return;
    const fields = { route: alias?.label, requestId, milliseconds: Math.round(milliseconds) };
    this.#parts.log.warn(fields, 'slow request');
  }
}
