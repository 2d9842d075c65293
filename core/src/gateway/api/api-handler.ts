import type { Readable } from 'node:stream';
import type { ServiceBroker } from 'moleculer';
import { anonymousCaller, type BinaryAnswer, type Caller, type Language, type Log } from '@fudao/plugin-sdk';
import { gatewayErrors } from '../errors.ts';
import type { RestRoute } from '../gateway-options.ts';
import type { Answers } from '../http/answers.ts';
import type { Exchange } from '../http/exchange.ts';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import { endUnreadRequest, isUnread } from '../http/unread-request.ts';
import { slowMs, type RequestMetrics } from '../request-metrics.ts';
import { bearerToken } from '../security/bearer-token.ts';
import type { CallerCache } from '../security/caller-cache.ts';
import type { RateLimits } from '../security/rate-limits.ts';
import type { StudentUse } from '../security/student-use.ts';
import type { Suspensions } from '../security/suspensions.ts';
import type { Alias, OwnHandler } from './alias.ts';
import { sendBinary } from './binary-answer.ts';
import { bodyInput, idempotencyKey, plainInput } from './call-input.ts';
import type { LineCall } from './line-call.ts';
import { mergeParams } from './merge-params.ts';
import type { Match, RouteTable } from './route-table.ts';

/** What the student's app asks for while it is open. */
const showsUse = 'policy.showUse';

export interface ApiParts {
  readonly broker: ServiceBroker;
  readonly answers: Answers;
  readonly callers: CallerCache;
  readonly limits: RateLimits;
  readonly metrics: RequestMetrics;
  readonly log: Log;
  /** Where students' use is counted. */
  readonly studentUse?: StudentUse | undefined;
  /** Who is refused. */
  readonly suspensions?: Suspensions | undefined;
  /** The release of a plugin that serves a caller. */
  pickRelease?(pluginId: string, caller: Caller): string | undefined;
  /** The routes of this moment. */
  table(): RouteTable;
}

/** Whether the host, on whatever node, has told its log of this fault already. */
function isLogged(thrown: unknown): boolean {
  return (thrown as { data?: { spec?: unknown } } | undefined)?.data?.spec !== undefined;
}

/**
 * The way of each API request: alias, caller, limit, parameters, action, answer. A request that brings
 * a known token and no body waits for its action, and for nothing else.
 */
export class ApiHandler {
  readonly #parts: ApiParts;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  async handle(exchange: Exchange): Promise<void> {
    const begun = performance.now();
    let alias: Alias | undefined;
    try {
      const table = this.#parts.table();
      const split = table.splitOwner(exchange.path);
      const release = split === undefined ? undefined : await this.#releaseFor(exchange, split);
      const match = table.resolve(exchange.path, exchange.method, release);
      alias = match.alias;
      if ('rest' in alias.target) await this.#call(exchange, match, alias.target.rest);
      else await this.#answerOwn(exchange, alias.target.handle);
    } catch (thrown) {
      this.#refuse(exchange, thrown, alias);
    }
    this.#count(exchange, alias, performance.now() - begun);
  }

  /**
   * A call that came over an open line: the same way, with the caller of the line.
   * @throws the refusal, for what may not be called so too
   */
  async ask(caller: Caller, asked: LineCall, { requestId, language }: { requestId: string; language: Language }): Promise<unknown> {
    const table = this.#parts.table();
    const split = table.splitOwner(asked.path);
    const release = split === undefined ? undefined : this.#parts.pickRelease?.(split, caller);
    const { alias, params } = table.resolve(asked.path, asked.method, release);
    if (!('rest' in alias.target) || !alias.target.rest.definition.overLine) throw gatewayErrors.UNKNOWN_ROUTE();
    const { rest } = alias.target;
    this.#admit(caller, rest);
    const meta = { caller, requestId, language, idempotencyKey: asked.key, fromOutside: true };
    return this.#parts.broker.call(rest.action, mergeParams(params, {}, asked.body), { meta });
  }

  /** Limits, suspension and the count of students' use, of a call whose caller is known. */
  #admit(caller: Caller, { owner, action, definition, gated, isOpenToSuspended = false }: RestRoute): void {
    const { limits, suspensions, studentUse } = this.#parts;
    if (caller.kind === 'account') limits.account(caller.id);
    suspensions?.demand(caller, { owner, isOpen: isOpenToSuspended });
    if (gated) studentUse?.touch(caller, definition.activity ?? 'browse');
    else if (action === showsUse) studentUse?.touch(caller, 'use');
  }

  async #answerOwn(exchange: Exchange, handle: OwnHandler): Promise<void> {
    this.#parts.limits.address(exchange.address);
    await handle(exchange);
  }

  async #call(exchange: Exchange, match: Match, rest: RestRoute): Promise<void> {
    const { broker, answers } = this.#parts;
    const { action, definition, gated } = rest;
    const { alias } = match;
    const caller = this.#knownCaller(exchange) ?? (await this.#unknownCaller(exchange));
    this.#admit(caller, rest);
    const { params, stream } = alias.body === 'none' ? plainInput(exchange, match) : await bodyInput(exchange, match);
    // An action of the core that asks for it is told where a call comes from; what a client says of that does not count.
    if (!gated && alias.declared.has('clientAddress')) params['clientAddress'] = exchange.address;
    const { requestId, language } = exchange;
    const meta = { caller, requestId, language, idempotencyKey: idempotencyKey(exchange), fromOutside: true };
    try {
      const result: unknown = await broker.call(action, params, stream ? { meta, stream } : { meta });
      if (stream && isUnread(exchange.request)) exchange.response.shouldKeepAlive = false;
      if (definition.answers === 'stream') await sendBinary(answers, exchange, result as BinaryAnswer);
      else answers.json(exchange, alias.status, result);
    } finally {
      if (stream) this.#endStream(exchange, stream);
    }
  }

  /** Releases side by side may have other routes, so who asks comes first. */
  async #releaseFor(exchange: Exchange, pluginId: string): Promise<string | undefined> {
    const caller = this.#knownCaller(exchange) ?? (await this.#unknownCaller(exchange));
    return this.#parts.pickRelease?.(pluginId, caller);
  }

  #endStream({ request }: Exchange, stream: Readable): void {
    stream.destroy();
    if (isUnread(request)) endUnreadRequest(request);
  }

  #knownCaller({ request }: Exchange): Caller | undefined {
    const token = bearerToken(request.headers.authorization);
    return token === undefined ? undefined : this.#parts.callers.lookUp(token);
  }

  /** Nobody, or somebody whose token is to be verified: what the limit of the address counts. */
  async #unknownCaller(exchange: Exchange): Promise<Caller> {
    this.#parts.limits.address(exchange.address);
    const token = bearerToken(exchange.request.headers.authorization);
    return token === undefined ? anonymousCaller : this.#parts.callers.resolve(token);
  }

  #refuse(exchange: Exchange, thrown: unknown, alias: Alias | undefined): void {
    const { requestId } = exchange;
    const refusal = fromTransport(thrown);
    const isOurFault = refusal.spec.status >= 500 && !isLogged(thrown);
    if (isOurFault) this.#parts.log.error({ err: thrown, route: alias?.label, requestId }, 'request failed');
    this.#parts.answers.problem(exchange, refusal);
  }

  #count({ response, requestId }: Exchange, alias: Alias | undefined, milliseconds: number): void {
    this.#parts.metrics.count(response.statusCode, milliseconds);
    if (milliseconds < slowMs) return;
    const fields = { route: alias?.label, requestId, milliseconds: Math.round(milliseconds) };
    this.#parts.log.warn(fields, 'slow request');
  }
}
