import type { ServiceDefinition } from '@fudao/plugin-sdk';
import type { Owner } from '../host/call-meta.ts';
import { deliveryAction, serviceNameOf } from '../host/service-schema.ts';

/** A consumer of events: named alike in every release, so that a delivery counts once across a swap. */
export interface EventConsumerRef {
  readonly owner: Pick<Owner, 'kind' | 'id'>;
  /** Logical service name; also the name under which deliveries are remembered. */
  readonly consumer: string;
  readonly action: string;
  /** The releases that consume the event; empty for a room of the core. */
  readonly releases: ReadonlySet<string>;
}

type Ref = EventConsumerRef & { readonly releases: Set<string> };

/** Which service consumes which event, of the core and of every loaded release. */
export class ConsumerRegistry {
  readonly #byEvent = new Map<string, Map<string, Ref>>();

  add({ kind, id, version }: Owner, definition: ServiceDefinition): void {
    const consumer = serviceNameOf({ kind, id }, definition);
    for (const event of Object.keys(definition.events ?? {})) {
      const refs = this.#byEvent.get(event) ?? new Map<string, Ref>();
      const known = refs.get(consumer);
      const ref = known ?? { owner: { kind, id }, consumer, action: `${consumer}.${deliveryAction(event)}`, releases: new Set() };
      if (version !== undefined) ref.releases.add(version);
      this.#byEvent.set(event, refs.set(consumer, ref));
    }
  }

  remove({ kind, id, version }: Owner, definition: ServiceDefinition): void {
    const consumer = serviceNameOf({ kind, id }, definition);
    for (const refs of this.#byEvent.values()) {
      const ref = refs.get(consumer);
      if (ref?.releases.delete(version ?? '') && ref.releases.size === 0) refs.delete(consumer);
    }
  }

  of(event: string): EventConsumerRef[] {
    return [...(this.#byEvent.get(event)?.values() ?? [])];
  }
}
