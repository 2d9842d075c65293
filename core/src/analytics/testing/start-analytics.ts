import { action, defineService, systemCaller, Type, type ActionDefinition, type Caller, type Role } from '@fudao/plugin-sdk';
import { datesBetween, weekdayOf } from '../../runtime/city-time/index.ts';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import { deliveryAction } from '../../runtime/host/service-schema.ts';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import type { Platform } from '../../runtime/platform.ts';
import { createAnalyticsRoom } from '../analytics.room.ts';

const person = (id: string, role: Role, districtId: string | null, schoolId: string | null = null): Caller => ({
  ...{ ...systemCaller, kind: 'account', id, name: `name of ${id}`, roles: [role], districtId, schoolId },
});

/** Two districts, east with the schools e1 and e2, west with w1. */
export const people = {
  lin: person('lin', 'teacher', 'east', 'e1'),
  mei: person('mei', 'teacher', 'east', 'e2'),
  gu: person('gu', 'teacher', 'west', 'w1'),
  ann: person('ann', 'student', 'east', 'e1'),
  bo: person('bo', 'student', 'east', 'e2'),
  wen: person('wen', 'student', 'west', 'w1'),
  e1: person('e1-admin', 'school-administrator', 'east', 'e1'),
  east: person('east-admin', 'district-administrator', 'east'),
  west: person('west-admin', 'district-administrator', 'west'),
  city: person('city-admin', 'city-administrator', null),
} as const;

const everybody: readonly Caller[] = Object.values(people);
const places = {
  districts: ['east', 'west'].map((id) => ({ id, name: `district ${id}` })),
  schools: ['e1', 'e2', 'w1'].map((id) => ({ id, name: `school ${id}`, districtId: id === 'w1' ? 'west' : 'east' })),
};

export interface Heard {
  readonly records: { kind: string; subjectId: string; payload: Record<string, unknown> }[];
  readonly notices: { accountId: string; kind: string; link: string }[];
}

const anything = Type.Object({}, { additionalProperties: true });

function standIn(name: string, actions: Record<string, (params: never) => unknown>): Room {
  const define = (handler: (params: never) => unknown): ActionDefinition =>
    action({ summary: 'Stands in.', allow: 'internal', params: anything, returns: Type.Any(), handler: ({ params }) => handler(params as never) });
  return { name, service: defineService({ name, actions: Object.fromEntries(Object.entries(actions).map(([key, handler]) => [key, define(handler)])) }) };
}

interface Ids {
  readonly ids?: readonly string[];
  readonly districtIds?: readonly string[];
  readonly schoolIds?: readonly string[];
  readonly role?: Role;
  readonly scopeIds?: readonly string[];
}

const isHolder = ({ role, scopeIds = [] }: Ids, { roles, schoolId, districtId }: Caller) =>
  roles.includes(role!) && scopeIds.includes({ 'school-administrator': schoolId, 'district-administrator': districtId }[role as string] ?? '');

function standIns(heard: Heard, erased: ReadonlySet<string>): Room[] {
  const named = <T extends { id: string }>(all: readonly T[], ids: readonly string[] = []) => all.filter(({ id }) => ids.includes(id));
  const calendar = ({ from, to }: { from: string; to: string }) => ({
    items: datesBetween(from, to).map((date) => ({ date, isSchoolDay: weekdayOf(date) < 6 })),
  });
  return [
    standIn('identity', {
      accountDetails: ({ ids }: Ids) => named(everybody, ids).filter(({ id }) => !erased.has(id)),
      holdersOf: (asked: Ids) => everybody.filter((one) => isHolder(asked, one)).map(({ id }) => ({ accountId: id, scopeId: '' })),
    }),
    standIn('organisation', {
      calendar,
      lookup: ({ districtIds, schoolIds }: Ids) => ({ districts: named(places.districts, districtIds), schools: named(places.schools, schoolIds), classGroups: [] }),
    }),
    standIn('policy', { rules: () => ({ version: 'city@1', rules: { tutoringHours: { from: '18:00', to: '21:00' } } }) }),
    standIn('knowledge', {
      subjects: () => ({ subjects: [{ id: 'math', name: { 'zh-CN': '数学', en: 'Mathematics' } }] }),
      knowledgePoints: () => ({ items: [{ id: 'kp-1', name: '=勾股定理' }, { id: 'kp-2', name: '全等三角形' }] }),
      bankQuestions: ({ ids }: Ids) => ({ items: (ids ?? []).map((id) => ({ id, knowledgePointIds: [`kp-${id.slice(-1)}`] })) }),
    }),
    standIn('records', { append: (record: Heard['records'][number]) => (heard.records.push(record), {}) }),
    standIn('notifications', { send: (notice: Heard['notices'][number]) => (heard.notices.push(notice), {}) }),
  ];
}

export interface TestAnalytics extends TestRooms {
  readonly heard: Heard;
  readonly clock: { now: number };
  readonly erased: Set<string>;
  /** Hands an event over as the relay does; without an id it is a new one. */
  deliver(name: string, payload: Record<string, unknown>, at: string, id?: string): Promise<void>;
  runTimer(): Promise<void>;
  erase(personId: string): Promise<void>;
  exportPerson(personId: string): Promise<Record<string, unknown>>;
  reset(): Promise<void>;
}

const tables = ['teachers', 'activities', 'ratings', 'flags', 'questions', 'asked', 'sums', 'fixed', 'fixed_sums', 'entries', 'seats'];
/** A Monday, at noon. */
const noon = Date.parse('2026-11-23T12:00:00+08:00');

/** The analytics room among stand-ins, on a clock that tests move, and real rooms that it should hear of. */
export async function startAnalytics(databaseUrl?: string, others: (platform: Platform) => Room[] = () => []): Promise<TestAnalytics> {
  const heard: Heard = { records: [], notices: [] };
  const clock = { now: noon };
  const erased = new Set<string>();
  let room: Room | undefined;
  const create = (platform: Platform) => [...standIns(heard, erased), ...others(platform), (room = createAnalyticsRoom(platform))];
  const rooms = await startRooms(create, { ...(databaseUrl && { databaseUrl }), now: () => new Date(clock.now) });
  const context = () => new HandlerContext(rooms.runtime.host, { kind: 'core', id: 'analytics' }, { caller: systemCaller, requestId: '' }, {}) as never;
  let made = 0;
  return {
    ...rooms,
    ...{ heard, clock, erased },
    async deliver(name, payload, at, id = `event-${++made}`) {
      await rooms.call(`analytics.${deliveryAction(name)}`, { id, name, payload, at: Date.parse(at) });
    },
    async runTimer() {
      await Object.values(room!.service.timers!)[0]!.handler(context());
      await rooms.settle();
    },
    async erase(personId) {
      erased.add(personId);
      await room!.privacy!.erasePerson!(context(), personId);
    },
    exportPerson: async (personId) => (await room!.privacy!.exportPerson!(context(), personId)) as Record<string, unknown>,
    async reset() {
      await rooms.settle();
      for (const table of tables) await rooms.platform.database.run(`DELETE FROM analytics_${table}`);
      clock.now = noon;
      erased.clear();
      for (const list of Object.values(heard)) list.length = 0;
    },
  };
}
