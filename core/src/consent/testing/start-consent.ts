import { action, defineService, systemCaller, Type, type ActionDefinition, type Caller, type Role } from '@fudao/plugin-sdk';
import type { ConsentAsk } from '../../plugin-manager/node/consent-ask.ts';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { readConsentPolicy, type ConsentPolicy } from '../consent-policy.ts';
import { createConsentRoom } from '../consent.room.ts';

interface TestStudent extends Caller {
  readonly birthDate: string | null;
}

const person = (id: string, role: Role, place: Partial<Caller>): Caller => ({
  ...systemCaller,
  ...{ kind: 'account', id, name: `name of ${id}`, roles: [role], ...place },
});
const student = (id: string, birthDate: string | null, schoolId = 'qinghe', classGroupId = 'c1'): TestStudent => ({
  ...person(id, 'student', { districtId: schoolId === 'songtai' ? 'west' : 'east', schoolId, classGroupId }),
  birthDate,
});
const school = (schoolId: string) => person(`${schoolId}-admin`, 'school-administrator', { districtId: schoolId === 'songtai' ? 'west' : 'east', schoolId });

/** It is 22 November 2026: `child` is 13, `soon` is 14 on 10 December, `grown` is 15, of `unsaid` nobody knows it. */
export const people = {
  child: student('child', '2013-05-20'),
  soon: student('soon', '2012-12-10'),
  grown: student('grown', '2011-06-01', 'qinghe', 'c2'),
  unsaid: student('unsaid', null, 'qinghe', 'c2'),
  other: student('other', '2013-08-08', 'songtai', 'w1'),
  qinghe: school('qinghe'),
  songtai: school('songtai'),
  east: person('east-admin', 'district-administrator', { districtId: 'east' }),
  city: person('city-admin', 'city-administrator', {}),
  teacher: person('lin', 'teacher', { districtId: 'east', schoolId: 'qinghe' }),
} as const;

const students: TestStudent[] = [people.child, people.soon, people.grown, people.unsaid, people.other];

interface Heard {
  readonly records: { kind: string; subjectId: string; personId?: string; payload: Record<string, unknown> }[];
  readonly notices: { accountId: string; kind: string }[];
  readonly events: Record<string, unknown>[];
  readonly dataAsked: { id: string; personId: string; kind: string; guardianName: string; relation: string }[];
}

const anything = Type.Object({}, { additionalProperties: true });

function standIn(name: string, actions: Record<string, (params: never) => unknown>, events?: Room['service']['events']): Room {
  const define = (handler: (params: never) => unknown): ActionDefinition =>
    action({ summary: 'Stands in.', allow: 'internal', params: anything, returns: Type.Any(), handler: ({ params }) => handler(params as never) });
  const own = Object.fromEntries(Object.entries(actions).map(([key, handler]) => [key, define(handler)]));
  return { name, service: defineService({ name, actions: own, ...(events && { events }) }) };
}

function standIns(heard: Heard, birthDates: Map<string, string | null>): Room[] {
  const everybody = Object.values(people) as Caller[];
  const shown = (one: TestStudent) => ({ id: one.id, districtId: one.districtId, schoolId: one.schoolId, classGroupId: one.classGroupId, birthDate: birthDates.get(one.id) ?? null });
  const named = (ids: string[] = []) => ids.map((id) => ({ id, name: `name of ${id}` }));
  return [
    standIn('identity', {
      students: ({ ids, after, limit }: { ids?: string[]; after?: string; limit?: number }) =>
        (ids ? students.filter(({ id }) => ids.includes(id)) : students.filter(({ id }) => id > after!).slice(0, limit)).map(shown),
      accountDetails: ({ ids }: { ids: string[] }) => everybody.filter(({ id }) => ids.includes(id)).map((one) => ({ ...one, educationId: `E-${one.id}` })),
    }),
    standIn('organisation', {
      lookup: (wanted: { schoolIds?: string[]; classGroupIds?: string[] }) => ({ schools: named(wanted.schoolIds), classGroups: named(wanted.classGroupIds), districts: [] }),
    }),
    standIn('privacy', {
      openKinds: () => ({ kinds: heard.dataAsked.map(({ kind }) => kind) }),
      askForChild: (asked: Heard['dataAsked'][number]) => (heard.dataAsked.push(asked), {}),
    }),
    standIn('records', { append: (record: Heard['records'][number]) => (heard.records.push(record), {}) }),
    standIn('notifications', { send: (notice: Heard['notices'][number]) => (heard.notices.push(notice), {}) }),
    standIn('listener', {}, { 'consent.changed.v1': { handler: async ({ event }) => void heard.events.push((event as { payload: Record<string, unknown> }).payload) } }),
  ];
}

const text = (words: string) => ({ 'zh-CN': words, en: words });

/** What the plugin `mind-map` of a vendor asks for. */
export const mindMap: ConsentAsk = {
  ...{ pluginId: 'mind-map', name: text('Mind map'), purpose: text('Draws what you learned') },
  ...{ recipients: [text('Acme')], retention: 'P1Y', version: 'v1' },
};

export interface TestConsent extends TestRooms {
  readonly heard: Heard;
  readonly clock: { now: number };
  /** What plugins ask for now. */
  readonly asked: { asks: ConsentAsk[] };
  readonly policy: ConsentPolicy;
  readonly birthDates: Map<string, string | null>;
  runTimer(name: string): Promise<void>;
  reset(): Promise<void>;
}

const noon = Date.parse('2026-11-22T12:00:00+08:00');
const tables = ['students', 'decisions', 'changes', 'codes', 'attempts'];

/** The consent room among stand-ins, on a clock that tests move. */
export async function startConsent(databaseUrl: string | undefined): Promise<TestConsent> {
  const heard: Heard = { records: [], notices: [], events: [], dataAsked: [] };
  const clock = { now: noon };
  const asked = { asks: [mindMap] };
  const birthDates = new Map<string, string | null>();
  const fresh = await readConsentPolicy();
  const policy = structuredClone(fresh);
  let room: Room | undefined;
  const rooms = await startRooms(
    (platform, { host }) => [
      ...standIns(heard, birthDates),
      (room = createConsentRoom(platform, {
        ...{ door: host.consents, policy },
        pluginAsksFor: ({ districtId }) => (districtId === 'east' ? asked.asks : []),
        pluginAskOf: ({ id }) => asked.asks.find(({ pluginId }) => pluginId === id),
      })),
    ],
    { ...(databaseUrl && { databaseUrl }), now: () => new Date(clock.now) },
  );
  const { host } = rooms.runtime;
  return {
    ...{ ...rooms, heard, clock, asked, policy, birthDates },
    async runTimer(name) {
      const context = new HandlerContext(host, { kind: 'core', id: 'consent' }, { caller: systemCaller, requestId: '' }, {});
      await room!.service.timers![name]!.handler(context as never);
    },
    async reset() {
      await rooms.settle();
      for (const table of tables) await rooms.platform.database.run(`DELETE FROM consent_${table}`);
      clock.now = noon;
      asked.asks = [mindMap];
      Object.assign(policy, structuredClone(fresh));
      for (const one of students) birthDates.set(one.id, one.birthDate);
      rooms.platform.broadcast('consent.changed', { studentIds: students.map(({ id }) => id) });
      for (const list of Object.values(heard)) list.length = 0;
    },
  };
}

