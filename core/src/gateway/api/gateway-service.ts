import ApiGateway from 'moleculer-web';
import type { Context, ServiceBroker, ServiceSchema } from 'moleculer';
import type { RestRoute } from '../gateway-options.ts';
import { aliasOf, type Alias, type OwnHandler, type PathAlias } from './alias.ts';
import { RouteTable } from './route-table.ts';

interface ApiRoute {
  readonly name: string;
}

/** The parts of moleculer-web's service that we call; its own types leave them out. */
interface ApiService {
  readonly aliases: readonly (PathAlias & { route: ApiRoute; action: string })[];
  readonly routes: readonly ApiRoute[];
  addRoute(options: object): unknown;
  removeRouteByName(name: string): boolean;
}

export type Broadcasts = Readonly<Record<string, (payload: never) => void>>;

/** Kept apart from any room or plugin, whose names have no such character. */
const ownRoute = '@gateway';

/**
 * The routes of moleculer-web, replaced as a whole: its service compiles aliases and keeps one route
 * per owner; requests are dispatched by a table made of them (docs/decisions/0003-gateway-hot-path.md).
 */
export class GatewayService {
  table = new RouteTable([]);
  readonly #broker: ServiceBroker;
  readonly #own: Readonly<Record<string, OwnHandler>>;
  #service: (ApiService & { name: string }) | undefined;

  /** @param own answers of the gateway's own, by method and full path */
  constructor(broker: ServiceBroker, own: Readonly<Record<string, OwnHandler>>) {
    this.#broker = broker;
    this.#own = own;
  }

  start(broadcasts: Broadcasts): void {
    this.#service = this.#broker.createService(schemaOf(broadcasts)) as unknown as ApiService & { name: string };
  }

  async stop(): Promise<void> {
    if (this.#service) await this.#broker.destroyService(this.#service as never);
    this.#service = undefined;
  }

  /**
   * Takes over a new set of routes between two requests. An owner whose routes cannot be compiled
   * is refused alone and named in the error; the others are served.
   */
  replace(routes: readonly RestRoute[]): Error[] {
    const service = this.#service!;
    const byOwner = byOwnerOf(routes);
    for (const { name } of [...service.routes]) if (!byOwner.has(name)) service.removeRouteByName(name);
    const errors = [...byOwner].flatMap(([owner, own]) => addOwner(service, owner, own));
    service.addRoute({ name: ownRoute, path: '/', bodyParsers: false, aliases: aliasesOf(Object.keys(this.#own)) });
    this.table = new RouteTable(this.#aliases(routes));
    return errors;
  }

  #aliases(routes: readonly RestRoute[]): Alias[] {
    const targets = new Map<string, Alias['target']>(routes.map((rest) => [nameOf(rest), { rest }]));
    for (const [key, handle] of Object.entries(this.#own)) targets.set(key, { handle });
    const { aliases, routes: served } = this.#service!;
    // An owner that was refused halfway leaves aliases behind, of a route that is not served.
    const live = aliases.filter(({ route }) => served.includes(route));
    return live.map((path) => aliasOf(path, targets.get(path.action)!));
  }
}

/** The routes of each room and of each release, which are served or refused as a whole. */
function byOwnerOf(routes: readonly RestRoute[]): Map<string, RestRoute[]> {
  const owners = new Map<string, RestRoute[]>(routes.map((route) => [ownerOf(route), []]));
  for (const route of routes) owners.get(ownerOf(route))!.push(route);
  return owners;
}

function ownerOf({ owner, release }: RestRoute): string {
  return release === undefined ? owner : `${owner}@${release}`;
}

function keyOf({ owner, method, path }: RestRoute): string {
  return `${method} /api/${owner}${path === '/' ? '' : path}`;
}

/** Releases side by side may have the same path. */
function nameOf(route: RestRoute): string {
  return route.release === undefined ? keyOf(route) : `${keyOf(route)} ${route.release}`;
}

/** moleculer-web wants an action for each alias; ours name themselves and find their target by that. */
function aliasesOf(keys: readonly string[]): Record<string, { action: string }> {
  return Object.fromEntries(keys.map((key) => [key, { action: key }]));
}

function addOwner(service: ApiService, owner: string, routes: readonly RestRoute[]): Error[] {
  try {
    const aliases = Object.fromEntries(routes.map((route) => [keyOf(route), { action: nameOf(route) }]));
    service.addRoute({ name: owner, path: '/', bodyParsers: false, aliases });
    return [];
  } catch (cause) {
    service.removeRouteByName(owner);
    return [new Error(`The routes of ${owner} cannot be served.`, { cause })];
  }
}

function schemaOf(broadcasts: Broadcasts): ServiceSchema {
  const listeners = Object.entries(broadcasts).map(([event, listen]) => [
    event,
    { handler: (context: Context) => listen(context.params as never) },
  ]);
  return {
    name: 'gateway',
    mixins: [ApiGateway as unknown as ServiceSchema],
    // `server: false` leaves the listening to us; no route of its own would serve every action of every room.
    settings: { server: false, routes: null, logRouteRegistration: null, logRequest: null, logResponse: null },
    // Other nodes must not change routes, nor push requests in.
    actions: { rest: false, listAliases: false, addRoute: false, removeRoute: false },
    events: Object.fromEntries(listeners),
  } as unknown as ServiceSchema;
}
