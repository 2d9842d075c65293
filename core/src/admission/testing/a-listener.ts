import { action, consumer, defineService, Type } from '@fudao/plugin-sdk';
import type { Room } from '../../runtime/room.ts';
import { changedEvent } from '../standing.ts';

export interface Heard {
  events: { teacherId: string; state: string; reason: string | null }[];
  records: { kind: string; subjectId: string; actorId: string }[];
}

/** Rooms that take what the admission room sends, for specs. */
export function aListener(heard: Heard): Room[] {
  const listener = defineService({
    name: 'listener',
    events: {
      [changedEvent]: consumer<Heard['events'][number]>(async ({ event }) => void heard.events.push(event.payload)),
    },
  });
  const records = defineService({
    name: 'records',
    actions: {
      append: action({
        summary: 'Takes what the outbox brings.',
        allow: 'internal',
        params: Type.Record(Type.String(), Type.Unknown()),
        returns: Type.Object({}),
        handler: ({ params }) => {
          heard.records.push(params as unknown as Heard['records'][number]);
          return {};
        },
      }),
    },
  });
  return [listener, records].map((service) => ({ name: service.name, service }));
}
