import { commonErrors } from '@fudao/plugin-sdk';
import { ApiHandler } from './api/api-handler.ts';
import { GatewayService } from './api/gateway-service.ts';
import { docsRoutes } from './docs/docs-routes.ts';
import { gatewayErrors } from './errors.ts';
import type { Gateway, GatewayOptions, RestRoute } from './gateway-options.ts';
import { healthRoute } from './health-route.ts';
import { Answers } from './http/answers.ts';
import { clientAddress, isHttps, ownHost } from './http/client-address.ts';
import { HttpServer } from './http/http-server.ts';
import { openApiDocument, type OpenApiDocument } from './openapi/openapi-document.ts';
import { Realtime, type Push, type PushEach } from './realtime/realtime.ts';
import { RequestMetrics } from './request-metrics.ts';
import { CallerCache } from './security/caller-cache.ts';
import { isOwnOrigin } from './security/origin-check.ts';
import { RateLimits } from './security/rate-limits.ts';
import { SessionRoutes } from './session/session-routes.ts';
import { PluginFiles } from './static/plugin-files.ts';
import { StaticApp } from './static/static-app.ts';
import { StaticHandler } from './static/static-handler.ts';

/** Where people, apps and other machines meet the platform: the only room that knows HTTP. */
export function createGateway(options: GatewayOptions): Gateway {
  return new HttpGateway(options);
}

class HttpGateway implements Gateway {
  readonly #options: GatewayOptions;
  readonly #answers = new Answers();
  readonly #callers: CallerCache;
  readonly #limits: RateLimits;
  readonly #metrics: RequestMetrics;
  readonly #service: GatewayService;
  readonly #http: HttpServer;
  #routes: readonly RestRoute[] = [];
  #document: OpenApiDocument | undefined;
  #realtime: Realtime | undefined;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#callers = new CallerCache((token) => options.resolveCaller(token));
    this.#limits = new RateLimits(options.limits);
    this.#metrics = new RequestMetrics(options.log);
    this.#service = new GatewayService(options.broker, this.#ownHandlers());
    const pickRelease = options.pickRelease?.bind(options);
    const api = new ApiHandler({ ...this.#parts(), ...(pickRelease && { pickRelease }), table: () => this.#service.table });
    const pages = this.#pages();
    this.#http = new HttpServer(options, { api: (exchange) => api.handle(exchange), other: (exchange) => pages.handle(exchange) });
  }

  get url(): string {
    return this.#http.url;
  }

  async start(): Promise<void> {
    this.#service.start({
      'realtime.push': (push: Push) => this.#realtime?.push(push),
      'realtime.push-each': (push: PushEach) => this.#realtime?.pushEach(push),
      'identity.session-ended': ({ sessionIds }: { sessionIds: string[] }) => this.#endSessions(sessionIds),
    });
    this.refreshRoutes();
    this.#realtime = this.#createRealtime();
    await this.#http.listen();
  }

  async stop(): Promise<void> {
    this.#answers.isDraining = true;
    this.#realtime?.close();
    await this.#http.close();
    this.#metrics.stop();
    await this.#service.stop();
  }

  refreshRoutes(): void {
    // Releases end after the gateway does.
    if (this.#answers.isDraining) return;
    this.#routes = this.#options.routes();
    this.#document = undefined;
    for (const error of this.#service.replace(this.#routes)) this.#options.log.error({ err: error }, 'routes refused');
  }

  #parts() {
    const { broker, log } = this.#options;
    return { broker, log, answers: this.#answers, callers: this.#callers, limits: this.#limits, metrics: this.#metrics };
  }

  #ownHandlers() {
    const { broker, version, isProduction, isReady = () => true, reasonsAgainst } = this.#options;
    const reasons = reasonsAgainst ?? (() => Promise.resolve([]));
    return {
      ...healthRoute(this.#answers, { version, isReady, reasons }),
      ...docsRoutes(this.#answers, () => (this.#document ??= this.#describe())),
      ...new SessionRoutes({ broker, answers: this.#answers, isProduction }).handlers(),
    };
  }

  #pages(): StaticHandler {
    const { staticApps, log, pluginUiRoot } = this.#options;
    return new StaticHandler({
      student: new StaticApp(staticApps.student, this.#answers),
      admin: new StaticApp(staticApps.admin, this.#answers),
      plugins: new PluginFiles(pluginUiRoot, this.#answers),
      answers: this.#answers,
      log,
      realtimePath: this.#realtimePath,
    });
  }

  get #realtimePath(): string {
    return this.#options.realtimePath ?? '/realtime';
  }

  #createRealtime(): Realtime {
    const { log, trustProxy, isEnabled, realtimeGraceMs: graceMs = 30_000 } = this.#options;
    return new Realtime(this.#http.server, {
      path: this.#realtimePath,
      graceMs,
      log,
      isEnabled,
      resolveCaller: (token) => this.#callers.resolve(token),
      limit: (request) => this.#limits.address(clientAddress(request, trustProxy)),
      isOwnOrigin: (request) =>
        isOwnOrigin(request.headers, { host: ownHost(request, trustProxy), isHttps: isHttps(request, trustProxy) }),
    });
  }

  #endSessions(sessionIds: readonly string[]): void {
    this.#callers.forgetSessions(sessionIds);
    this.#realtime?.endSessions(sessionIds);
  }

  #describe(): OpenApiDocument {
    const errors = { ...commonErrors.$table, ...gatewayErrors.$table, ...this.#options.errorTables() };
    return openApiDocument({ version: this.#options.version, routes: this.#routes, errors });
  }
}
