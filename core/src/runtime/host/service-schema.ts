import type { Context, ServiceSchema } from 'moleculer';
import type { ServiceDefinition } from '@fudao/plugin-sdk';
import { createActionHandler } from './action-handler.ts';
import type { Owner } from './call-meta.ts';
import { createEventHandler } from './event-handler.ts';
import type { HostServices } from './host-services.ts';
import { behindGuardMs, deliveryTimeoutMs, timeoutOf } from './time-limits.ts';

/** Logical name of a service: the room's for the core, `<plugin id>.<service>` for a plugin. */
export function serviceNameOf(owner: Owner, definition: ServiceDefinition): string {
  return owner.kind === 'core' ? owner.id : `${owner.id}.${definition.name}`;
}

/** Hidden action that takes deliveries of one event. */
export const deliveryAction = (event: string): string => `on:${event}`;

type Broadcasts = Readonly<Record<string, (payload: Record<string, unknown>) => void>>;

/** Turns a declaration into a Moleculer service; a plugin's carries its release as version. */
export function toServiceSchema(
  host: HostServices,
  owner: Owner,
  definition: ServiceDefinition,
  broadcasts: Broadcasts = {},
): ServiceSchema {
  const name = serviceNameOf(owner, definition);
  const actions: Record<string, object> = {};
  const extraMs = owner.kind === 'plugin' ? behindGuardMs : 0;
  for (const [key, action] of Object.entries(definition.actions ?? {})) {
    if (action.allow === undefined) throw new Error(`Action ${name}.${key} does not declare who may call it.`);
    actions[key] = {
      timeout: timeoutOf(action) + extraMs,
      handler: createActionHandler(host, owner, `${name}.${key}`, action),
    };
  }
  for (const [event, consumer] of Object.entries(definition.events ?? {})) {
    actions[deliveryAction(event)] = {
      timeout: deliveryTimeoutMs + extraMs,
      handler: createEventHandler(host, owner, name, consumer),
    };
  }
  const events = Object.fromEntries(
    Object.entries(broadcasts).map(([event, listen]) => [
      event,
      { handler: (context: Context) => listen(context.params as Record<string, unknown>) },
    ]),
  );
  return {
    name,
    ...(owner.kind === 'plugin' ? { version: owner.version } : {}),
    settings: { $noVersionPrefix: false },
    actions,
    events,
  } as unknown as ServiceSchema;
}
