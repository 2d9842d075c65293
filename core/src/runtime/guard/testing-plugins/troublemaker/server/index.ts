import { action, consumer, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
import { loop, trouble } from './trouble.ts';

const make = action({
  rest: 'POST /trouble',
  summary: 'Makes trouble of the kind that is asked for.',
  allow: ['troublemaker:make'],
  params: Type.Object({ kind: Type.String({ enum: Object.keys(trouble) }) }, { additionalProperties: false }),
  returns: Type.Object({}),
  timeoutMs: 3_000,
  handler: async (context) => {
    await trouble[context.params.kind]!(context as never);
    return {};
  },
});

const rows = action({
  rest: 'GET /rows',
  summary: 'How many rows were written.',
  allow: ['troublemaker:make'],
  params: Type.Object({}, { additionalProperties: false }),
  returns: Type.Object({ rows: Type.Integer() }),
  handler: async ({ db }) => ({ rows: (await db.select('SELECT id FROM troublemaker_rows')).length }),
});

export default definePlugin({
  services: [
    defineService({
      name: 'trouble',
      actions: { make, rows },
      events: { 'troublemaker.made.v1': consumer(async () => loop()) },
    }),
  ],
  migrations: new URL('../migrations/', import.meta.url),
  privacy: { exportPerson: async () => ({}), erasePerson: async () => undefined },
});
