import type { ServiceSchema } from 'moleculer';
import { action, consumer, defineService, systemCaller, Type, type Caller } from '@fudao/plugin-sdk';
import { contextOf } from '../../privacy/person.ts';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { signMessage } from '../attendance/signed-message.ts';
import { createMediaRoom } from '../media.room.ts';
import type { MediaProvider } from '../provider/media-provider.ts';
import { workOffDueRooms } from '../rooms/due-rooms.ts';

export const messageSecret = 'what the platform and its media server know';

/** What other rooms would say, and what they were told. */
export interface World {
  now: Date;
  readonly suspensions: { personId: string; pluginId: string | null; until: number | null }[];
  readonly told: { name: string; payload: Record<string, unknown> }[];
  readonly records: { kind: string; personId?: string; payload: Record<string, unknown> }[];
  /** What the media server was asked for. */
  readonly asked: string[];
  /** Whether it can be reached. */
  isReachable: boolean;
}

function recordingProvider(world: World): MediaProvider {
  const ask = (what: string) => {
    if (!world.isReachable) throw new Error('The media server cannot be reached.');
    world.asked.push(what);
    return Promise.resolve();
  };
  return {
    name: 'embedded',
    messageSecret,
    library: null,
    entrance: ({ roomName, person }) =>
      Promise.resolve(
        world.isReachable
          ? { token: `${person.id} in ${roomName}`, hosts: { domain: 'd', muc: 'm', focus: 'f' }, websocket: '/xmpp-websocket', mostPeople: 2 }
          : undefined,
      ),
    end: async (roomName, reason) => ask(`end ${roomName} ${reason}`),
    remove: async (roomName, personId) => ask(`remove ${personId} ${roomName}`),
  };
}

const standIns = (world: World): ServiceSchema[] => [
  {
    name: 'identity',
    actions: { accountDetails: ({ params }: { params: { ids: string[] } }) => params.ids.map((id) => ({ id, name: `name of ${id}` })) },
  },
  { name: 'records', actions: { append: ({ params }: { params: World['records'][number] }) => (world.records.push(params), { seq: 1 }) } },
];

const names = ['safety.suspended.v1', 'policy.end-now.v1', 'plugin-manager.installation-changed.v1'] as const;

/** Tells what a room of the core tells. */
function tellingRoom(name: string, event: string, more: object = {}): Room {
  const about = { summary: 'Stands in.', allow: 'internal', params: Type.Any(), returns: Type.Any() } as const;
  const tell = action({ ...about, handler: (ctx) => ctx.transaction(async (work) => work.emit(event, ctx.params as Record<string, unknown>)) });
  return { name, events: { [event]: Type.Any() }, service: defineService({ name, actions: { tell, ...more } }) };
}

function safetyRoom(world: World): Room {
  const about = { summary: 'Stands in.', allow: 'internal', params: Type.Any(), returns: Type.Any() } as const;
  return tellingRoom('safety', names[0], { suspensionState: action({ ...about, handler: () => ({ revision: 1, items: world.suspensions }) }) });
}

function listenerRoom(world: World): Room {
  const listen = consumer<Record<string, unknown>>(async ({ event }) => void world.told.push({ name: event.name, payload: event.payload }));
  return { name: 'listener', service: defineService({ name: 'listener', events: { 'media.room-ended.v1': listen, 'media.attendance.v1': listen } }) };
}

export interface MediaStage extends TestRooms {
  readonly world: World;
  /** Lets time pass and does what is due, as a node would. */
  pass(ms: number): Promise<void>;
  /** As the media server tells it. */
  tell(word: object, secret?: string): Promise<{ ended: boolean; endsAt: number | null; removed: boolean }>;
}

/** The media room with the rooms that it hears of, on a Monday evening at six. */
export async function startMedia(databaseUrl?: string, options: { isWithoutProvider?: boolean } = {}): Promise<MediaStage> {
  const world: World = { now: new Date('2026-11-23T18:00:00+08:00'), suspensions: [], told: [], records: [], asked: [], isReachable: true };
  const rooms = await startRooms(
    (platform, { broker }) => {
      for (const service of standIns(world)) broker.createService(service);
      const others = [safetyRoom(world), tellingRoom('policy', names[1]), tellingRoom('plugin-manager', names[2]), listenerRoom(world)];
      return [...others, createMediaRoom(platform, options.isWithoutProvider ? undefined : recordingProvider(world))];
    },
    { now: () => world.now, ...(databaseUrl && { databaseUrl }) },
  );
  return {
    ...rooms,
    world,
    async pass(ms) {
      world.now = new Date(world.now.getTime() + ms);
      await workOffDueRooms(contextOf(rooms.runtime, 'media'));
      await rooms.settle();
    },
    tell: (word, secret = messageSecret) => rooms.call('media.takeIn', { ...signMessage(secret, word) }),
  };
}

export const student = (id = 'student'): Caller => ({ ...systemCaller, kind: 'account', id, name: '', roles: ['student'], districtId: 'east' });
export const teacher = (id = 'teacher'): Caller => ({ ...student(id), roles: ['teacher'] });
export const administrator = (districtId: string | null): Caller => ({
  ...student(`admin of ${districtId}`),
  ...{ roles: [districtId === null ? 'city-administrator' : 'district-administrator'], districtId },
});
