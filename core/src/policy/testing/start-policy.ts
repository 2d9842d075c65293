import type { ServiceSchema } from 'moleculer';
import { action, consumer, defineService, systemCaller, Type, type Caller } from '@fudao/plugin-sdk';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { datesBetween, weekdayOf } from '../../runtime/city-time/index.ts';
import { createPolicyRoom } from '../policy.room.ts';
import type { AdmissionState } from '../engine/facts.ts';

/** What other rooms would say; a test changes it. */
export interface World {
  now: Date;
  readonly holidays: Set<string>;
  readonly standings: Map<string, { state: AdmissionState; validUntil: number | null }>;
  /** Comes between an answer of the admission room and its arrival. */
  onStanding: () => Promise<void>;
  /** District of a person; `east` unless told. */
  readonly districts: Map<string, string>;
  /** The rating that a student owes. */
  readonly owed: Map<string, string>;
  /** Account ids that a notification was sent to. */
  readonly told: string[];
  /** What open pages were told. */
  readonly pushed: string[];
  /** Name and own key of what was released, or told to end. */
  readonly ended: string[];
  /** What was told of what took place. */
  readonly settled: Record<string, unknown>[];
  /** Who is suspended; only ever grows. */
  readonly suspensions: { personId: string; pluginId: string | null; until: number | null }[];
  /** What was put on the record. */
  readonly records: { kind: string; payload: object }[];
}

const standIns = (world: World): ServiceSchema[] => [
  {
    name: 'identity',
    actions: {
      districts: ({ params }: { params: { ids: string[] } }) => params.ids.map((id) => ({ id, districtId: world.districts.get(id) ?? 'east' })),
      accountDetails: ({ params }: { params: { ids: string[] } }) =>
        params.ids.map((id) => ({ id, name: `name of ${id}`, districtId: world.districts.get(id) ?? 'east', schoolId: 'school-1' })),
      holdersOf: ({ params }: { params: { scopeIds: string[] } }) => params.scopeIds.map((scopeId) => ({ accountId: `admin of ${scopeId}`, scopeId })),
    },
  },
  { name: 'ratings', actions: { owed: ({ params }: { params: { studentId: string } }) => ({ items: [world.owed.get(params.studentId)].flatMap((id) => (id ? [{ id }] : [])) }) } },
  { name: 'notifications', actions: { send: ({ params }: { params: { accountId: string } }) => (world.told.push(params.accountId), { id: null }) } },
  { name: 'realtime', events: { 'realtime.push': ({ params }: { params: { event: string } }) => void world.pushed.push(params.event) } },
  { name: 'records', actions: { append: ({ params }: { params: World['records'][number] }) => (world.records.push(params), { seq: 1 }) } },
];

const suspended = 'safety.suspended.v1';
const calendarChanged = 'organisation.calendar-changed.v1';
const standingChanged = 'admission.standing-changed.v1';

/** Says who is admitted, and that it has changed. */
function admissionRoom(world: World): Room {
  const Teacher = Type.Object({ teacherId: Type.String() });
  const about = { summary: 'Stands in.', allow: 'internal', params: Teacher, returns: Type.Any() } as const;
  const standing = action({
    ...about,
    handler: async ({ params }) => {
      const answer = world.standings.get(params.teacherId) ?? { state: 'admitted', validUntil: null };
      await world.onStanding();
      return answer;
    },
  });
  const tell = action({ ...about, handler: (ctx) => ctx.transaction(async (work) => work.emit(standingChanged, ctx.params)) });
  return { name: 'admission', events: { [standingChanged]: Teacher }, service: defineService({ name: 'admission', actions: { standing, tell } }) };
}

interface Days {
  from: string;
  to: string;
  districtId?: string;
}

