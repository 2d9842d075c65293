import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { action, consumer, defineCollection, defineErrors, definePlugin, defineService, Type, type PluginContext } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const none = Type.Object({}, closed);
const Jotting = Type.Object({ text: Type.String() }, closed);

const jottings = defineCollection('jottings', Jotting);
const tallies = defineCollection('tallies', Type.Object({ heard: Type.Integer(), turns: Type.Integer() }, closed));

const errors = defineErrors('JOTTINGS', {
  FULL: { status: 409, retryable: false, message: { 'zh-CN': '最多 {limit} 条。', en: 'At most {limit} notes.' } },
});

interface Settings {
  limit: number;
}

async function tally({ transaction }: PluginContext<never>, what: 'heard' | 'turns'): Promise<void> {
  await transaction(async (work) => {
    const before = (await tallies.of(work).get('all'))?.value ?? { heard: 0, turns: 0 };
    await tallies.of(work).put('all', { ...before, [what]: before[what] + 1 });
  });
}

let cached = '';
let background: PluginContext<never> | undefined;

/** Uses all of the contract that both kinds of plugins have. */
export default definePlugin({
  events: { 'jottings.added.v1': Type.Object({ id: Type.String() }, closed) },
  errors,
  services: [
    defineService({
      name: 'notes',
      actions: {
        add: action({
          rest: 'POST /notes',
          summary: 'Adds a note.',
          allow: ['jottings:write'],
          idempotent: true,
          status: 201,
          params: Type.Object({ text: Type.String({ maxLength: 100, pattern: '^[^<]*$' }) }, closed),
          returns: Type.Object({ id: Type.String() }, closed),
          handler: ({ transaction, newId, caller, settings, params }) =>
            transaction(async (work) => {
              const { limit } = settings as unknown as Settings;
              if ((await jottings.of(work).count({ personId: caller.id })) >= limit) throw errors.FULL({ limit });
              const id = newId();
              await jottings.of(work).put(id, { text: params.text }, { personId: caller.id });
              work.emit('jottings.added.v1', { id });
              work.record({ kind: 'jottings.added', subjectId: id, personId: caller.id, payload: { text: params.text } });
              work.push({ accounts: [caller.id] }, 'jottings.added', { id });
              return { id };
            }),
        }),
        list: action({
          rest: 'GET /notes',
          summary: 'The own notes.',
          allow: ['jottings:write'],
          params: Type.Object({ milliseconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })) }, closed),
          returns: Type.Object({ texts: Type.Array(Type.String()) }, closed),
          handler: async (context) => {
            await new Promise((resolve) => setTimeout(resolve, context.params.milliseconds ?? 0));
            const { items } = await jottings.of(context).list({ personId: context.caller.id });
            return { texts: items.map(({ value }) => value.text) };
          },
        }),
        tell: action({
          rest: 'GET /tell',
          summary: 'Tells what it sees.',
          allow: 'signed-in',
          params: none,
          returns: Type.Object({}),
          handler: ({ caller, districtId, settings, may, now, newId, requestId }) => ({
            caller,
            districtId,
            settings,
            may: ['jottings:write', 'jottings:read-all'].filter(may),
            requestId,
            now: now().getTime(),
            id: newId(),
            cached,
            isFrozen: Object.isFrozen(caller) && Object.isFrozen(caller.roles),
          }),
        }),
        tallies: action({
          summary: 'What was counted.',
          allow: 'signed-in',
          params: none,
          returns: Type.Object({}),
          handler: async (context) => (await tallies.of(context).get('all'))?.value ?? { heard: 0, turns: 0 },
        }),
        throughItself: action({
          summary: 'Calls its own plugin.',
          allow: 'signed-in',
          params: none,
          returns: Type.Object({}),
          handler: ({ call }) => call('jottings.notes.list'),
        }),
        catchIt: action({
          summary: 'Catches what a refused call throws, and tells of it.',
          allow: 'signed-in',
          params: none,
          returns: Type.Object({}),
          handler: async ({ call }) => {
            try {
              return await call('organisation.district', { id: 'd1' });
            } catch (error) {
              return { code: (error as { code?: string }).code, isError: error instanceof Error };
            }
          },
        }),
        inBackground: action({
          summary: 'Writes by the context of its set-up, which lives as long as the release.',
          allow: 'signed-in',
          params: none,
          returns: Type.Object({}),
          handler: async () => {
            await tally(background!, 'turns');
            return (await tallies.of(background!).get('all'))!.value;
          },
        }),
        keepDate: action({
          summary: 'Puts what cannot be kept.',
          allow: 'signed-in',
          params: none,
          returns: Type.Object({}),
          handler: ({ documents }) => documents.put('dates', 'now', { at: new Date() }),
        }),
        overreach: action({
          summary: 'Writes, and wants something after it that its manifest does not name.',
          allow: 'signed-in',
          params: none,
          returns: Type.Object({}),
          handler: ({ transaction, caller }) =>
            transaction(async (work) => {
              await jottings.of(work).put('over', { text: 'over' }, { personId: caller.id });
              work.notify({ accountId: caller.id, kind: 'jottings.x', title: { 'zh-CN': '一', en: 'one' } });
              return {};
            }),
        }),
        fail: action({
          summary: 'Fails.',
          allow: 'signed-in',
          params: none,
          returns: Type.Object({}),
          handler: ({ params }) => (params as { no: { such: { thing: string } } }).no.such,
        }),
      },
      events: { 'jottings.added.v1': consumer((context) => tally(context as never, 'heard')) },
      timers: { count: { everySeconds: 2, handler: (context) => tally(context, 'turns') } },
    }),
  ],
  setup: ({ context, cacheFolder }) => {
    background = context;
    const file = join(cacheFolder, 'jottings.txt');
    if (!existsSync(file)) writeFileSync(file, 'kept');
    cached = readFileSync(file, 'utf8');
    return () => void (cached = '');
  },
  health: async (context) => ({ ok: cached === 'kept' && context.caller.kind === 'system', detail: `the cache holds "${cached}"` }),
  privacy: {
    exportPerson: async (_context, personId) => ({ asked: personId }),
    erasePerson: async ({ log }, personId) => log.info({ personId }, 'erased'),
  },
});
