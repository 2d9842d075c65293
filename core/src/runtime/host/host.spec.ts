import { action, commonErrors, consumer, defineErrors, defineService, systemCaller, Type, type Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { until } from '../../testing/until.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import type { Room } from '../room.ts';

const closed = { additionalProperties: false } as const;
const errors = defineErrors('NOTES', {
  FULL: { status: 409, retryable: false, message: { 'zh-CN': '满了（{n}）', en: 'Full ({n})' } },
});

const student: Caller = { ...systemCaller, kind: 'account', id: 's1', name: 'S', roles: ['student'], districtId: 'd1' };
const teacher: Caller = { ...student, id: 't1', roles: ['teacher'] };

interface Heard {
  texts: string[];
  failures: number;
  /** What the programme's rules were asked. */
  demands: object[];
  isAllowed: boolean;
}

/** The rules, as far as the host asks them. */
function policyRoom(heard: Heard): Room {
  const demand = action({
    summary: 'Stands in.',
    allow: 'internal',
    params: Type.Object({}),
    returns: Type.Object({}),
    handler: ({ params, caller }) => {
      heard.demands.push({ ...params, as: caller.id });
      if (!heard.isAllowed) throw errors.FULL({ n: 0 });
      return {};
    },
  });
  return { name: 'policy', service: defineService({ name: 'policy', actions: { demand } }) };
}

/** A small room that writes, emits, hears itself, and refuses. */
function notesRoom(heard: Heard): Room {
  const add = action({
    summary: 'Adds a note.',
    allow: ['notes:write'],
    idempotent: true,
    params: Type.Object({ text: Type.String({ minLength: 1, maxLength: 20 }) }, closed),
    returns: Type.Object({ id: Type.String() }),
    handler: (context) =>
      context.transaction(async (work) => {
        const id = context.newId();
        await work.db.insert('notes_notes', { id, body: context.params.text, author: context.caller.id });
        work.emit('notes.added.v1', { text: context.params.text });
        if (context.params.text === 'boom') throw errors.FULL({ n: 3 });
        return { id };
      }),
  });
  const count = action({
    summary: 'Counts notes.',
    allow: 'signed-in',
    params: Type.Object({ factor: Type.Integer({ default: 1, minimum: 1 }) }, closed),
    returns: Type.Object({ count: Type.Integer() }),
    handler: async ({ db, params }) => {
      const row = await db.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM notes_notes');
      return { count: Number(row?.n) * params.factor };
    },
  });
  const secret = action({
    summary: 'For the core only.',
    allow: 'internal',
    capability: 'notes.secret',
    params: Type.Object({}, closed),
    returns: Type.Object({ ok: Type.Boolean() }),
    handler: () => ({ ok: true }),
  });
  const ask = action({
    summary: 'Adds a note that is a question.',
    allow: ['notes:write'],
    activity: 'ask',
    idempotent: true,
    params: Type.Object({ text: Type.String({ minLength: 1 }) }, closed),
    returns: Type.Object({ id: Type.String() }),
    handler: (context) =>
      context.transaction(async (work) => {
        const id = context.newId();
        await work.db.insert('notes_notes', { id, body: context.params.text, author: context.caller.id });
        return { id };
      }),
  });
  const deferBad = action({
    summary: 'Defers what will be refused.',
    allow: ['notes:write'],
    params: Type.Object({}, closed),
    returns: Type.Object({}),
    handler: (context) =>
      context.transaction(async (work) => {
        work.defer('notes.add', { text: '' });
        return {};
      }),
  });
  const broken = action({
    summary: 'Fails.',
    allow: 'anyone',
    params: Type.Object({}, closed),
    returns: Type.Object({}),
    handler: () => {
      throw new Error('a secret of the implementation');
    },
  });
  return {
    name: 'notes',
    permissions: { 'notes:write': { roles: ['student'], risk: { 'zh-CN': '写', en: 'writes' } } },
    migrations: new URL('./testing-migrations/', import.meta.url),
    events: { 'notes.added.v1': Type.Object({ text: Type.String({ maxLength: 15 }) }, closed) },
    service: defineService({
      name: 'notes',
      actions: { add, ask, count, secret, deferBad, broken },
      events: {
        'notes.added.v1': consumer<{ text: string }>(async (context) => {
          await context.transaction(async (work) => {
            await work.db.insert('notes_heard', { id: context.newId(), body: context.event.payload.text });
            if (heard.failures > 0) {
              heard.failures -= 1;
              throw new Error('the consumer stumbles');
            }
          });
          heard.texts.push(context.event.payload.text);
        }),
      },
    }),
  };
}

onEachKind('the host of services', (freshUrl) => {
  let rooms: TestRooms;
  let heard: Heard;

  beforeEach(async () => {
    heard = { texts: [], failures: 0, demands: [], isAllowed: true };
    const url = await freshUrl();
    rooms = await startRooms(() => [policyRoom(heard), notesRoom(heard)], { databaseUrl: url });
  });
  afterEach(() => rooms.stop());

  const count = async () => (await rooms.call<{ count: number }>('notes.count')).count;

  test('runs an action with its defaults filled and hands its event to the consumer', async () => {
    await rooms.call('notes.add', { text: 'one' }, student);
    await rooms.settle();
    expect(await count()).toBe(1);
    expect(heard.texts).toEqual(['one']);
  });

  test('what an action declares itself to be is asked of the rules first, for the caller, and not again for a retry', async () => {
    const ask = (text = 'why', idempotencyKey = 'once') => rooms.call('notes.ask', { text }, student, { idempotencyKey });
    const asked = await ask();
    heard.isAllowed = false;
    expect(await ask()).toEqual(asked);
    await expect(ask('why not', 'twice')).rejects.toMatchObject({ code: 'NOTES_FULL' });
    await expect(ask('', 'thrice')).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
    await expect(rooms.call('notes.ask', { text: 'why' }, teacher)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    expect(heard.demands).toEqual([1, 2].map(() => ({ activity: 'ask', studentId: 's1', as: 's1' })));
    expect(await count()).toBe(1);
  });

  test('an event that is not what its schema says is a fault of who emits it, and nothing is written', async () => {
    await expect(rooms.call('notes.add', { text: 'sixteen letters!' }, student)).rejects.toMatchObject({
      code: 'FUDAO_INTERNAL',
    });
    expect(await count()).toBe(0);
  });

  test('refuses bad input before the handler runs, naming the field', async () => {
    await expect(rooms.call('notes.add', { text: '' }, student)).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
    await expect(rooms.call('notes.add', { text: 'x', more: 1 }, student)).rejects.toMatchObject({
      code: 'FUDAO_INVALID',
      details: { reason: { 'zh-CN': 'more 不是已知的内容', en: 'more is not known' } },
    });
    expect(await count()).toBe(0);
  });

  test('refuses who may not, before saying anything about the input', async () => {
    await expect(rooms.call('notes.add', {}, teacher)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    const anonymous: Caller = { ...systemCaller, kind: 'anonymous', id: 'anonymous' };
    await expect(rooms.call('notes.add', {}, anonymous)).rejects.toMatchObject({ code: 'FUDAO_NOT_SIGNED_IN' });
  });

  test('hides internal actions from outside and from plugins without the capability', async () => {
    await expect(rooms.call('notes.secret', {}, student, { fromOutside: true })).rejects.toMatchObject({
      code: 'FUDAO_NOT_FOUND',
    });
    const plugin = { id: 'stranger', version: '1.0.0' };
    await expect(rooms.call('notes.secret', {}, student, { plugin })).rejects.toMatchObject({
      code: 'FUDAO_CAPABILITY_REFUSED',
    });
    expect(await rooms.call('notes.secret')).toEqual({ ok: true });
  });

  test('undoes all of a refused transaction, its event with it', async () => {
    await expect(rooms.call('notes.add', { text: 'boom' }, student)).rejects.toMatchObject({
      code: 'NOTES_FULL',
      details: { n: 3 },
      spec: { status: 409 },
    });
    await rooms.settle();
    expect(await count()).toBe(0);
    expect(heard.texts).toEqual([]);
  });

  test('a fault of ours leaks nothing', async () => {
    const refusal = await rooms.call('notes.broken').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: commonErrors.INTERNAL().code });
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });

  test('a retry with the same key gets the same answer, and the work happens once', async () => {
    const key = { idempotencyKey: 'k1' };
    const attempts = Array.from({ length: 5 }, () => rooms.call<{ id: string }>('notes.add', { text: 'once' }, student, key));
    const answers = await Promise.all(attempts);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await count()).toBe(1);
    await expect(rooms.call('notes.add', { text: 'other' }, student, key)).rejects.toMatchObject({
      code: 'FUDAO_IDEMPOTENCY_MISMATCH',
    });
    const other = await rooms.call<{ id: string }>('notes.add', { text: 'once' }, { ...student, id: 's2' }, key);
    expect(other.id).not.toBe(answers[0]!.id);
  });

  test('a consumer that stumbles is called again, and its effect happens once', async () => {
    heard.failures = 1;
    await rooms.call('notes.add', { text: 'again' }, student);
    await rooms.settle();
    expect(heard.texts).toEqual(['again']);
    const rows = await rooms.platform.database.select('SELECT body FROM notes_heard');
    expect(rows).toEqual([{ body: 'again' }]);
  });

  test('deferred work that is refused for good is given up with its reason, and does not hold up the rest', async () => {
    const { database } = rooms.platform;
    await rooms.call('notes.add', { text: 'deferred' }, student);
    await rooms.settle();
    await rooms.call('notes.deferBad', {}, student);
    const isTried = async (times: number) =>
      (await database.selectOne("SELECT id FROM runtime_outbox WHERE name = 'notes.add' AND attempts >= :times", { times })) !== undefined;
    for (let turn = 1; turn <= 8; turn++) {
      await database.run('UPDATE runtime_outbox SET next_at = 0 WHERE done_at IS NULL');
      await until(() => {
        rooms.runtime.relay.nudge();
        return isTried(turn);
      });
    }
    await rooms.settle();
    const rows = await database.select<{ failure: string | null }>("SELECT failure FROM runtime_outbox WHERE name = 'notes.add'");
    expect(rows).toEqual([{ failure: expect.stringContaining('FUDAO_INVALID') as string }]);
  });

  test('a second delivery of one event does nothing', async () => {
    await rooms.call('notes.add', { text: 'twice' }, student);
    await rooms.settle();
    await rooms.platform.database.run('UPDATE runtime_outbox SET done_at = NULL, claimed_until = 0');
    await rooms.settle();
    expect(heard.texts).toEqual(['twice']);
  });
});
