import { action, commonErrors, defineService, Type } from '@fudao/plugin-sdk';
import type { Room } from '../../runtime/room.ts';

/** What the rooms that stand in were asked for. */
export interface Heard {
  readonly notified: { accountId: string; kind: string }[];
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
    handler: ({ params }) => ({ items: [{ isSchoolDay: ![0, 6].includes(new Date(params.from).getUTCDay()) }] }),
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
    { name: 'organisation', service: defineService({ name: 'organisation', actions: { district, calendar } }) },
    { name: 'notifications', service: defineService({ name: 'notifications', actions: { send } }) },
    { name: 'records', service: defineService({ name: 'records', actions: { append } }) },
  ];
}
