import { action, consumer, defineService, Type, type ServiceDefinition } from '@fudao/plugin-sdk';
import type { Room } from '../runtime/room.ts';

export interface Heard {
  events: { name: string; payload: Record<string, unknown> }[];
  notifications: Record<string, unknown>[];
  records: Record<string, unknown>[];
}

const anything = Type.Record(Type.String(), Type.Unknown());

const receiver = (name: string, actionName: string, into: Record<string, unknown>[]): ServiceDefinition =>
  defineService({
    name,
    actions: {
      [actionName]: action({
        summary: 'Takes what the outbox brings.',
        allow: 'internal',
        params: anything,
        returns: Type.Object({}),
        handler: ({ params }) => {
          into.push(params);
          return {};
        },
      }),
    },
  });

/** Rooms that take what the room under test sends, for specs. */
export function aListeningRoom(heard: Heard): Room[] {
  const listen = consumer<Record<string, unknown>>(
    async ({ event: { name, payload } }) => void heard.events.push({ name, payload }),
  );
  const listener = defineService({
    name: 'listener',
    events: { 'knowledge.bank-changed.v1': listen, 'knowledge.proposal-decided.v1': listen },
  });
  const services = [
    listener,
    receiver('notifications', 'send', heard.notifications),
    receiver('records', 'append', heard.records),
  ];
  return services.map((service) => ({ name: service.name, service }));
}
