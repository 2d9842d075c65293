import { action, definePlugin, defineService, Type, type ActionContext } from '@fudao/plugin-sdk';
import { escapes } from './escapes.ts';
import { say, troubles } from './troubles.ts';

const closed = { additionalProperties: false } as const;
const Name = Type.Object({ name: Type.String({ maxLength: 40 }) }, closed);

type Attempt = (context: ActionContext<unknown>) => unknown;

async function outcomeOf(attempt: Attempt, context: ActionContext<unknown>): Promise<object> {
  try {
    return { got: String(JSON.stringify(await attempt(context))) };
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    return { refused: code ?? message ?? 'without a word' };
  }
}

/** Tries to get out, to speak for others, and to hold up whoever listens. */
export default definePlugin({
  services: [
    defineService({
      name: 'rogue',
      actions: {
        answer: action({
          rest: 'GET /answer',
          summary: 'Answers, as long as the others let it.',
          allow: 'signed-in',
          params: Type.Object({ milliseconds: Type.Optional(Type.Integer()) }, closed),
          returns: Type.Object({}),
          handler: async ({ params }) => {
            await new Promise((resolve) => setTimeout(resolve, params.milliseconds ?? 0));
            return { isWell: true };
          },
        }),
        write: action({
          rest: 'POST /write',
          summary: 'Writes in a transaction that takes its time.',
          allow: 'signed-in',
          idempotent: true,
          params: Type.Object({ key: Type.String({ maxLength: 40 }), milliseconds: Type.Integer() }, closed),
          returns: Type.Object({}),
          handler: ({ transaction, params }) =>
            transaction(async (work) => {
              await work.documents.put('kept', params.key, { is: params.key }, { expectedRevision: 0 });
              await new Promise((resolve) => setTimeout(resolve, params.milliseconds));
              return { wrote: params.key };
            }),
        }),
        answerLate: action({
          summary: 'Writes at once, and answers late.',
          allow: 'signed-in',
          idempotent: true,
          params: Type.Object({ key: Type.String({ maxLength: 40 }), isPlain: Type.Optional(Type.Boolean()) }, closed),
          returns: Type.Object({}),
          handler: async ({ transaction, documents, params: { key, isPlain } }) => {
            const wrote = { wrote: key };
            if (isPlain) await documents.put('kept', key, wrote);
            else await transaction(async (work) => (await work.documents.put('kept', key, wrote), wrote));
            await new Promise((resolve) => setTimeout(resolve, 3_000));
            return wrote;
          },
        }),
        count: action({
          summary: 'How many it keeps.',
          allow: 'signed-in',
          params: Type.Object({}, closed),
          returns: Type.Object({}),
          handler: async ({ documents }) => ({ count: await documents.count('kept') }),
        }),
        escape: action({
          summary: 'Tries to get out.',
          allow: 'signed-in',
          params: Name,
          returns: Type.Object({}),
          handler: (context) => outcomeOf(escapes[context.params.name]!, context),
        }),
        trouble: action({
          summary: 'Makes trouble.',
          allow: 'signed-in',
          timeoutMs: 30_000,
          params: Name,
          returns: Type.Object({}),
          handler: async (context) => {
            await troubles[context.params.name]!(context);
            return {};
          },
        }),
        pollute: action({
          summary: 'Answers with names that reach a prototype.',
          allow: 'signed-in',
          params: Type.Object({ json: Type.String({ maxLength: 200 }) }, closed),
          returns: Type.Object({}),
          handler: ({ params }) => JSON.parse(params.json) as object,
        }),
      },
    }),
  ],
  setup: () => () => say(''),
});
