import { action, commonErrors, consumer, defineService, systemCaller, Type, type ActionContext, type Dispose, type ServiceDefinition, type Timer } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { currentCall } from '../guard/boundary.ts';
import type { ReleaseReport } from '../guard/guard-report.ts';
import type { Room } from '../room.ts';
import { startTimer } from '../timers.ts';
import { deliveryAction, toServiceSchema } from './service-schema.ts';

const owner = { kind: 'plugin', id: 'jots', version: '1.0.0' } as const;
const closed = { additionalProperties: false } as const;
const never = () => new Promise<never>(() => undefined);

type Context = ActionContext<{ how: string }, never>;
type Way = (context: Context) => Promise<unknown> | unknown;

async function write(context: Pick<Context, 'transaction' | 'newId'>): Promise<void> {
  await context.transaction((work) => work.db.insert('jots_jots', { id: context.newId(), body: 'jot' }));
}

let whose: (string | undefined)[];
const note = () => whose.push(currentCall()?.action);

const ways: Readonly<Record<string, Way>> = {
  well: () => undefined,
  slip: () => {
    throw new TypeError('a slip');
  },
  refusal: () => {
    throw commonErrors.CONFLICT();
  },
  'fault of a room': ({ call }) => call('notes.broken'),
  write,
  never,
  'never in a transaction': (context) =>
    context.transaction(async (work) => {
      await work.db.insert('jots_jots', { id: context.newId(), body: 'undone' });
      await never();
    }),
  'waits for a room': ({ call }) => call('notes.slow'),
  'late transaction': async (context) => {
    await new Promise((resolve) => currentCall()!.onGivenUp(resolve));
    await write(context);
  },
  'who runs': async ({ db, call, transaction }) => {
    note();
    await db.select('SELECT id FROM jots_jots');
    note();
    await transaction(async (work) => {
      note();
      await work.db.select('SELECT id FROM jots_jots');
      note();
    });
    await call('notes.who');
    note();
  },
  retries: ({ transaction, newId }) =>
    transaction(async (work) => {
      const id = newId();
      await work.db.insert('jots_jots', { id, body: 'jot' });
      return { id };
    }),
};

const act = (timeoutMs: number) =>
  action({
    summary: 'Does it in the way that is asked for.',
    allow: 'internal',
    idempotent: true,
    timeoutMs,
    params: Type.Object({ how: Type.String() }, closed),
    returns: Type.Object({}),
    handler: async (context) => (await ways[context.params.how]!(context as never)) ?? {},
  });

const jots: ServiceDefinition = defineService({
  name: 'acts',
  actions: { act: act(400), patient: act(5_000) },
  events: {
    'notes.heard.v1': consumer(async () => {
      note();
      throw new Error('the consumer stumbles');
    }),
  },
});

/** A room of the core that a plugin calls. */
function notesRoom(): Room {
  const plain = (handler: (context: ActionContext<unknown, never>) => Promise<unknown> | unknown) =>
    action({ summary: 'For a plugin.', allow: 'internal', capability: 'notes.use', params: Type.Object({}), returns: Type.Object({}), handler: async (context) => (await handler(context as never)) ?? {} });
  return {
    name: 'notes',
    migrations: new URL('./testing-migrations/', import.meta.url),
    service: defineService({
      name: 'notes',
      actions: {
        who: plain(note),
        slow: plain(() => new Promise((resolve) => setTimeout(resolve, 1_500))),
        broken: plain(() => {
          throw new Error('of the room');
        }),
      },
    }),
  };
}

