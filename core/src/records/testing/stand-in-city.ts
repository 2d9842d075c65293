import { action, defineService, systemCaller, Type, type Caller, type Role, type ServiceDefinition } from '@fudao/plugin-sdk';
import type { Room } from '../../runtime/room.ts';

interface Someone {
  readonly id: string;
  readonly educationId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

const someone = (id: string, role: Role, districtId: string | null, schoolId: string | null): Someone => {
  return { id, educationId: `E-${id}`, name: `姓名${id}`, roles: [role], districtId, schoolId };
};

/** Students and administrators of two districts, `e` and `w`, and two schools, `e1` and `e2`, of the first. */
export const people = [
  ...['s0', 's1', 's2'].map((id) => someone(id, 'student', 'east', 'e1')),
  someone('s3', 'student', 'east', 'e2'),
  someone('s9', 'student', 'west', 'w1'),
  someone('school', 'school-administrator', 'east', 'e1'),
  someone('school-2', 'school-administrator', 'east', 'e1'),
  someone('d1', 'district-administrator', 'east', null),
  someone('d2', 'district-administrator', 'west', null),
  someone('c1', 'city-administrator', null, null),
] as const;

/** The caller that one of `people` is. */
export function as(id: string): Caller {
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error(`Nobody is called ${id}.`);
  const { name, roles, districtId, schoolId } = found;
  return { ...systemCaller, kind: 'account', id, name, roles, districtId, schoolId };
}

/** Whom a notification was sent to. */
export const told: string[] = [];

function answering(handler: (params: never) => unknown) {
  const params = Type.Object({});
  return action({ summary: 'Stands in.', allow: 'internal', params, returns: Type.Any(), handler: (ctx) => handler(ctx.params as never) });
}

const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: `${id} 名` }));

/** The rooms that know people and places, as the records room asks them; `more` by room and action. */
export function standInCity(more: Record<string, Record<string, (params: never) => unknown>> = {}): Room[] {
  const answers: Record<string, Record<string, (params: never) => unknown>> = {
    identity: {
      accountDetails: ({ ids }: { ids: string[] }) => people.filter(({ id }) => ids.includes(id)),
      holdersOf: ({ role, scopeIds }: { role: Role; scopeIds: string[] }) =>
        people
          .filter(({ roles, schoolId, districtId }) => roles[0] === role && scopeIds.includes(schoolId ?? districtId ?? ''))
          .map(({ id }) => ({ accountId: id })),
      students: ({ ids = [] }: { ids?: string[] }) =>
        people.filter(({ id, roles }) => roles[0] === 'student' && ids.includes(id)).map(({ id, districtId, schoolId }) => ({ id, districtId, schoolId, classGroupId: null, birthDate: '2013-05-20' })),
      accountsByEducationIds: ({ educationIds }: { educationIds: string[] }) => people.filter(({ educationId }) => educationIds.includes(educationId)),
    },
    notifications: { send: ({ accountId }: { accountId: string }) => (told.push(accountId), { id: null }) },
    organisation: {
      lookup: (places: { districtIds: string[]; schoolIds: string[] }) => ({ districts: named(places.districtIds), schools: named(places.schoolIds) }),
    },
    ...more,
  };
  return Object.entries(answers).map(([name, handlers]) => {
    const actions: ServiceDefinition['actions'] = Object.fromEntries(Object.entries(handlers).map(([each, handler]) => [each, answering(handler)]));
    return { name, service: defineService({ name, actions }) };
  });
}
