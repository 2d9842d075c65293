import { commonErrors, type FudaoError } from '@fudao/plugin-sdk';
import { currentCall } from './boundary.ts';
import type { Fault } from './fault.ts';
import { createGuards, type Guards } from './guards.ts';
import { graceMs, type ReleaseGuard } from './release-guard.ts';

const owner = { kind: 'plugin', id: 'notes', version: '1.0.0' } as const;
const nothing = () => undefined;
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

let time: number;
let guards: Guards;
let guard: ReleaseGuard;
let told: Fault[];

beforeEach(() => {
  time = 1_000;
  told = [];
  guards = createGuards({ callsAtOnce: 3 }, { log, now: () => time, nameOf: () => '笔记' });
  guard = guards.of(owner)!;
  guards.onFault((_owner, fault) => void told.push(fault));
});

/** A handler whose end the test decides. */
function openHandler() {
  let end!: (value: unknown) => void;
  let fail!: (reason: unknown) => void;
  const promise = new Promise((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { run: () => promise, end, fail };
}

const codeOf = (promise: Promise<unknown>) => promise.then(() => 'answered', (error: unknown) => (error as Partial<FudaoError>).code ?? (error as Error).message);
const fault = () => {
  throw new TypeError('a slip');
};

function sweepAfter(milliseconds: number): void {
  const end = time + milliseconds;
  for (; time < end; time += 250) guards.sweep();
  guards.sweep();
}

describe('a guard', () => {
  test('hands on what a handler answers and throws, and counts both', async () => {
    expect(await guard.call('notes.add', 1_000, () => 7)).toBe(7);
    expect(await guard.call('notes.add', 1_000, async () => 8)).toBe(8);
    expect(await codeOf(guard.call('notes.add', 1_000, fault))).toBe('a slip');
    expect(await codeOf(guard.call('notes.add', 1_000, () => Promise.reject(commonErrors.CONFLICT())))).toBe('FUDAO_CONFLICT');
    guard.refused();
    expect(guard.report()).toMatchObject({
      inFlight: 0,
      faultsInRow: 1,
      totals: { calls: 5, refusals: 2, unavailable: 0, faults: 1 },
      faults: [{ code: 'FUDAO_INTERNAL', action: 'notes.add' }],
    });
    expect(told).toHaveLength(1);
  });

  test('a listener that fails keeps nobody from an answer', async () => {
    guards.onFault(() => {
      throw new Error('of the listener');
    });
    expect(await codeOf(guard.call('notes.add', 1_000, fault))).toBe('a slip');
    expect(told).toHaveLength(1);
  });

  test('starts a handler in a tick of its own, never in its caller', async () => {
    let hasStarted = false;
    const answer = guard.call('notes.add', 1_000, () => (hasStarted = true));
    expect(hasStarted).toBe(false);
    await answer;
    expect(hasStarted).toBe(true);
  });

  test('refuses more calls than it has places, and takes them again when one has ended', async () => {
    const handlers = [openHandler(), openHandler(), openHandler()];
    const answers = handlers.map(({ run }) => guard.call('notes.add', 1_000, run));
    expect(() => guard.call('notes.add', 1_000, nothing)).toThrow(expect.objectContaining({ code: 'FUDAO_BUSY', details: { plugin: '笔记', seconds: 2 } }));
    handlers[1]!.end('done');
    expect(await answers[1]).toBe('done');
    expect(await guard.call('notes.add', 1_000, () => 'room')).toBe('room');
    expect(guard.report()).toMatchObject({ inFlight: 2, turnedAway: 1, totals: { calls: 2 } });
  });

  test('refuses calls while it rests, with the seconds that are left, and lets them try again after', async () => {
    for (let call = 0; call < 10; call++) await codeOf(guard.call('notes.add', 1_000, fault));
    time += 1_500;
    expect(() => guard.call('notes.add', 1_000, nothing)).toThrow(expect.objectContaining({ code: 'FUDAO_PLUGIN_RESTING', details: { plugin: '笔记', seconds: 4 } }));
    expect(() => guard.work('timer sweep', 1_000, nothing)).toThrow(expect.objectContaining({ code: 'FUDAO_PLUGIN_RESTING' }));
    expect(guard.report()).toMatchObject({ breaker: 'open', restsForMs: 3_500, turnedAway: 2 });
    expect(guards.report().health[0]!.en).toMatch(/"笔记 1\.0\.0" fails too often and rests; calls are tried again in 4 s.*TypeError: a slip/);
    time += 3_500;
    for (let trial = 0; trial < 9; trial++) await codeOf(new Promise((resolve) => resolve(guard.call('notes.add', 1_000, nothing))));
    expect(guard.report()).toMatchObject({ breaker: 'closed', restsForMs: 0 });
    expect(guards.report().health).toEqual([]);
  });

  test('faults of events and timers are counted, and do not close the plugin to people', async () => {
    for (let turn = 0; turn < 30; turn++) await codeOf(guard.work('notes on x.v1', 1_000, fault));
    expect(guard.report()).toMatchObject({ breaker: 'closed', faultsInRow: 30, totals: { faults: 30 } });
    expect(guard.report().faults).toHaveLength(20);
  });

  test('loading and setting up are no calls, but their faults count', async () => {
    await guard.start('load', 1_000, nothing);
    expect(guard.report().totals.calls).toBe(0);
    await codeOf(guard.start('setup', 1_000, fault));
    expect(guard.report()).toMatchObject({ totals: { faults: 1 }, faults: [{ action: 'setup' }] });
  });
});

describe('a handler that does not end', () => {
  test('is given up at its time as a fault, keeps its place for a moment, and is late from then on', async () => {
    const handler = openHandler();
    const answer = codeOf(guard.call('notes.add', 2_000, handler.run));
    sweepAfter(1_750);
    expect(guard.report()).toMatchObject({ inFlight: 1, totals: { faults: 0 } });
    sweepAfter(500);
    expect(await answer).toBe('FUDAO_TIMED_OUT');
    expect(guard.report()).toMatchObject({ inFlight: 1, late: 0, totals: { calls: 1, faults: 1 }, faults: [{ code: 'FUDAO_TIMED_OUT' }] });
    sweepAfter(graceMs);
    expect(guard.report()).toMatchObject({ inFlight: 0, late: 1 });
    expect(guards.report().health[0]!['zh-CN']).toContain('1 个处理程序超时后仍未结束');
    handler.end('at last');
    await new Promise(setImmediate);
    expect(guard.report()).toMatchObject({ inFlight: 0, late: 0, totals: { calls: 1, faults: 1 } });
  });

  test('gives its place back if it ends within the moment', async () => {
    const handler = openHandler();
    const answer = codeOf(guard.call('notes.add', 2_000, handler.run));
    sweepAfter(2_250);
    handler.fail(new Error('too late'));
    expect(await answer).toBe('FUDAO_TIMED_OUT');
    await new Promise(setImmediate);
    sweepAfter(graceMs);
    expect(guard.report()).toMatchObject({ inFlight: 0, late: 0, totals: { calls: 1, faults: 1 } });
  });

  test('tells those who work for it, unless they no longer listen', async () => {
    const heard: string[] = [];
    const answer = codeOf(
      guard.call('notes.add', 500, async () => {
        currentCall()!.onGivenUp(() => heard.push('told'));
        currentCall()!.onGivenUp(() => heard.push('not told'))();
        return openHandler().run();
      }),
    );
    await new Promise(setImmediate);
    sweepAfter(1_000);
    expect(await answer).toBe('FUDAO_TIMED_OUT');
    expect(heard).toEqual(['told']);
  });

  test('of a release that was withdrawn is still given up', async () => {
    const answer = codeOf(guard.call('notes.add', 500, openHandler().run));
    guards.remove(owner);
    expect(guards.figures(owner)).toBeUndefined();
    sweepAfter(1_000);
    expect(await answer).toBe('FUDAO_TIMED_OUT');
  });
});

describe('an endless loop that was ended', () => {
  test('is a fault, closes the plugin at once, and its caller need not wait', async () => {
    let call: ReturnType<typeof currentCall>;
    const answer = codeOf(
      guard.call('notes.add', 10_000, () => {
        call = currentCall();
        return openHandler().run();
      }),
    );
    await new Promise(setImmediate);
    guard.loopEnded(call, []);
    expect(await answer).toBe('FUDAO_INTERNAL');
    expect(guard.report()).toMatchObject({ inFlight: 0, late: 0, endedLoops: 1, breaker: 'open', faults: [{ code: 'FUDAO_ENDLESS_LOOP', action: 'notes.add' }] });
    sweepAfter(20_000);
    expect(guard.report()).toMatchObject({ late: 0, totals: { faults: 1 } });
  });
});

test('guards are there for plugins only, and one for each release', () => {
  expect(guards.of({ kind: 'core', id: 'identity' })).toBeUndefined();
  expect(guards.of({ ...owner, version: '1.0.1' })).not.toBe(guard);
  expect(guards.of(owner)).toBe(guard);
  expect(guards.report().releases.map(({ release }) => release)).toEqual(['1.0.0', '1.0.1']);
});

test('a report is plain data', () => {
  guards.stalled({ at: Date.now(), milliseconds: 2_100, release: undefined, isEnded: false });
  const report = guards.report();
  expect(JSON.parse(JSON.stringify(report))).toMatchObject({ stalls: [{ milliseconds: 2_100 }], health: [{ en: expect.stringContaining('stood still 1 times') as string }] });
});
