import type { IncomingMessage } from 'node:http';
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
import { createRequestIds } from './http/request-id.ts';
import { openApiDocument, type OpenApiDocument } from './openapi/openapi-document.ts';
import { Realtime, type Push, type PushEach } from './realtime/realtime.ts';
import { SocketRelay } from './realtime/socket-relay.ts';
import { RequestMetrics } from './request-metrics.ts';
import { CallerCache } from './security/caller-cache.ts';
import { isOwnOrigin } from './security/origin-check.ts';
import { RateLimits } from './security/rate-limits.ts';
import { StudentUse } from './security/student-use.ts';
import { Suspensions } from './security/suspensions.ts';
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
  readonly #nextRequestId = createRequestIds();
  readonly #callers: CallerCache;
  readonly #limits: RateLimits;
  readonly #studentUse: StudentUse | undefined;
  readonly #suspensions: Suspensions | undefined;
  readonly #metrics: RequestMetrics;
  readonly #service: GatewayService;
  readonly #api: ApiHandler;
  readonly #http: HttpServer;
  #routes: readonly RestRoute[] = [];
  #document: OpenApiDocument | undefined;
  #realtime: Realtime | undefined;
  #relay: SocketRelay | undefined;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#callers = new CallerCache((token) => options.resolveCaller(token));
    this.#limits = new RateLimits(options.limits);
    this.#metrics = new RequestMetrics(options.log);
    this.#studentUse = this.#createStudentUse();
    this.#suspensions = this.#createSuspensions();
    this.#service = new GatewayService(options.broker, this.#ownHandlers());
    const pickRelease = options.pickRelease?.bind(options);
    this.#api = new ApiHandler({ ...this.#parts(), ...(pickRelease && { pickRelease }), table: () => this.#service.table });
    const pages = this.#pages();
    this.#http = new HttpServer(options, { api: (exchange) => this.#api.handle(exchange), other: (exchange) => pages.handle(exchange) });
  }

  get url(): string {
    return this.#http.url;
  }

  async start(): Promise<void> {
    this.#service.start({
      'realtime.push': (push: Push) => this.#realtime?.push(push),
      'realtime.push-each': (push: PushEach) => this.#realtime?.pushEach(push),
      'safety.suspensions-changed': () => void this.#suspensions?.look(),
      'identity.session-ended': ({ sessionIds }: { sessionIds: string[] }) => this.#endSessions(sessionIds),
    });
    this.refreshRoutes();
    this.#realtime = this.#createRealtime();
    this.#relay = this.#createRelay();
    await this.#suspensions?.start();
    await this.#http.listen();
    // A server behind may take its time, and may not come up at all: the platform serves without it.
    for (const line of this.#options.lines ?? []) void line.listening(this.#localUrl);
  }

  async stop(): Promise<void> {
    this.#answers.isDraining = true;
    this.#realtime?.close();
    this.#relay?.close();
    await this.#http.close();
    await this.#studentUse?.stop();
    await this.#suspensions?.stop();
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
    const guards = { limits: this.#limits, studentUse: this.#studentUse, suspensions: this.#suspensions };
    return { broker, log, answers: this.#answers, callers: this.#callers, metrics: this.#metrics, ...guards };
  }

  #createStudentUse(): StudentUse | undefined {
    const { log, reportUse, errorTables, now = Date.now } = this.#options;
    return reportUse && new StudentUse({ log, now, report: reportUse, errorTables });
  }

  #createSuspensions(): Suspensions | undefined {
    const { log, readSuspensions, errorTables, now = Date.now } = this.#options;
    const ended = (personId: string, details: Record<string, unknown>) => this.#realtime?.endAccount(personId, details);
    return readSuspensions && new Suspensions({ log, now, read: readSuspensions, errorTables, ended });
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
    const { staticApps, log, pluginUiRoot, jitsi } = this.#options;
    return new StaticHandler({
      student: new StaticApp(staticApps.student, this.#answers, jitsi),
      admin: new StaticApp(staticApps.admin, this.#answers, jitsi),
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
    const { log, isEnabled, realtimeGraceMs: graceMs = 30_000 } = this.#options;
    return new Realtime(this.#http.server, {
      path: this.#realtimePath,
      graceMs,
      log,
      isEnabled,
      resolveCaller: (token) => this.#callers.resolve(token),
      demandOpen: (caller) => this.#suspensions?.demand(caller, { owner: '', isOpen: false }),
      isKeptFrom: (personId, pluginId) => this.#suspensions?.isKeptFrom(personId, pluginId) ?? false,
      ask: (caller, asked, language) => this.#api.ask(caller, asked, { requestId: this.#nextRequestId(), language }),
      ...this.#doorChecks(),
    });
  }

  #createRelay(): SocketRelay {
    const { log, lines = [] } = this.#options;
    return new SocketRelay(this.#http.server, { lines, realtimePath: this.#realtimePath, log, ...this.#doorChecks() });
  }

  /** What every socket passes before anybody asks whose it is. */
  #doorChecks() {
    const { trustProxy } = this.#options;
    return {
      limit: (request: IncomingMessage) => this.#limits.address(clientAddress(request, trustProxy)),
      isOwnOrigin: (request: IncomingMessage) =>
        isOwnOrigin(request.headers, { host: ownHost(request, trustProxy), isHttps: isHttps(request, trustProxy) }),
    };
  }

  /** For programs on this machine; a name might lead to another address family than the one listened on. */
  get #localUrl(): string {
    return this.url.replace('//localhost:', '//127.0.0.1:');
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
