import { action, commonErrors, defineService, Type } from '@fudao/plugin-sdk';
import type { Room } from '../../runtime/room.ts';

/** What the rooms that stand in were asked for. */
export interface Heard {
  readonly notified: { accountId: string; kind: string }[];
}

const dayMs = 86_400_000;

/** Monday to Friday are school days. */
function daysBetween(from: string, to: string): { date: string; isSchoolDay: boolean }[] {
  const count = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return Array.from({ length: count }, (_, index) => new Date(Date.parse(from) + index * dayMs)).map((day) => ({
    date: day.toISOString().slice(0, 10),
    isSchoolDay: ![0, 6].includes(day.getUTCDay()),
  }));
}

/** An organisation of these districts, where Monday to Friday are school days, and rooms that take everything. */
export function standInRooms(districts: readonly string[], heard: Heard = { notified: [] }): Room[] {
  const district = action({
    summary: 'A district.',
    allow: 'signed-in',
    params: Type.Object({ id: Type.String() }),
    returns: Type.Object({ id: Type.String() }),
    handler: ({ params }) => {
      if (!districts.includes(params.id)) throw commonErrors.NOT_FOUND();
      return { id: params.id };
    },
  });
  const append = action({
    summary: 'Takes a record.',
    allow: 'internal',
    capability: 'records.append',
    params: Type.Object({}),
    returns: Type.Object({}),
    handler: () => ({}),
  });
  const calendar = action({
    summary: 'What each day is.',
    allow: 'signed-in',
    params: Type.Object({ from: Type.String(), to: Type.String() }),
    returns: Type.Object({}),
    handler: ({ params }) => ({ items: daysBetween(params.from, params.to) }),
  });
  const schools = action({
    summary: 'Two schools of each district.',
    allow: 'signed-in',
    params: Type.Object({ districtId: Type.String() }),
    returns: Type.Object({}),
    handler: ({ params: { districtId } }) => ({ items: [1, 2].map((n) => ({ id: `${districtId}-${n}`, name: `School ${n}` })) }),
  });
  const send = action({
    summary: 'Takes a notification.',
    allow: 'internal',
    params: Type.Object({}),
    returns: Type.Object({}),
    handler: ({ params }) => {
      heard.notified.push(params as Heard['notified'][number]);
      return {};
    },
  });
  return [
    { name: 'organisation', service: defineService({ name: 'organisation', actions: { district, calendar, schools } }) },
    { name: 'notifications', service: defineService({ name: 'notifications', actions: { send } }) },
    { name: 'records', service: defineService({ name: 'records', actions: { append } }) },
  ];
}
