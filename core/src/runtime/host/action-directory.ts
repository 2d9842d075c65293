import type { ActionDefinition, ServiceDefinition } from '@fudao/plugin-sdk';
import type { Owner } from './call-meta.ts';
import { serviceNameOf } from './service-schema.ts';

export interface ListedAction {
  readonly owner: Owner;
  readonly definition: Pick<ActionDefinition, 'capability'>;
}

/** Every action by its logical name, so that deferred work can be refused before it is written down. */
export class ActionDirectory {
  /** Releases side by side have actions of the same name. */
  readonly #byName = new Map<string, ListedAction[]>();

  add(owner: Owner, service: ServiceDefinition): void {
    for (const [name, definition] of this.#named(owner, service)) {
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), { owner, definition }]);
    }
  }

  remove(owner: Owner, service: ServiceDefinition): void {
    for (const [name] of this.#named(owner, service)) {
      const others = (this.#byName.get(name) ?? []).filter((listed) => listed.owner.version !== owner.version);
      if (others.length > 0) this.#byName.set(name, others);
      else this.#byName.delete(name);
    }
  }

  /** Of several releases the one that was added last. */
  get(action: string): ListedAction | undefined {
    return this.#byName.get(action)?.at(-1);
  }

  #named(owner: Owner, service: ServiceDefinition) {
    const prefix = serviceNameOf(owner, service);
    return Object.entries(service.actions ?? {}).map(([key, definition]) => [`${prefix}.${key}`, definition] as const);
  }
}
