import type { Caller } from '@fudao/plugin-sdk';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import { PersonData } from '../runtime/host/person-data.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { eachTrust } from '../testing/on-each-trust.ts';
import { until } from '../testing/until.ts';
import { person, startPlugin, type StartedPlugin } from './testing/start-plugin.ts';

const student = person('s1', 'student', 'east');
const other = person('s2', 'student', 'west');
const teacher = person('t1', 'teacher', 'east');

/** What a plugin sees and does, to the letter the same in the core's process and in one of its own. */
describe.each(eachTrust())('%s', (trust) => onEachKind('a plugin', (freshUrl) => {
  let plugin: StartedPlugin;
  const pushed: unknown[] = [];
  const listener = { name: 'listener', service: { name: 'listener' }, broadcasts: { 'realtime.push': (message: unknown) => void pushed.push(message) } };

  beforeAll(async () => {
    plugin = await startPlugin('jottings', trust, { databaseUrl: await freshUrl(), more: [listener] });
  }, 60_000);
  afterAll(() => plugin.stop());

  const add = (text: string, as: Caller, key?: string) => plugin.call<{ id: string }>('notes.add', { text }, as, key);
  const texts = async (as: Caller) => (await plugin.call<{ texts: string[] }>('notes.list', {}, as)).texts;

  test('sees its caller, district, settings, permissions and time, and what its set-up left', async () => {
    const before = Date.now();
    const told = await plugin.call('notes.tell', {}, student);
    expect(told).toMatchObject({
      caller: { ...student, sessionId: trust === 'trusted' ? 'a-sign-in' : null },
      districtId: 'east',
      settings: { limit: 3 },
      may: ['jottings:write'],
      requestId: 'test',
      cached: 'kept',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect((told as { now: number }).now).toBeGreaterThanOrEqual(before - 5);
    expect((told as { now: number }).now).toBeLessThan(before + 5_000);
    expect(await plugin.call('notes.tell', {}, teacher)).toMatchObject({ may: ['jottings:read-all'] });
  });

  test('keeps what a transaction wrote, tells of it, and does it once for a key', async () => {
    const first = await add('one', student, 'k1');
    expect(await add('one', student, 'k1')).toEqual(first);
    await expect(add('two', student, 'k1')).rejects.toMatchObject({ code: 'FUDAO_IDEMPOTENCY_MISMATCH' });
    expect(await texts(student)).toEqual(['one']);
    expect(await texts(other)).toEqual([]);
    expect(pushed).toContainEqual(expect.objectContaining({ event: 'jottings.added', payload: first, pluginId: 'jottings' }));
    await plugin.rooms.settle();
    expect(await plugin.call('notes.tallies', {}, student)).toEqual({ heard: 1, turns: 0 });
  });

  test('its own errors come through with their code, sentence and details, and undo what was written', async () => {
    await add('two', student);
    await add('three', student);
    await expect(add('four', student)).rejects.toMatchObject({
      code: 'JOTTINGS_FULL',
      details: { limit: 3 },
      spec: { status: 409, retryable: false, message: { 'zh-CN': '最多 {limit} 条。' } },
      message: 'At most 3 notes.',
    });
    expect(await texts(student)).toEqual(['one', 'two', 'three']);
  });

  test('input that its schema refuses is refused, also by a pattern', async () => {
    for (const wrong of [{ text: 'a<b' }, { text: 'x'.repeat(101) }, { text: 'x', more: 1 }, {}]) {
      await expect(plugin.call('notes.add', wrong, other)).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
    }
    expect(await texts(other)).toEqual([]);
  });

  test('reaches no action and no effect that its manifest does not name', async () => {
    expect(await plugin.call('notes.catchIt', {}, student)).toEqual({ code: 'FUDAO_CAPABILITY_REFUSED', isError: true });
    await expect(plugin.call('notes.overreach', {}, other)).rejects.toMatchObject({
      code: 'FUDAO_CAPABILITY_REFUSED',
      details: { plugin: 'jottings', capability: 'notifications.send' },
    });
    expect(await texts(other)).toEqual([]);
  });

  test('one call upon the other is answered, each by its own, and timers have their turns meanwhile', async () => {
    for (let round = 0; round < 300; round++) {
      const as = round % 3 === 0 ? other : student;
      expect(await plugin.call('notes.tell', {}, as)).toMatchObject({ caller: { id: as.id }, districtId: as.districtId });
    }
  });

  test('calls itself in the name of its caller', async () => {
    expect(await plugin.call('notes.throughItself', {}, student)).toEqual({ texts: ['one', 'two', 'three'] });
  });

  test('what cannot be kept is refused, not changed in silence', async () => {
    await expect(plugin.call('notes.keepDate', {}, student)).rejects.toMatchObject({ code: 'DOCUMENTS_INVALID' });
  });

  test('a fault of it is one of ours to people, and has its place for the operator', async () => {
    await expect(plugin.call('notes.fail', {}, student)).rejects.toMatchObject({ code: 'FUDAO_INTERNAL' });
    expect(plugin.figures().faults.at(-1)).toMatchObject({
      action: 'jottings.notes.fail',
      message: expect.stringMatching(/^TypeError: .*server\/index\.ts:\d+/) as string,
    });
  });

  test('its timer runs, and what its set-up began may use the platform', async () => {
    const { host } = plugin.rooms.runtime;
    const partition = { pluginId: 'jottings', districtId: '' };
    await until(async () => (await host.documents.open(partition).get('tallies', 'all')) !== undefined);
    const { turns } = await plugin.call<{ turns: number }>('notes.inBackground', {}, student);
    expect(turns).toBeGreaterThan(1);
  });

  test("gives and erases a person's data", async () => {
    const { host } = plugin.rooms.runtime;
    const { definition } = plugin.rooms.plugins.view.stable('jottings')!;
    const data = new PersonData(host, { kind: 'plugin', id: 'jottings', version: '1.0.0' }, definition);
    expect(await data.exportPerson('s1')).toMatchObject({ asked: 's1', documents: [{}, {}, {}] });
    await data.erasePerson('s1');
    expect(await data.exportPerson('s1')).toEqual({ asked: 's1' });
  });

  test('its health is asked for', async () => {
    const { definition } = plugin.rooms.plugins.view.stable('jottings')!;
    const meta = { caller: { ...student, kind: 'system' as const }, requestId: 'health' };
    const context = new HandlerContext(plugin.rooms.runtime.host, { kind: 'plugin', id: 'jottings', version: '1.0.0' }, meta, {});
    expect(await definition.health!(context as never)).toEqual({ ok: true, detail: 'the cache holds "kept"' });
  });
}));
