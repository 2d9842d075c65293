import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { startGuardedNode, type GuardedNode } from './testing/start-guarded-node.ts';

const isServing = async ({ url }: GuardedNode) => (await fetch(`${url}/api/health`)).status;

/** Until the report says so; the test's own time-out is the limit. */
async function until<T>(look: () => Promise<T>, isRight: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await look();
    if (isRight(found)) return found;
    await wait(50);
  }
}

describe('a node whose plugins do all that they should not', () => {
  const loops: [kind: string, plugin: string][] = [
    ['loop at once', 'onea'],
    ['loop after an await', 'oneb'],
    ['loop after a write', 'onec'],
    ['loop in a transaction', 'oned'],
    ['loop of promises', 'onee'],
    ['regular expression', 'onef'],
    ['busy for long', 'oneg'],
  ];
  const strays: [kind: string, plugin: string, message: string][] = [
    ['stray rejection', 'twoa', 'TypeError: no … (server/trouble.ts:'],
    ['stray exception in a timer', 'twob', 'Error: thrown in a timer (server/trouble.ts:'],
    ['error event without listener', 'twoc', 'Error: nobody listens (server/trouble.ts:'],
    ['worker that dies', 'twod', 'Error: in a worker'],
  ];
  let node: GuardedNode;

  beforeAll(async () => {
    const own = [...loops, ...strays].map(([, plugin]) => plugin);
    node = await startGuardedNode(['calm', 'timer', 'heard', 'hung', ...own]);
  }, 60_000);
  afterAll(() => node.stop());

  test.each(loops)('%s: it is ended, its caller is answered, and everybody else is served', async (kind, plugin) => {
    const answer = node.make(plugin, kind);
    await wait(100);
    expect(await isServing(node)).toBe(200);
    expect((await node.make('calm', 'write')).status).toBe(200);
    expect(await answer).toMatchObject({ status: 500, body: { code: 'FUDAO_INTERNAL', retryable: true } });
    expect(await node.release(plugin)).toMatchObject({
      endedLoops: 1,
      inFlight: 0,
      totals: { calls: 1, faults: 1 },
      faults: [{ code: 'FUDAO_ENDLESS_LOOP', action: `${plugin}.trouble.make` }],
    });
    const resting = await node.make(plugin, 'nothing');
    expect(resting).toMatchObject({ status: 503, body: { code: 'FUDAO_PLUGIN_RESTING', retryable: true } });
    expect(Number(resting.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a loop in a timer is ended too', async () => {
    expect((await node.make('timer', 'loop in a timer')).status).toBe(200);
    await until(() => node.release('timer'), ({ endedLoops }) => endedLoops === 1);
    expect((await node.make('calm', 'write')).status).toBe(200);
  });

  test('a loop in a consumer of events is ended too, and the events of others still arrive', async () => {
    expect((await node.make('heard', 'loop in a consumer')).status).toBe(200);
    const { faults } = await until(() => node.release('heard'), ({ endedLoops }) => endedLoops === 1);
    expect(faults[0]).toMatchObject({ code: 'FUDAO_ENDLESS_LOOP', action: 'heard.trouble on heard.made.v1' });
    expect((await node.make('calm', 'write')).status).toBe(200);
  });

  test('who computes for a while, but not too long, is left alone', async () => {
    expect((await node.make('calm', 'busy for a moment')).status).toBe(200);
    expect(await node.release('calm')).toMatchObject({ breaker: 'closed', endedLoops: 0, faultsInRow: 0 });
  });

  test('a handler that never ends is answered in time, and neither its place nor the database is lost', async () => {
    const answer = node.make('hung', 'never ends in a transaction');
    expect((await node.make('calm', 'nothing')).status).toBe(200);
    expect(await answer).toMatchObject({ status: 504, body: { code: 'FUDAO_TIMED_OUT' } });
    expect((await node.make('calm', 'write')).status).toBe(200);
    await node.make('hung', 'never ends');
    await until(() => node.release('hung'), ({ late, inFlight }) => late === 1 && inFlight === 0);
  });

  test.each(strays)('%s: it is counted against its release, and the node goes on', async (kind, plugin, message) => {
    expect((await node.make(plugin, kind)).status).toBe(200);
    const { faults } = await until(() => node.release(plugin), ({ totals }) => totals.faults === 1);
    expect(faults[0]!.action).toBe(`${plugin}.trouble.make`);
    expect(faults[0]!.message).toContain(message);
    expect((await node.make(plugin, 'nothing')).status).toBe(200);
  });

  test('the platform standing still is told, and nobody is ended for it', async () => {
    await node.order('loop of the platform');
    const { stalls } = await until(() => node.report(), ({ stalls: found }) => found.some(({ isEnded }) => !isEnded));
    expect(stalls.find(({ isEnded }) => !isEnded)!.release).toBeUndefined();
    expect(node.printed()).toContain('this node stands still; no plugin is to blame');
  });

  test('the operator is told of all of it', async () => {
    const { health } = await node.report();
    const said = health.map(({ en }) => en).join('\n');
    expect(said).toContain('An endless loop of "捣蛋插件 1.0.0" was ended 1 times');
    expect(said).toContain('has 1 handlers that did not end after their time');
    expect(said).toContain('This node stood still');
  });

  test('a stray fault of the platform itself ends the node, with a line in the log and exit code 1', async () => {
    const ended = once(node.child, 'exit');
    node.child.send('stray rejection of the platform');
    expect(await ended).toEqual([1, null]);
    expect(node.printed()).toContain("a fault that nothing caught, and that is no plugin's; this node ends");
    expect(node.printed()).toContain('of the platform');
  });
});

test('a node stops by itself when it is told to, with exit code 0: the watch holds nothing up', async () => {
  const node = await startGuardedNode(['calm']);
  const ended = once(node.child, 'exit');
  node.child.send('stop');
  expect(await ended).toEqual([0, null]);
  expect(node.printed()).toBe('');
  await node.stop();
});

test('where a debugger may be attached, nothing is ended', async () => {
  const node = await startGuardedNode(['calm'], ['--inspect=127.0.0.1:0']);
  expect((await node.make('calm', 'busy for long')).status).toBe(200);
  expect(await node.release('calm')).toMatchObject({ endedLoops: 0, totals: { faults: 0 } });
  await node.stop();
});