/** Says which days are school days, and that it has changed. */
function organisationRoom(world: World): Room {
  const Changed = Type.Object({ districtId: Type.Union([Type.String(), Type.Null()]), taken: Type.Array(Type.String()) });
  const about = { summary: 'Stands in.', allow: 'internal', returns: Type.Any() } as const;
  const isSchoolDay = (date: string, districtId?: string) => weekdayOf(date) < 6 && !world.holidays.has(date) && !world.holidays.has(`${districtId} ${date}`);
  const kindOf = (date: string, districtId?: string) => (weekdayOf(date) > 5 ? 'weekend' : isSchoolDay(date, districtId) ? 'school-day' : isSchoolDay(date) ? 'district-free' : 'holiday');
  const dayOf = (date: string, districtId?: string) => ({ date, kind: kindOf(date, districtId), name: 'its name', isSchoolDay: isSchoolDay(date, districtId) });
  const daysOf = ({ from, to, districtId }: Days) => datesBetween(from, to).map((date) => dayOf(date, districtId));
  const districts = action({ ...about, params: Type.Any(), handler: () => ({ items: [{ id: 'east' }, { id: 'west' }] }) });
  const calendar = action({ ...about, params: Type.Any(), handler: ({ params }) => ({ items: daysOf(params as Days) }) });
  const tell = action({ ...about, params: Changed, handler: (ctx) => ctx.transaction(async (work) => work.emit(calendarChanged, ctx.params)) });
  return { name: 'organisation', events: { [calendarChanged]: Changed }, service: defineService({ name: 'organisation', actions: { districts, calendar, tell } }) };
}

/** Says who is suspended, and from what. */
function safetyRoom(world: World): Room {
  const Suspension = Type.Object({ personId: Type.String(), pluginId: Type.Union([Type.String(), Type.Null()]) });
  const about = { summary: 'Stands in.', allow: 'internal', returns: Type.Any() } as const;
  const stateSince = (seen: number | null) => {
    const revision = world.suspensions.length;
    return { revision, items: seen === revision ? null : [...world.suspensions] };
  };
  const suspensionState = action({ ...about, params: Type.Object({ revision: Type.Union([Type.Integer(), Type.Null()]) }), handler: ({ params }) => stateSince(params.revision) });
  const tell = action({ ...about, params: Suspension, handler: (ctx) => ctx.transaction(async (work) => work.emit(suspended, ctx.params)) });
  return { name: 'safety', events: { [suspended]: Suspension }, service: defineService({ name: 'safety', actions: { suspensionState, tell } }) };
}

/** Hears what the policy room tells of reservations. */
function listenerRoom(world: World): Room {
  const names = ['policy.released.v1', 'policy.end-now.v1'];
  const settled = consumer<Record<string, unknown>>(async ({ event }) => void world.settled.push(event.payload));
  const listen = consumer<{ ownKey: string }>(async ({ event }) => void world.ended.push(`${event.name} ${event.payload.ownKey}`));
  return { name: 'listener', service: defineService({ name: 'listener', events: { ...Object.fromEntries(names.map((name) => [name, listen])), 'policy.settled.v1': settled } }) };
}

export interface PolicyStage extends TestRooms {
  readonly world: World;
}

/** The policy room alone, on a Monday evening at ten past six. */
export async function startPolicy(databaseUrl?: string): Promise<PolicyStage> {
  const world: World = {
    now: new Date('2026-11-23T18:10:00+08:00'),
    holidays: new Set(),
    standings: new Map(),
    onStanding: () => Promise.resolve(),
    districts: new Map(),
    owed: new Map(),
    told: [],
    pushed: [],
    ended: [],
    settled: [],
    records: [],
    suspensions: [],
  };
  const options = { now: () => world.now, ...(databaseUrl && { databaseUrl }) };
  const rooms = await startRooms((platform, { broker }) => {
    for (const service of standIns(world)) broker.createService(service);
    return [organisationRoom(world), admissionRoom(world), safetyRoom(world), listenerRoom(world), createPolicyRoom(platform)];
  }, options);
  return { ...rooms, world };
}

export const student = (id = 's1'): Caller => ({ ...systemCaller, kind: 'account', id, name: '', roles: ['student'], districtId: 'east' });
export const teacher = (id = 't1'): Caller => ({ ...student(id), roles: ['teacher'] });

export const cityAdministrator: Caller = { ...teacher('c1'), roles: ['city-administrator'], districtId: null };
export const districtAdministrator = (districtId = 'east'): Caller => ({ ...teacher(`d-${districtId}`), roles: ['district-administrator'], districtId });
