import type { ActionDefinition, Caller, Manifest, PluginDefinition, Role } from '@fudao/plugin-sdk';
import type { Person } from '../stage/people.ts';

/** An action by its name within the plugin: `<service>.<action>`. */
export interface NamedAction {
  readonly name: string;
  readonly action: ActionDefinition;
}

/** Makers first, then changers, then readers; what removes comes last. */
const order = ['POST', 'PUT', 'PATCH', '', 'GET', 'DELETE'];
const verbOf = ({ action }: NamedAction) => action.rest?.split(' ')[0] ?? '';

export const isRemoval = (named: NamedAction) => verbOf(named) === 'DELETE' || /remove|delete|withdraw|forget|discard/i.test(named.name);
/** What an action is about: the part of its path before its id, `questions` of `/questions/:id/claim`. */
export function aboutOf({ name, action }: NamedAction): string {
  const parts = action.rest?.split(' ')[1]?.split('/').filter(Boolean) ?? [];
  const id = parts.findIndex((part) => part.startsWith(':'));
  return (id > 0 ? parts[id - 1] : parts[0]) ?? name.split('.')[0]!;
}

export const isReading = (named: NamedAction) => verbOf(named) === 'GET';

/** What people may call, in an order in which one prepares the next. */
export function callableActions({ services }: Pick<PluginDefinition, 'services'>): NamedAction[] {
  const all = services.flatMap((service) =>
    Object.entries(service.actions ?? {}).map(([key, action]) => ({ name: `${service.name}.${key}`, action })),
  );
  const rank = (named: NamedAction) => (isRemoval(named) ? order.length : order.indexOf(verbOf(named)));
  return all
    .filter(({ action }) => action.allow !== 'internal' && action.body !== 'stream')
    .sort((one, other) => rank(one) - rank(other));
}

/** Whether somebody of a role may call it, by the manifest. */
export function mayCall({ permissions }: Pick<Manifest, 'permissions'>, { action }: NamedAction, { roles }: Pick<Caller, 'roles'>): boolean {
  const { allow } = action;
  if (allow === 'anyone' || allow === 'signed-in') return true;
  if (typeof allow === 'string') return false;
  const holders = new Set<Role>(allow.flatMap((permission) => permissions[permission]?.roles ?? []));
  return roles.some((role) => holders.has(role));
}

/** Those of some people who may call it. */
export function callersOf(manifest: Manifest, named: NamedAction, people: Iterable<Person>): Person[] {
  return [...people].filter(({ caller }) => mayCall(manifest, named, caller));
}
