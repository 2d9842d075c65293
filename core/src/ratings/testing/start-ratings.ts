import { action, defineService, systemCaller, Type, type ActionDefinition, type Caller, type Role } from '@fudao/plugin-sdk';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { createRatingsRoom } from '../ratings.room.ts';

const person = (id: string, role: Role, districtId: string | null, classGroupId: string | null = null, schoolId: string | null = null): Caller => ({
  ...systemCaller,
  ...{ kind: 'account', id, name: `name of ${id}`, roles: [role], districtId, classGroupId, schoolId },
});

/** Students s1 to s12 of the east (c1, and from s7 on c2) and west1; teachers and administrators of both districts. */
export const people = {
  students: Array.from({ length: 12 }, (_, index) => person(`s${index + 1}`, 'student', 'east', index < 6 ? 'c1' : 'c2')),
  west1: person('west1', 'student', 'west', 'w1'),
  lin: person('lin', 'teacher', 'east', null, 'school-1'),
  gu: person('gu', 'teacher', 'west'),
  school: person('school-admin', 'school-administrator', 'east', null, 'school-1'),
  otherSchool: person('other-school-admin', 'school-administrator', 'east', null, 'school-2'),
  east: person('east-admin', 'district-administrator', 'east'),
  west: person('west-admin', 'district-administrator', 'west'),
  city: person('city-admin', 'city-administrator', null),
} as const;

const everybody: readonly Caller[] = [...people.students, ...Object.values(people).flatMap((one) => (Array.isArray(one) ? [] : [one as Caller]))];

interface Heard {
  /** Of admissions that do not stand. */
  readonly standings: Record<string, string>;
  readonly records: { kind: string; subjectId: string; personId?: string; payload: Record<string, unknown> }[];
  readonly notices: { accountId: string; kind: string }[];
  readonly pushes: { audience: { accounts: string[] }; event: string; payload: Record<string, unknown> }[];
}

const anything = Type.Object({}, { additionalProperties: true });

function standIn(name: string, actions: Record<string, (params: never) => unknown>, broadcasts?: Room['broadcasts']): Room {
  const define = (handler: (params: never) => unknown): ActionDefinition =>
    action({ summary: 'Stands in.', allow: 'internal', params: anything, returns: Type.Any(), handler: ({ params }) => handler(params as never) });
  const service = defineService({ name, actions: Object.fromEntries(Object.entries(actions).map(([key, handler]) => [key, define(handler)])) });
  return { name, service, ...(broadcasts && { broadcasts }) };
}

/** Tells that something reserved took place, as the rules' room does. */
function rulesRoom(): Room {
  const settle = action({
    ...{ summary: 'Stands in.', allow: 'internal', params: anything, returns: Type.Null() },
    handler: (ctx) => ctx.transaction(async (work) => (work.emit('policy.settled.v1', ctx.params), null)),
  });
  return { name: 'policy', service: defineService({ name: 'policy', actions: { settle } }), events: { 'policy.settled.v1': anything } };
}

function standIns(heard: Heard): Room[] {
  const details = ({ ids }: { ids: string[] }) => everybody.filter(({ id }) => ids.includes(id));
  const named = (kind: string, ids: string[] = []) => ids.map((id) => ({ id, name: `${kind} ${id}` }));
  const lookup = (asked: { districtIds?: string[]; schoolIds?: string[]; classGroupIds?: string[] }) => ({
    ...{ districts: named('district', asked.districtIds), schools: named('school', asked.schoolIds) },
    classGroups: named('class', asked.classGroupIds),
  });
  const standing = ({ teacherId }: { teacherId: string }) => ({ state: heard.standings[teacherId] ?? 'admitted', subjects: ['math'], grades: [7, 8] });
  return [
    standIn('identity', { accountDetails: details }),
    standIn('organisation', { lookup }),
    standIn('admission', { standing }),
    rulesRoom(),
    standIn('knowledge', { knowledgePoints: ({ subject }: { subject: string }) => ({ items: [{ id: `${subject}-1`, name: `point of ${subject}` }] }) }),
    standIn('safety', { screen: ({ text }: { text: string }) => ({ verdict: 'clean', findings: text.includes('微信') ? [{ kind: 'messenger' }] : [] }) }),
    standIn('records', { append: (record: Heard['records'][number]) => (heard.records.push(record), {}) }),
    standIn('notifications', { send: (notice: Heard['notices'][number]) => (heard.notices.push(notice), {}) }, {
      'realtime.push': (message) => void heard.pushes.push(message as never),
    }),
  ];
}

export interface TestRatings extends TestRooms {
  readonly heard: Heard;
  readonly clock: { now: number };
  passDays(days: number): void;
  /** What a timer would do now. */
  runTimer(name: 'take past days into the portraits' | 'look for anomalies of ratings'): Promise<void>;
  reset(): Promise<void>;
}

const evening = Date.parse('2026-11-23T19:00:00+08:00');
const tables = ['ratings', 'teachers', 'portrait_months', 'portrait_parts', 'appeals', 'appeal_steps', 'flags'];

/** The ratings room among stand-ins, on a clock that tests move. */
export async function startRatings(databaseUrl: string | undefined): Promise<TestRatings> {
  const heard: Heard = { standings: {}, records: [], notices: [], pushes: [] };
  const clock = { now: evening };
  let room: Room | undefined;
  const create = (platform: Parameters<typeof createRatingsRoom>[0]) => [...standIns(heard), (room = createRatingsRoom(platform))];
  const rooms = await startRooms(create, { ...(databaseUrl && { databaseUrl }), now: () => new Date(clock.now) });
  const { host } = rooms.runtime;
  return {
    ...rooms,
    heard,
    clock,
    passDays: (days) => void (clock.now += days * 86_400_000),
    async runTimer(name) {
      const context = new HandlerContext(host, { kind: 'core', id: 'ratings' }, { caller: systemCaller, requestId: '' }, {});
      await room!.service.timers![name]!.handler(context as never);
    },
    async reset() {
      await rooms.settle();
      for (const table of tables) await rooms.platform.database.run(`DELETE FROM ratings_${table}`);
      clock.now = evening;
      for (const list of [heard.records, heard.notices, heard.pushes]) list.length = 0;
      for (const id of Object.keys(heard.standings)) delete heard.standings[id];
    },
  };
}