onEachKind('plugins in the host of services', (freshUrl) => {
  let rooms: TestRooms;
  let endSweeping: Dispose;

  beforeEach(async () => {
    whose = [];
    rooms = await startRooms(() => [notesRoom()], { databaseUrl: await freshUrl() });
    const { host, broker } = rooms.runtime;
    Object.assign(host, { gate: { ...allowingGate } });
    await host.database.migrate(owner.id, new URL('./testing-plugin-migrations/', import.meta.url), 'own tables');
    endSweeping = host.guards.start();
    const { name, version } = broker.createService(toServiceSchema(host, owner, jots));
    await broker.waitForServices([{ name, version }] as never, 5_000, 5);
  });
  afterEach(async () => {
    await endSweeping();
    await rooms.stop();
  });

  const call = (how: string, key?: string, name = 'act') => rooms.call(`1.0.0.jots.acts.${name}`, { how }, systemCaller, key ? { idempotencyKey: key } : {});
  const codeOf = (answer: Promise<unknown>) => answer.then(() => 'answered', (error: { code: string }) => error.code);
  const report = (): ReleaseReport => rooms.runtime.host.guards.figures(owner)!;
  const rows = async () => (await rooms.platform.database.select<{ body: string }>('SELECT body FROM jots_jots')).map(({ body }) => body);

  test('calls are counted by how they ended, with what they caused themselves', async () => {
    expect(await codeOf(call('well'))).toBe('answered');
    expect(await codeOf(call('slip'))).toBe('FUDAO_INTERNAL');
    expect(await codeOf(call('refusal'))).toBe('FUDAO_CONFLICT');
    expect(await codeOf(call('fault of a room'))).toBe('FUDAO_INTERNAL');
    expect(await codeOf(rooms.call('1.0.0.jots.acts.act', { how: 7, more: 1 }))).toBe('FUDAO_INVALID');
    expect(report()).toMatchObject({
      totals: { calls: 5, refusals: 2, unavailable: 1, faults: 1 },
      faults: [{ action: 'jots.acts.act', message: 'TypeError: a slip' }],
    });
  });

  test('its own code runs in its name, and what the platform does for it does not', async () => {
    await call('who runs');
    const own = 'jots.acts.act';
    expect(whose).toEqual([own, own, own, own, undefined, own]);
  });

  test('a call that never ends is answered, and its open transaction undone, so that others can write', async () => {
    const answer = codeOf(call('never in a transaction'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await codeOf(call('write', undefined, 'patient'))).toBe('answered');
    expect(await answer).toBe('FUDAO_TIMED_OUT');
    expect(await rows()).toEqual(['jot']);
    expect(report()).toMatchObject({ totals: { faults: 1 }, faults: [{ code: 'FUDAO_TIMED_OUT' }] });
  });

  test('a call that only waited for the platform is no fault of the plugin', async () => {
    expect(await codeOf(call('waits for a room', undefined, 'act'))).toBe('FUDAO_TIMED_OUT');
    expect(report()).toMatchObject({ totals: { unavailable: 1, faults: 0 }, faults: [] });
  });

  test('a handler whose caller was told that it failed can no longer write', async () => {
    expect(await codeOf(call('late transaction'))).toBe('FUDAO_TIMED_OUT');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await rows()).toEqual([]);
    expect(report()).toMatchObject({ inFlight: 0 });
  });

  test('a retry with the same key is answered from what was kept', async () => {
    const first = await call('retries', 'key');
    const again = await Promise.all(Array.from({ length: 4 }, () => call('retries', 'key')));
    for (const answer of again) expect(answer).toEqual(first);
    expect(await rows()).toHaveLength(1);
    expect(report().totals.faults).toBe(0);
  });

  test('a plugin that fails again and again is refused at once', async () => {
    for (let turn = 0; turn < 10; turn++) expect(await codeOf(call('slip'))).toBe('FUDAO_INTERNAL');
    expect(await codeOf(call('well'))).toBe('FUDAO_PLUGIN_RESTING');
  });

  test('faults of consumers and timers are counted in its name', async () => {
    const { host } = rooms.runtime;
    const delivery = { id: 'e1', name: 'notes.heard.v1', payload: {}, at: 0 };
    expect(await codeOf(rooms.call(`1.0.0.jots.acts.${deliveryAction(delivery.name)}`, delivery))).toBe('FUDAO_INTERNAL');
    const end = startTimer(host, owner, 'sweep', {
      everySeconds: 60,
      handler: async () => {
        note();
        throw new Error('the timer stumbles');
      },
    });
    while (report().totals.faults < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await end();
    expect(new Set(whose)).toEqual(new Set(['jots.acts on notes.heard.v1', 'timer sweep']));
  });

  test('no event is handed to a consumer by a plugin: neither by its timer nor by its deferred work', async () => {
    const { host } = rooms.runtime;
    const delivery = { id: 'e1', name: 'notes.heard.v1', payload: {}, at: 0 };
    const hidden = `1.0.0.jots.acts.${deliveryAction(delivery.name)}`;
    const refusals: unknown[] = [];
    Object.assign(host.gate, { noteRefusal: (refusal: unknown) => refusals.push(refusal) });
    let answer: Promise<string> | undefined;
    const handler = (context: Parameters<Timer['handler']>[0]) => (answer = codeOf(context.call(hidden, delivery)));
    const end = startTimer(host, owner, 'forge', { everySeconds: 60, handler: async (context) => void (await handler(context)) });
    while (!answer) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await answer).toBe('FUDAO_CAPABILITY_REFUSED');
    await end();
    const deferred = rooms.call(hidden, delivery, systemCaller, { plugin: { id: 'jots', version: '1.0.0' } });
    expect(await codeOf(deferred)).toBe('FUDAO_CAPABILITY_REFUSED');
    expect(whose).toEqual([]);
    expect(refusals).toEqual(Array(2).fill({ plugin: { id: 'jots', version: '1.0.0' }, wanted: 'an event handed to jots.acts' }));
  });
});

const allowingGate = {
  isEnabled: () => true,
  isDraining: () => false,
  isStable: () => true,
  isServedBy: () => true,
  noteRefusal: () => undefined,
  nameOf: (id: string) => id,
  hasCapability: () => true,
  mayPublish: () => true,
};
