import type { Context } from 'moleculer';
import { commonErrors, type DomainEvent, type EventConsumer } from '@fudao/plugin-sdk';
import { refusalOf } from './action-handler.ts';
import { type CallMeta, metaOf, type Owner } from './call-meta.ts';
import { toTransport } from './error-transport.ts';
import { EventDelivery } from './event-delivery.ts';
import { HandlerContext } from './handler-context.ts';
import type { HostServices } from './host-services.ts';
import { AlreadyDone } from './idempotency.ts';
import { deliveryTimeoutMs } from './time-limits.ts';

/** A domain event as the relay hands it to a consumer's hidden action. */
export interface DeliveryParams {
  id: string;
  name: string;
  payload: Record<string, unknown>;
  at: number;
}

/** A plugin's timers and deferred work are the system's too, and yet no relay. */
function demandRelay({ gate }: HostServices, { caller, fromOutside, plugin }: CallMeta, name: string): void {
  if (plugin) {
    const wanted = `an event handed to ${name}`;
    gate.noteRefusal({ plugin, wanted });
    throw commonErrors.CAPABILITY_REFUSED({ plugin: plugin.id, capability: wanted });
  }
  if (caller.kind !== 'system' || fromOutside) throw new Error('Only the relay delivers events.');
}

/** Wraps a consumer as a hidden action that only the relay calls, once with effect for each event. */
export function createEventHandler(host: HostServices, owner: Owner, name: string, consumer: EventConsumer) {
  const guard = host.guards.of(owner);
  return async function deliver(context: Context): Promise<void> {
    const meta = metaOf(context);
    const params = context.params as DeliveryParams;
    try {
      demandRelay(host, meta, name);
      const once = new EventDelivery(params.id, name, host.now());
      const handler = new HandlerContext(host, owner, meta, {}, once);
      const event: DomainEvent = { ...params, occurredAt: new Date(params.at) };
      Object.assign(handler, { event });
      const run = () => consumer.handler(handler as never);
      await (guard ? guard.work(`${name} on ${params.name}`, deliveryTimeoutMs, run) : run());
    } catch (thrown) {
      if (thrown instanceof AlreadyDone) return;
      throw toTransport(refusalOf(thrown, host, name, meta.requestId));
    }
  };
}
