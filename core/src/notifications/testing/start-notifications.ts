import {
  action,
  defineService,
  systemCaller,
  Type,
  type ActionDefinition,
  type Caller,
  type NotificationKind,
  type OutsideChannel,
  type Role,
} from '@fudao/plugin-sdk';
import type { Database } from '../../database/index.ts';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { Platform } from '../../runtime/platform.ts';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import type { OutsideChannels, OutsideMessage, Receiver, SendOutcome } from '../channels/channel.ts';
import { createNotificationsParts, type NotificationsParts } from '../notifications-parts.ts';
import { createNotificationsRoom } from '../notifications.room.ts';

const person = (id: string, role: Role): Caller => ({
  ...systemCaller,
  ...{ kind: 'account', id, name: `name of ${id}`, roles: [role], districtId: 'east', sessionId: `session-${id}` },
});

export const people = {
  student: person('s1', 'student'),
  other: person('s2', 'student'),
  teacher: person('t1', 'teacher'),
  city: person('c1', 'city-administrator'),
  district: person('d1', 'district-administrator'),
} as const;

const kind = (name: string, more: Partial<NotificationKind> = {}): NotificationKind => ({
  label: { 'zh-CN': `种类 ${name}`, en: `kind ${name}` },
  notice: { 'zh-CN': `一句话 ${name}`, en: `notice ${name}` },
  roles: ['student', 'teacher'],
  ...more,
});

/** What a room of the tests declares. */
export const kinds = {
  'bell.answered': kind('answered', { channels: ['push', 'mail'] }),
  'bell.rings': kind('rings', { urgent: true, channels: ['push'], usefulMinutes: 1 }),
  'bell.safety': kind('safety', { obligatory: true, channels: ['push'] }),
  'bell.desk': kind('desk', { roles: ['teacher'] }),
} as const;

const anything = Type.Object({}, { additionalProperties: true });

function standIn(name: string, actions: Record<string, (params: never) => unknown>, more: Partial<Room> = {}): Room {
  const define = (handler: (params: never) => unknown): ActionDefinition =>
    action({ summary: 'Stands in.', allow: 'internal', params: anything, returns: Type.Any(), handler: ({ params }) => handler(params as never) });
  const defined = Object.fromEntries(Object.entries(actions).map(([key, handler]) => [key, define(handler)]));
  return { name, service: defineService({ name, actions: defined }), ...more };
}

/** Says yes for students who did not refuse, knows no staff, and tells of changes as the room does. */
function aConsentRoom(refused: ReadonlySet<string>): Room {
  const check = ({ studentId }: { studentId: string }) => (refused.has(studentId) ? { allowed: false, why: 'refused' } : { allowed: studentId.startsWith('s') });
  const change = action({
    summary: 'Stands in.',
    allow: 'internal',
    params: anything,
    returns: Type.Null(),
    handler: async ({ transaction, params }) => (await transaction((work) => Promise.resolve(work.emit('consent.changed.v1', { ...params }))), null),
  });
  const room = standIn('consent', { check });
  return { ...room, service: { ...room.service, actions: { ...room.service.actions, change } }, events: { 'consent.changed.v1': anything } };
}

export interface Sent {
  readonly channel: OutsideChannel;
  readonly message: OutsideMessage;
  readonly to: unknown;
}

export interface Push {
  readonly audience: { readonly accounts?: readonly string[] };
  readonly event: string;
  readonly payload: { readonly unread: number };
}

export interface TestNotifications extends TestRooms {
  readonly parts: NotificationsParts;
  readonly clock: { now: number };
  readonly sent: Sent[];
  readonly pushes: Push[];
  readonly records: { kind: string; payload: Record<string, unknown> }[];
  /** What the next sends come to, the first first; then all are sent. */
  readonly outcomes: SendOutcome[];
  /** Sends everything that is due on the clock. */
  deliver(): Promise<void>;
  runTimers(): Promise<void>;
  /** Who did not consent to be told outside of the app. */
  readonly refused: Set<string>;
  /** What the room does where a person is erased. */
  erase(personId: string): Promise<void>;
  /** Whose messages channels were asked to forget. */
  readonly forgotten: Receiver[];
  reset(): Promise<void>;
}

const evening = Date.parse('2026-11-23T19:00:00+08:00');
const tables = ['notifications', 'mutes', 'choices', 'settings', 'addresses', 'devices', 'deliveries'];

export interface TestOptions {
  readonly databaseUrl?: string | undefined;
  /** Given instead of channels that only note what they are asked to send. */
  readonly channels?: (platform: Platform) => Partial<OutsideChannels>;
}

/** The notifications room among stand-ins, on a clock that tests move. */
export async function startNotifications({ databaseUrl, channels }: TestOptions = {}): Promise<TestNotifications> {
  const clock = { now: evening };
  const sent: Sent[] = [];
  const pushes: Push[] = [];
  const records: TestNotifications['records'] = [];
  const outcomes: SendOutcome[] = [];
  const refused = new Set<string>();
  const forgotten: Receiver[] = [];
  let parts!: NotificationsParts;
  let room!: Room;
  const noting = (channel: OutsideChannel) => ({
    channel,
    missing: null,
    send: (message: OutsideMessage, to: unknown): Promise<SendOutcome> => {
      sent.push({ channel, message, to });
      return Promise.resolve(outcomes.shift() ?? { isSent: true });
    },
  });
  const fakes = (): OutsideChannels =>
    ({ push: { ...noting('push'), publicKey: () => 'key' }, mail: noting('mail'), sms: { ...noting('sms'), forget: (person: Receiver) => Promise.resolve(void forgotten.push(person)) } }) as OutsideChannels;
  const device = { 'zh-CN': '安卓手机', en: 'Android phone' };
  const rooms = await startRooms(
    (platform, { host }) => {
      parts = createNotificationsParts(platform, { kinds: host.notificationKinds, channels: { ...fakes(), ...channels?.(platform) } });
      room = createNotificationsRoom(platform, { kinds: host.notificationKinds }, parts);
      return [
        standIn('identity', { sessions: () => ({ items: [{ device, isCurrent: true }] }) }),
        aConsentRoom(refused),
        standIn('records', { append: (record: { kind: string; payload: Record<string, unknown> }) => (records.push(record), {}) }),
        standIn('bell', {}, { notifications: kinds, broadcasts: { 'realtime.push': (message) => void pushes.push(message as never) } }),
        room,
      ];
    },
    { ...(databaseUrl && { databaseUrl }), now: () => new Date(clock.now) },
  );
  const { host } = rooms.runtime;
  const coreContext = () => new HandlerContext(host, { kind: 'core', id: 'notifications' }, { caller: systemCaller, requestId: '' }, {});
  return {
    ...rooms,
    ...{ parts, clock, sent, pushes, records, outcomes, forgotten, refused },
    deliver: () => parts.lines.drain(),
    erase: (personId) => room.privacy!.erasePerson!(coreContext() as never, personId),
    async runTimers() {
      const context = coreContext();
      for (const timer of Object.values(room.service.timers ?? {})) await timer.handler(context as never);
    },
    async reset() {
      await rooms.settle();
      await parts.lines.drain();
      for (const table of tables) await rooms.platform.database.run(`DELETE FROM notifications_${table}`);
      clock.now = evening;
      refused.clear();
      for (const list of [sent, pushes, records, outcomes, forgotten]) list.length = 0;
    },
  };
}

export const statesOf = async (database: Pick<Database, 'select'>) =>
  (await database.select<{ state: string }>('SELECT state FROM notifications_deliveries ORDER BY id')).map(({ state }) => state);
