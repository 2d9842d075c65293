import { action, Type } from '@fudao/plugin-sdk';
import { Id, closed } from './schemas.ts';
import { findStandings, StandingSchema } from './standing.ts';

export const standing = action({
  summary: 'Whether a teacher is admitted, for what, and until when.',
  allow: 'internal',
  capability: 'admission.read',
  params: Type.Object({ teacherId: Id }, closed),
  returns: StandingSchema,
  handler: async ({ db, now, params: { teacherId } }) =>
    (await findStandings(db, [teacherId], now().getTime())).get(teacherId)!,
});

export const standings = action({
  summary: 'The same of many teachers at once.',
  allow: 'internal',
  capability: 'admission.read',
  params: Type.Object({ teacherIds: Type.Array(Id, { maxItems: 1_000 }) }, closed),
  returns: Type.Object(
    { items: Type.Array(Type.Object({ teacherId: Id, ...StandingSchema.properties }, closed)) },
    closed,
  ),
  handler: async ({ db, now, params: { teacherIds } }) => {
    const found = await findStandings(db, teacherIds, now().getTime());
    return { items: [...found].map(([teacherId, one]) => ({ teacherId, ...one })) };
  },
});
