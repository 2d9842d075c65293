import type { ActionDefinition, ServiceDefinition } from '@fudao/plugin-sdk';
import type { RestRoute } from './gateway-options.ts';

/** What a room or a plugin serves. */
export interface RouteOwner {
  /** Room or plugin id. */
  readonly id: string;
  /** Moleculer version of a plugin's release. */
  readonly release?: string;
  readonly services: readonly ServiceDefinition[];
  /** Logical name of a service. */
  nameOf(service: ServiceDefinition): string;
  readonly gated: boolean;
  /** Names of the actions that a suspended person may call. */
  readonly openToSuspended?: readonly string[] | undefined;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

function routeOf(owner: RouteOwner, key: string, action: string, definition: ActionDefinition): RestRoute[] {
  if (definition.rest === undefined) return [];
  const [method = '', path = '', ...more] = definition.rest.split(' ');
  if (!methods.includes(method) || !path.startsWith('/') || more.length > 0) {
    throw new Error(`The action ${action} declares "${definition.rest}" where "GET /path" is expected.`);
  }
  const { id, release, gated } = owner;
  const ofRelease = release === undefined ? {} : { release };
  const isOpen = owner.openToSuspended?.includes(key) ? { isOpenToSuspended: true } : {};
  return [{ owner: id, ...ofRelease, method, path, action, definition, gated, ...isOpen }];
}

/** The routes of all actions of an owner that declare one. */
export function routesOf(owner: RouteOwner): RestRoute[] {
  return owner.services.flatMap((service) =>
    Object.entries(service.actions ?? {}).flatMap(([key, definition]) =>
      routeOf(owner, key, `${owner.nameOf(service)}.${key}`, definition),
    ),
  );
}
