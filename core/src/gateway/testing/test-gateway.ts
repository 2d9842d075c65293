import { ServiceBroker, type Context } from 'moleculer';
import { commonErrors, defineErrors, Type, type Caller } from '@fudao/plugin-sdk';
import { createGateway, type Gateway, type GatewayOptions, type RestRoute } from '../index.ts';
import { collectingLog, type LogLine } from './collecting-log.ts';
import { callerOf, personIn } from './people.ts';

export const identityErrors = defineErrors('IDENTITY', {
  TOKEN_INVALID: { status: 401, retryable: false, message: { 'zh-CN': '登录无效。', en: 'Sign in again.' } },
  TOKEN_EXPIRED: { status: 401, retryable: true, message: { 'zh-CN': '登录已过期。', en: 'The sign-in has ended.' } },
});

export type TestContext = Context<Record<string, unknown>, Record<string, unknown>>;

/** An action by its full name, and the route to it if it has one. */
export interface TestAction {
  rest?: string;
  owner?: string;
  definition?: Partial<RestRoute['definition']>;
  handler(context: TestContext): unknown;
}

export type TestActions = Record<string, TestAction>;

export interface TestGateway {
  readonly gateway: Gateway;
  readonly url: string;
  readonly broker: ServiceBroker;
  readonly lines: LogLine[];
  /** By the name in their tokens (`tokenFor`); `anna` from the start. */
  readonly people: Map<string, Caller>;
  /** Tokens that were asked about. */
  readonly resolved: string[];
  /** Adds actions of services that are not there yet, and tells the gateway. */
  add(actions: TestActions): Promise<void>;
  /** Takes routes away (undefined) and adds others, at once. */
  replace(actions: Record<string, TestAction | undefined>): void;
  stop(): Promise<void>;
}

const generousLimits = { account: { perSecond: 10_000, burst: 0 }, address: { perSecond: 10_000, burst: 0 } };

function routeOf(action: string, { rest = '', owner = 'demo', definition }: TestAction): RestRoute[] {
  const [method, path] = rest.split(' ');
  if (!method || !path) return [];
  const open = { summary: action, allow: 'anyone', params: Type.Object({}), returns: Type.Any() } as const;
  return [{ owner, method, path, action, definition: { ...open, ...definition }, gated: false }];
}

function createServices(broker: ServiceBroker, actions: TestActions): void {
  const services = new Map<string, Record<string, { handler: TestAction['handler'] }>>();
  for (const [name, { handler }] of Object.entries(actions)) {
    const [service = '', action = ''] = name.split('.');
    services.set(service, { ...services.get(service), [action]: { handler } });
  }
  for (const [name, own] of services) broker.createService({ name, actions: own as never });
}

/** A gateway that listens on a free port, before a broker whose actions each test declares. */
export async function startTestGateway(
  actions: TestActions,
  { requestTimeout = 2_000, ...options }: Partial<GatewayOptions> & { requestTimeout?: number } = {},
): Promise<TestGateway> {
  const { log, lines } = collectingLog();
  const broker = new ServiceBroker({ logger: false, requestTimeout });
  const routes = new Map(Object.entries(actions));
  const people = new Map([['anna', callerOf()]]);
  const resolved: string[] = [];
  createServices(broker, actions);
  await broker.start();
  const gateway = createGateway({
    broker,
    port: 0,
    host: '127.0.0.1',
    log,
    version: '1.2.3',
    isProduction: false,
    trustProxy: false,
    limits: generousLimits,
    staticApps: { student: '/nowhere', admin: '/nowhere' },
    pluginUiRoot: () => undefined,
    routes: () => [...routes].flatMap(([name, action]) => routeOf(name, action)),
    resolveCaller: async (token) => {
      resolved.push(token);
      const caller = people.get(personIn(token));
      if (caller) return caller;
      throw personIn(token) === 'late' ? identityErrors.TOKEN_EXPIRED() : identityErrors.TOKEN_INVALID();
    },
    errorTables: () => ({ ...commonErrors.$table, ...identityErrors.$table }),
    isEnabled: () => true,
    ...options,
  });
  await gateway.start();
  return {
    gateway,
    url: gateway.url,
    broker,
    lines,
    people,
    resolved,
    async add(more) {
      createServices(broker, more);
      await broker.waitForServices(Object.keys(more).map((name) => name.split('.')[0]!), 2000, 5);
      for (const [name, action] of Object.entries(more)) routes.set(name, action);
      gateway.refreshRoutes();
    },
    replace(changes) {
      for (const [name, action] of Object.entries(changes)) {
        if (action) routes.set(name, action);
        else routes.delete(name);
      }
      gateway.refreshRoutes();
    },
    async stop() {
      await gateway.stop();
      await broker.stop();
    },
  };
}
