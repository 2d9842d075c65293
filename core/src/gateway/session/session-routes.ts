import type { ServiceBroker } from 'moleculer';
import { commonErrors, systemCaller } from '@fudao/plugin-sdk';
import type { OwnHandler } from '../api/alias.ts';
import { gatewayErrors } from '../errors.ts';
import type { Answers } from '../http/answers.ts';
import type { Exchange } from '../http/exchange.ts';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import { readJson } from '../http/read-json.ts';
import { isOwnOrigin } from '../security/origin-check.ts';
import { isApp, refreshTokenOf, sessionCookie, type App } from './session-cookie.ts';

export interface SessionParts {
  readonly broker: ServiceBroker;
  readonly answers: Answers;
  readonly isProduction: boolean;
}

/** What identity answers to sign-in and refresh; the refresh token goes no further than the cookie. */
interface Opened {
  accessToken: string;
  expiresInSeconds: number;
  account: unknown;
  refreshToken: string;
  refreshExpiresInSeconds: number;
}

type Body = Record<string, unknown>;

/**
 * Sign-in, renewal and sign-out. The refresh token lives in a cookie that no script can read and that
 * is sent to these addresses only; all else needs the access token, which no other site can send.
 */
export class SessionRoutes {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  handlers(): Record<string, OwnHandler> {
    return {
      'POST /api/identity/sign-in': (exchange) => this.#signIn(exchange),
      'POST /api/identity/refresh': (exchange) => this.#refresh(exchange),
      'POST /api/identity/sign-out': (exchange) => this.#signOut(exchange),
    };
  }

  async #signIn(exchange: Exchange): Promise<void> {
    const { app, body } = await this.#read(exchange);
    const { educationId, password, newPassword } = body;
    const given = { educationId, password, ...(newPassword === undefined ? {} : { newPassword }), app };
    const opened = await this.#call<Opened>(exchange, 'identity.signIn', { ...given, ...from(exchange) });
    this.#open(exchange, app, opened);
  }

  async #refresh(exchange: Exchange): Promise<void> {
    const { app } = await this.#read(exchange);
    const refreshToken = refreshTokenOf(exchange.request, app);
    if (!refreshToken) throw commonErrors.NOT_SIGNED_IN();
    try {
      const opened = await this.#call<Opened>(exchange, 'identity.refresh', { refreshToken, app, ...from(exchange) });
      this.#open(exchange, app, opened);
    } catch (thrown) {
      this.#refuseRefresh(exchange, app, thrown);
    }
  }

  /** A session that has ended for good takes its cookie along; a fault of ours must not sign anyone out. */
  #refuseRefresh(exchange: Exchange, app: App, thrown: unknown): void {
    const refusal = fromTransport(thrown);
    if (refusal.spec.status !== 401) throw thrown;
    this.#parts.answers.problem(exchange, refusal, ['Set-Cookie', this.#cookie(exchange, app, '', 0)]);
  }

  async #signOut(exchange: Exchange): Promise<void> {
    const { app } = await this.#read(exchange);
    const refreshToken = refreshTokenOf(exchange.request, app);
    if (refreshToken) await this.#call(exchange, 'identity.signOut', { refreshToken });
    this.#parts.answers.whole(exchange, 204, '', ['Set-Cookie', this.#cookie(exchange, app, '', 0)]);
  }

  async #read(exchange: Exchange): Promise<{ app: App; body: Body }> {
    if (!isOwnOrigin(exchange.request.headers, exchange)) throw gatewayErrors.ORIGIN_REFUSED();
    const body = await readJson(exchange);
    if (isApp(body['app'])) return { app: body['app'], body };
    throw commonErrors.INVALID({ reason: { 'zh-CN': 'app 只能是 student、admin 之一', en: 'app must be one of student, admin' }, errors: [{ field: 'app', message: 'must be one of student, admin' }] });
  }

  #open(exchange: Exchange, app: App, opened: Opened): void {
    const { refreshToken, refreshExpiresInSeconds, ...forClient } = opened;
    const cookie = this.#cookie(exchange, app, refreshToken, refreshExpiresInSeconds);
    this.#parts.answers.json(exchange, 200, forClient, ['Set-Cookie', cookie]);
  }

  #cookie(exchange: Exchange, app: App, token: string, maxAgeSeconds: number): string {
    const isSecure = exchange.isHttps || this.#parts.isProduction;
    return sessionCookie(app, token, { maxAgeSeconds, isSecure });
  }

  #call<R>({ requestId, language }: Exchange, action: string, params: Body): Promise<R> {
    return this.#parts.broker.call(action, params, { meta: { caller: systemCaller, requestId, language } });
  }
}

/** Where a session was opened, for the list of sessions a person sees. */
function from({ request, address }: Exchange): { clientAddress: string; userAgent: string } {
  return { clientAddress: address, userAgent: (request.headers['user-agent'] ?? '').slice(0, 300) };
}
