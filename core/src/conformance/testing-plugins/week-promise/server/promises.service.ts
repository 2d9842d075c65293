import { action, defineCollection, defineErrors, defineService, Type } from '@fudao/plugin-sdk';
import { asked } from './asked.ts';

const closed = { additionalProperties: false } as const;
const Promised = Type.Object({ text: Type.String({ maxLength: 200 }) }, closed);
const promises = defineCollection('promises', Promised);

export const errors = defineErrors('PROMISE', {
  TOO_LONG: {
    status: 422,
    retryable: false,
    message: { 'zh-CN': '最多 {longest} 个字，请写得短一些。', en: 'At most {longest} characters. Please say it in fewer words.' },
  },
});

export const promisesService = defineService({
  name: 'promises',
  actions: {
    keep: action({
      rest: 'PUT /promise',
      summary: 'Says what one wants to get done this week, in the place of what one said before.',
      allow: ['week-promise:keep'],
      params: Type.Object({ text: Type.String({ minLength: 1, maxLength: 200 }) }, closed),
      returns: Promised,
      idempotent: true,
      handler: ({ params: { text }, caller, settings, transaction }) => {
        const longest = Number(settings['longest']);
        if (text.length > longest) throw errors.TOO_LONG({ longest });
        return transaction(async (work) => {
          await promises.of(work).put(caller.id, { text }, { personId: caller.id });
          return { text };
        });
      },
    }),

    mine: action({
      rest: 'GET /promise',
      summary: 'The own promise; an empty text where there is none.',
      allow: ['week-promise:keep'],
      params: Type.Object({}, closed),
      returns: Promised,
      handler: async (context) => {
        asked.count();
        return (await promises.of(context).get(context.caller.id))?.value ?? { text: '' };
      },
    }),

    count: action({
      rest: 'GET /count',
      summary: 'How many in the district have a promise.',
      allow: ['week-promise:count'],
      params: Type.Object({}, closed),
      returns: Type.Object({ count: Type.Integer() }, closed),
      handler: async (context) => ({ count: await promises.of(context).count({}) }),
    }),
  },
});
