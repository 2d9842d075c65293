import { action, commonErrors, defineService, Type } from '@fudao/plugin-sdk';
import type { Room } from '../../runtime/room.ts';

/** An organisation of these districts, and records that take everything. */
export function standInRooms(districts: readonly string[]): Room[] {
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
  return [
    { name: 'organisation', service: defineService({ name: 'organisation', actions: { district } }) },
    { name: 'records', service: defineService({ name: 'records', actions: { append } }) },
  ];
}
