import { action, consumer, defineCollection, definePlugin, defineService, Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const Mark = Type.Object({ page: Type.Integer({ minimum: 1 }) }, closed);
const Tally = Type.Object({ set: Type.Integer() }, closed);

const marks = defineCollection('marks', Mark);
const tallies = defineCollection('tallies', Tally);

/** A plugin without tables, and without a word about privacy. */
export default definePlugin({
  events: { 'marks.set.v1': Type.Object({}, closed) },
  services: [
    defineService({
      name: 'marks',
      actions: {
        set: action({
          rest: 'PUT /mark',
          summary: 'Sets the own mark.',
          allow: ['marks:use'],
          idempotent: true,
          params: Type.Object({ page: Type.Integer() }, closed),
          returns: Type.Object({ revision: Type.Integer() }, closed),
          handler: ({ transaction, caller, params }) =>
            transaction(async (work) => {
              const put = await marks.of(work).put(caller.id, { page: params.page }, { personId: caller.id });
              work.emit('marks.set.v1', {});
              return put;
            }),
        }),
        see: action({
          rest: 'GET /mark',
          summary: 'The own mark, and how many were set in the district.',
          allow: ['marks:use'],
          params: Type.Object({}, closed),
          returns: Type.Object({ page: Type.Integer(), set: Type.Integer() }, closed),
          handler: async (context) => ({
            page: (await marks.of(context).get(context.caller.id))?.value.page ?? 0,
            set: (await tallies.of(context).get('all'))?.value.set ?? 0,
          }),
        }),
      },
      events: {
        'marks.set.v1': consumer(({ transaction }) =>
          transaction(async (work) => {
            const before = await tallies.of(work).get('all');
            await tallies.of(work).put('all', { set: (before?.value.set ?? 0) + 1 });
          }),
        ),
      },
    }),
  ],
});
