import { until } from '../testing/until.ts';
import { findServer } from '../testing/system-programs.ts';
import { person, startPlugin, type StartedPlugin } from './testing/start-plugin.ts';

const student = person('s1', 'student', 'east');

(findServer('bwrap') ? describe : describe.skip)('a confined plugin that makes trouble', () => {
  let plugin: StartedPlugin;

  beforeEach(async () => {
    plugin = await startPlugin('rogue', 'confined');
  }, 60_000);
  afterEach(() => plugin.stop());

  const trouble = (name: string) => plugin.call('rogue.trouble', { name }, student);
  const isWell = async () => (await plugin.call<{ isWell: boolean }>('rogue.answer', {}, student).catch(() => ({ isWell: false }))).isWell;

  test.each([
    ['an endless loop', 'an endless loop held it up'],
    ['an endless regular expression', 'an endless loop held it up'],
    ['an endless sleep', 'it did not answer for 6 s'],
    ['a bomb of objects', expect.stringMatching(/memory|endless loop/)],
    ['a bomb of buffers', expect.stringMatching(/memory/)],
    ['an exit', 'its process ended by itself (code 0)'],
    ['an exception that nobody catches', expect.stringMatching(/by itself \(code 1\): Error: thrown at nobody/)],
    ['garbage', 'it said something that is no message'],
    ['a list', 'it said something that is no message'],
    ['null', 'it said something that is no message'],
    ['a frame without an end', 'it said more at once than 1 MB'],
    ['an answer that nobody asked for', 'it answered what it was not asked'],
    ['an answer with a strange number', 'it answered what it was not asked'],
    ['a request with a strange number', 'it said something that is no message'],
    ['asks without an end', expect.stringMatching(/did not read|too much at once|endless loop/)],
  ])('%s is ended, told to its caller and to the operator, and its process starts again', async (name, reason) => {
    await expect(trouble(name)).rejects.toMatchObject({ code: 'CONFINED_PROCESS_ENDED', spec: { status: 503, retryable: true } });
    expect(plugin.process().lastEnd).toEqual(reason);
    expect(plugin.figures()).toMatchObject({ breaker: 'open', faults: expect.arrayContaining([expect.objectContaining({ code: 'CONFINED_PROCESS_ENDED', message: reason as string })]) as unknown });
    await until(async () => plugin.process().runningSince !== null);
    expect(plugin.process()).toMatchObject({ restarts: 1, pid: expect.any(Number) as number });
  }, 90_000);

  test('after its rest it serves again', async () => {
    await expect(trouble('an exit')).rejects.toMatchObject({ code: 'CONFINED_PROCESS_ENDED' });
    await expect(plugin.call('rogue.answer', {}, student)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_RESTING' });
    await until(isWell);
  });

  test.each(['a flood of log lines', 'a flood of pushes'])('%s holds up neither the core nor others', async (name) => {
    const flood = trouble(name);
    const atLeastUntil = Date.now() + 1_500;
    for (let answered = 0; answered < 100 || Date.now() < atLeastUntil; answered++) {
      await plugin.rooms.call('organisation.district', { id: 'east' }, student);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await trouble('calm');
    await flood;
    expect(await isWell()).toBe(true);
    expect(plugin.process()).toMatchObject({ restarts: 0 });
  });
});
