import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ServiceBroker, type Context } from 'moleculer';
import { commonErrors, Type, type Caller, type Log } from '@fudao/plugin-sdk';
import { createGateway, type Gateway, type GatewayOptions, type RestRoute } from '../index.ts';

export interface LogLine {
  level: 'debug' | 'info' | 'warn' | 'error';
  fields: Record<string, unknown>;
  message: string;
}

export function collectingLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields: fields as Record<string, unknown>, message });
  return { log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, lines };
}

/** Writes files into a fresh folder. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fudao-gateway-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function callerOf(over: Partial<Caller> = {}): Caller {
  return {
    kind: 'account',
    id: 'account-1',
    name: 'A',
    roles: ['student'],
    districtId: 'east',
    schoolId: null,
    classGroupId: null,
    grade: 8,
    teaching: null,
    sessionId: 'session-1',
    ...over,
  };
}

/** A token in the shape of a JSON Web Token, so that its end can be read; `people` says whose it is. */
export function tokenFor(person: string, expiresAt = Date.now() + 600_000): string {
  const payload = Buffer.from(JSON.stringify({ sub: person, exp: expiresAt / 1000 })).toString('base64url');
  return `e30.${payload}.signature`;
}

type Handler = (context: Context<Record<string, unknown>, Record<string, unknown>>) => unknown;

/** A route and the action behind it. */
export interface TestAction {
  rest: string;
  handler: Handler;
  definition?: Partial<RestRoute['definition']>;
  owner?: string;
}

export interface TestGateway {
  gateway: Gateway;
  url: string;
  broker: ServiceBroker;
  lines: LogLine[];
  people: Map<string, Caller>;
  /** Calls of `resolveCaller`. */
  resolved: string[];
  add(actions: Record<string, TestAction>): void;
  remove(...names: string[]): void;
  stop(): Promise<void>;
}

function routeOf(name: string, { rest, owner = 'demo', definition }: TestAction): RestRoute {
  const [method, path] = rest.split(' ');
  const open = { summary: name, allow: 'anyone', params: Type.Object({}), returns: Type.Any() } as const;
  return { owner, method: method!, path: path!, action: `demo.${name}`, definition: { ...open, ...definition }, gated: false };
}

/** A gateway that listens on a free port, before a broker whose actions each test declares. */
export async function startTestGateway(
  actions: Record<string, TestAction>,
  options: Partial<GatewayOptions> = {},
): Promise<TestGateway> {
  const { log, lines } = collectingLog();
  const broker = new ServiceBroker({ logger: false, nodeID: `test-${Math.random()}` });
  const all = new Map(Object.entries(actions));
  const people = new Map([['anna', callerOf()]]);
  const resolved: string[] = [];
  const handlers = Object.fromEntries(['demo', 'identity'].map((name) => [name, {} as Record<string, Handler>]));
  const gateway = createGateway({
    broker,
    port: 0,
    host: '127.0.0.1',
    log,
    version: '1.2.3',
    isProduction: false,
    trustProxy: false,
    staticApps: { student: '/nowhere', admin: '/nowhere' },
    pluginUiRoot: () => undefined,
    routes: () => [...all].filter(([, action]) => action.rest !== '').map(([name, action]) => routeOf(name, action)),
    resolveCaller: async (token) => {
      resolved.push(token);
      const person = people.get(personIn(token));
      if (!person) throw commonErrors.NOT_SIGNED_IN();
      return person;
    },
    errorTables: () => ({}),
    limits: { account: { perSecond: 20, burst: 40 }, address: { perSecond: 100, burst: 900 } },
    isEnabled: () => true,
    ...options,
  });
  // One service that looks its handlers up when called, so that tests can add and remove them.
  const dispatch = (name: string): Handler => (context) => handlers[name.split('.')[0]!]![name]!(context);
  const declare = (name: string, handler: Handler): void => {
    const full = name.includes('.') ? name : `demo.${name}`;
    const [service, action] = full.split('.') as [string, string];
    handlers[service]![full] = handler;
    if (!broker.getLocalService(`${service}-${action}`)) {
      broker.createService({ name: `${service}-${action}`, actions: {} });
      broker.createService({ name: service, actions: { [action]: dispatch(full) as never } });
    }
  };
  for (const [name, action] of all) declare(name, action.handler);
  await broker.start();
  await gateway.start();
  return {
    gateway,
    url: gateway.url,
    broker,
    lines,
    people,
    resolved,
    add(more) {
      for (const [name, action] of Object.entries(more)) {
        all.set(name, action);
        declare(name, action.handler);
      }
      gateway.refreshRoutes();
    },
    remove(...names) {
      for (const name of names) all.delete(name);
      gateway.refreshRoutes();
    },
    async stop() {
      await gateway.stop();
      await broker.stop();
    },
  };
}

function personIn(token: string): string {
  try {
    return (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
  } catch {
    return '';
  }
}
