import { action, consumer, defineService, Type, type ServiceDefinition, type TSchema } from '@fudao/plugin-sdk';
import type { Room } from '../../runtime/room.ts';
import type { Term } from '../ledger/terms.ts';
import type { PointsRules } from '../rules/points-rules.ts';
import type { Person } from '../scope.ts';

/** What the other rooms would know, and what they were told. */
export interface City {
  terms: Term[];
  districts: { id: string; name: string }[];
  people: Person[];
  /** The rules from a moment on, in order. */
  rules: { from: number; points: PointsRules }[];
  readonly records: { kind: string; subjectId: string; personId?: string; payload: Record<string, unknown> }[];
  /** What the ledger told of its lines. */
  readonly entered: { teacherId: string; type: string; gross: number; amount: number }[];
  readonly notified: { accountId: string; title: { en: string } }[];
}

export const usualRules: PointsRules = {
  perTerm: 5000,
  fenPerPoint: 1000,
  adoptedAnswersPerWeek: 30,
  tariff: { sessionMinute: 20, classMinute: 40, adoptedAnswer: 200, lesson: 500 },
};

export const autumn: Term = { id: 'autumn', name: '第一学期', schoolYear: '2026-2027', startsOn: '2026-09-01', endsOn: '2027-01-22' };
export const spring: Term = { id: 'spring', name: '第二学期', schoolYear: '2026-2027', startsOn: '2027-03-01', endsOn: '2027-07-09' };

export function aCity(): City {
  return {
    terms: [autumn, spring],
    districts: ['east', 'west'].map((id) => ({ id, name: `${id} district` })),
    people: [],
    rules: [{ from: 0, points: usualRules }],
    records: [],
    entered: [],
    notified: [],
  };
}

const anything = Type.Object({});

function answering<P extends TSchema>(params: P, handler: (params: never) => unknown) {
  return action({ summary: 'Stands in.', allow: 'internal', capability: 'x', params, returns: Type.Any(), handler: (ctx) => handler(ctx.params as never) });
}

/** Tells that a reservation took place, as the rules' room does. */
const settle = action({
  summary: 'Stands in.',
  allow: 'internal',
  params: anything,
  returns: Type.Null(),
  handler: (ctx) => ctx.transaction(async (work) => (work.emit('policy.settled.v1', ctx.params), null)),
});

/** Rooms that say what a spec's city knows. */
export function standInRooms(city: City): Room[] {
  const rulesAt = ({ at = Infinity }: { at?: number }) => {
    const version = city.rules.findLastIndex(({ from }) => from <= at) + 1;
    return { version: `city@${version}`, rules: { points: city.rules[version - 1]!.points } };
  };
  /** Monday to Friday from 18:00 to 21:00, eight hours ahead of UTC. */
  const withinHours = ({ at }: { at: number }) => {
    const local = new Date(at + 8 * 3_600_000);
    return { isWithin: local.getUTCDay() % 6 !== 0 && local.getUTCHours() >= 18 && local.getUTCHours() < 21 };
  };
  const named = (ids: string[] = []) => city.districts.filter(({ id }) => ids.includes(id));
  const teachers = () => city.people.map((one) => ({ ...one, districtName: one.districtId, schoolName: one.schoolId }));
  const rooms: Record<string, ServiceDefinition['actions']> = {
    policy: { rules: answering(anything, rulesAt), withinHours: answering(anything, withinHours), settle },
    organisation: {
      terms: answering(anything, () => ({ items: city.terms })),
      districts: answering(anything, () => ({ items: city.districts, nextCursor: null })),
      lookup: answering(anything, ({ districtIds }: { districtIds: string[] }) => ({ districts: named(districtIds), schools: [], classGroups: [] })),
    },
    identity: {
      accountDetails: answering(anything, ({ ids }: { ids: string[] }) => city.people.filter(({ id }) => ids.includes(id))),
      listAccounts: answering(anything, () => ({ items: teachers(), nextCursor: null })),
    },
    records: { append: answering(anything, (record: City['records'][number]) => void city.records.push(record)) },
    notifications: { send: answering(anything, (told: City['notified'][number]) => void city.notified.push(told)) },
  };
  const hear = consumer<City['entered'][number]>(async ({ event }) => void city.entered.push(event.payload));
  const reports: Room = { name: 'reports', service: defineService({ name: 'reports', events: { 'points.entered.v1': hear } }) };
  const answers = Object.entries(rooms).map(([name, actions]) => ({
    name,
    service: defineService({ name, actions: actions! }),
    ...(name === 'policy' ? { events: { 'policy.settled.v1': anything } } : {}),
  }));
  return [...answers, reports];
}
