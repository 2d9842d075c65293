import type { PluginDefinition, ServiceDefinition } from '@fudao/plugin-sdk';

/** All of an action but its handler. */
function describeActions({ actions = {} }: ServiceDefinition): object {
  return Object.fromEntries(Object.entries(actions).map(([name, { handler: _handler, ...rest }]) => [name, rest]));
}

function describeService(service: ServiceDefinition): object {
  const timers = Object.entries(service.timers ?? {}).map(([name, { everySeconds }]) => [name, { everySeconds }]);
  return {
    name: service.name,
    actions: describeActions(service),
    events: Object.keys(service.events ?? {}),
    timers: Object.fromEntries(timers),
  };
}

/** What a plugin is, as the core needs it to stand for it. */
export function describeDefinition(definition: PluginDefinition): object {
  return {
    services: definition.services.map(describeService),
    events: definition.events ?? {},
    errors: definition.errors?.$table ?? {},
    hasMigrations: definition.migrations !== undefined,
    hasSetup: definition.setup !== undefined,
    hasHealth: definition.health !== undefined,
    hasPrivacy: definition.privacy !== undefined,
  };
}
