import type { ActionDefinition, ServiceDefinition } from '@fudao/plugin-sdk';
import type { Owner } from './call-meta.ts';
import { serviceNameOf } from './service-schema.ts';

export interface ListedAction {
  readonly owner: Owner;
  readonly definition: Pick<ActionDefinition, 'capability'>;
}

/** Every action by its logical name, so that deferred work can be refused before it is written down. */
export class ActionDirectory {
  readonly #byName = new Map<string, ListedAction>();

  add(owner: Owner, service: ServiceDefinition): void {
    for (const [name, definition] of this.#named(owner, service)) this.#byName.set(name, { owner, definition });
  }

  /** A later release that took over a name keeps it. */
  remove(owner: Owner, service: ServiceDefinition): void {
    for (const [name, definition] of this.#named(owner, service)) {
      if (this.#byName.get(name)?.definition === definition) this.#byName.delete(name);
    }
  }

  get(action: string): ListedAction | undefined {
    return this.#byName.get(action);
  }

  #named(owner: Owner, service: ServiceDefinition) {
    const prefix = serviceNameOf(owner, service);
    return Object.entries(service.actions ?? {}).map(([key, definition]) => [`${prefix}.${key}`, definition] as const);
  }
}
