import type { ServiceDefinition } from '@fudao/plugin-sdk';
import type { Owner } from '../host/call-meta.ts';
import { deliveryAction, serviceNameOf } from '../host/service-schema.ts';

/** A consumer of events: named alike in every release, so that a delivery counts once across a swap. */
export interface EventConsumerRef {
  readonly owner: Owner;
  /** Logical service name; also the name under which deliveries are remembered. */
  readonly consumer: string;
  readonly action: string;
}

/** Which service consumes which event, of the core and of every loaded release. */
export class ConsumerRegistry {
  readonly #byEvent = new Map<string, Map<string, EventConsumerRef>>();

  add(owner: Owner, definition: ServiceDefinition): void {
    const consumer = serviceNameOf(owner, definition);
    for (const event of Object.keys(definition.events ?? {})) {
      const refs = this.#byEvent.get(event) ?? new Map<string, EventConsumerRef>();
      refs.set(consumer, { owner, consumer, action: `${consumer}.${deliveryAction(event)}` });
      this.#byEvent.set(event, refs);
    }
  }

  remove(owner: Owner, definition: ServiceDefinition): void {
    const consumer = serviceNameOf(owner, definition);
    for (const refs of this.#byEvent.values()) {
      if (refs.get(consumer)?.owner.version === owner.version) refs.delete(consumer);
    }
  }

  of(event: string): EventConsumerRef[] {
    return [...(this.#byEvent.get(event)?.values() ?? [])];
  }
}
