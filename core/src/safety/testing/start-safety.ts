import { action, commonErrors, defineService, systemCaller, Type, type ActionDefinition, type Caller, type LocalText, type Role } from '@fudao/plugin-sdk';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { createSafetyRoom } from '../safety.room.ts';

const person = (id: string, role: Role, districtId: string | null, schoolId: string | null): Caller => ({
  ...systemCaller,
  ...{ kind: 'account', id, name: `name of ${id}`, roles: [role], districtId, schoolId },
});

/** Students and a teacher of school e1 in the east, who answer for them, and others in the west. */
export const people = {
  ann: person('ann', 'student', 'east', 'e1'),
  bo: person('bo', 'student', 'east', 'e1'),
  wen: person('wen', 'student', 'west', 'w1'),
  lin: person('lin', 'teacher', 'east', 'e1'),
  school: person('e1-admin', 'school-administrator', 'east', 'e1'),
  school2: person('e1-admin-2', 'school-administrator', 'east', 'e1'),
  east: person('east-admin', 'district-administrator', 'east', null),
  east2: person('east-admin-2', 'district-administrator', 'east', null),
  west: person('west-admin', 'district-administrator', 'west', null),
  city: person('city-admin', 'city-administrator', null, null),
} as const;

interface Heard {
  readonly records: { kind: string; subjectId: string; personId?: string; payload: Record<string, unknown> }[];
  readonly notices: { accountId: string; kind: string; title: LocalText }[];
  readonly events: { name: string; payload: Record<string, unknown> }[];
  readonly broadcasts: string[];
}

const anything = Type.Object({}, { additionalProperties: true });

function standIn(name: string, actions: Record<string, (params: never, by: Caller) => unknown>, more: Partial<Room> = {}): Room {
  const define = (handler: (params: never, by: Caller) => unknown): ActionDefinition =>
    action({ summary: 'Stands in.', allow: 'internal', params: anything, returns: Type.Any(), handler: (ctx) => handler(ctx.params as never, ctx.caller) });
  const service = defineService({ name, actions: Object.fromEntries(Object.entries(actions).map(([key, handler]) => [key, define(handler)])) });
  return { name, service, ...more };
}

export interface TestSafety extends TestRooms {
  readonly heard: Heard;
  readonly clock: { now: number };
  /** Roles that somebody lost after the sign-in. */
  readonly lost: Set<string>;
  runTimer(name: string): Promise<void>;
  /** What the screening of the Q&A centre held. */
  flagAsPlugin(doubtful: Record<string, unknown>): Promise<{ id: string }>;
  reset(): Promise<void>;
}

const evening = Date.parse('2026-11-24T19:00:00+08:00');
const tables = ['list_versions', 'suspensions', 'cases', 'reports', 'case_steps', 'reporters'];

function standIns(heard: Heard, lost: ReadonlySet<string>): Room[] {
  const known = Object.values(people);
  const details = ({ ids }: { ids: string[] }) =>
    known.filter(({ id }) => ids.includes(id)).map((one) => ({ ...one, status: 'active', roles: lost.has(one.id) ? ['teacher'] : one.roles }));
  const holders = ({ role, scopeIds }: { role: Role; scopeIds: string[] }) =>
    known.filter((one) => one.roles.includes(role) && scopeIds.includes(one.schoolId ?? one.districtId ?? '')).map(({ id }) => ({ accountId: id, scopeId: '' }));
  /** Answers of lin, that students of the east see. */
  const content = ({ id }: { id: string }, by: Caller) => {
    if (by.districtId !== 'east' || !id.startsWith('answer-')) throw commonErrors.NOT_FOUND();
    return { authorId: 'lin', text: `text of ${id}` };
  };
  const names = ['safety.suspended.v1', 'safety.reinstated.v1', 'safety.content-hidden.v1', 'safety.content-shown.v1'];
  const hear = (name: string) => ({ handler: ({ event }: { event: { payload: Record<string, unknown> } }) => (heard.events.push({ name, payload: event.payload }), Promise.resolve()) });
  const listener = defineService({ name: 'listener', events: Object.fromEntries(names.map((name) => [name, hear(name)])) as never });
  return [
    standIn('identity', { accountDetails: details, holdersOf: holders }),
    standIn('records', { append: (record: Heard['records'][number]) => (heard.records.push(record), {}) }),
    standIn('notifications', { send: (notice: Heard['notices'][number]) => (heard.notices.push(notice), {}) }),
    standIn('policy', { heldOf: ({ personId }: { personId: string }) => ({ count: personId === 'bo' ? 2 : 0 }) }),
    standIn('question-answer', { 'safety.content': content }),
    { name: 'listener', service: listener, broadcasts: { 'safety.suspensions-changed': () => void heard.broadcasts.push('changed') } },
  ];
}

/** The room for safety among stand-ins, on a clock that tests move. */
export async function startSafety(databaseUrl: string | undefined): Promise<TestSafety> {
  const heard: Heard = { records: [], notices: [], events: [], broadcasts: [] };
  const clock = { now: evening };
  const lost = new Set<string>();
  let room: Room | undefined;
  const create = (platform: Parameters<typeof createSafetyRoom>[0]) => [...standIns(heard, lost), (room = createSafetyRoom(platform))];
  const rooms = await startRooms(create, { ...(databaseUrl && { databaseUrl }), now: () => new Date(clock.now) });
  const { host } = rooms.runtime;
  // The Q&A centre is a stand-in here, and has no manifest to be granted it by.
  Object.assign(rooms.plugins, { hasCapability: (_plugin: unknown, capability: string) => capability === 'safety.screen' });
  return {
    ...rooms,
    heard,
    clock,
    lost,
    async runTimer(name) {
      const context = new HandlerContext(host, { kind: 'core', id: 'safety' }, { caller: systemCaller, requestId: '' }, {});
      await room!.service.timers![name]!.handler(context as never);
    },
    flagAsPlugin: (doubtful) => rooms.call('safety.flag', doubtful, systemCaller, { plugin: { id: 'question-answer', version: '1.0.0' } }),
    async reset() {
      await rooms.settle();
      for (const table of tables) await rooms.platform.database.run(`DELETE FROM safety_${table}`);
      clock.now = evening;
      lost.clear();
      for (const list of Object.values(heard)) list.length = 0;
    },
  };
}
