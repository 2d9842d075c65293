import { onEachKind } from '../testing/on-each-kind.ts';
import { findServer } from '../testing/system-programs.ts';
import { until } from '../testing/until.ts';
import { person, startPlugin, type StartedPlugin } from './testing/start-plugin.ts';

const student = person('s1', 'student', 'east');

(findServer('bwrap') ? describe : describe.skip)('a confined child', () => onEachKind('that is killed', (freshUrl) => {
  let plugin: StartedPlugin;

  beforeEach(async () => {
    plugin = await startPlugin('rogue', 'confined', { databaseUrl: await freshUrl() });
  }, 60_000);
  afterEach(() => plugin.stop());

  const isUp = async () => plugin.process().pid !== null;
  const count = async () => (await plugin.call<{ count: number }>('rogue.count', {}, student)).count;

  async function kill(): Promise<void> {
    await until(isUp);
    process.kill(plugin.process().pid!, 'SIGKILL');
  }

  test('three times under load loses no call, and does nothing twice', async () => {
    let isOver = false;
    const failures: unknown[] = [];
    const wrote: string[] = [];
    let answered = 0;
    const ask = async (lane: number) => {
      for (let turn = 0; !isOver; turn++) {
        const key = `${lane}-${turn}`;
        try {
          if (lane % 2 === 0) await plugin.call('rogue.answer', { milliseconds: lane * 3 }, student);
          else {
            expect(await plugin.call('rogue.write', { key, milliseconds: lane }, student, key)).toEqual({ wrote: key });
            wrote.push(key);
          }
          answered++;
        } catch (error) {
          failures.push(error);
        }
      }
    };
    const lanes = Array.from({ length: 12 }, (_, lane) => ask(lane));
    for (let turn = 1; turn <= 3; turn++) {
      const before = answered;
      await until(async () => answered > before + 30);
      await kill();
      await until(async () => plugin.process().restarts === turn);
    }
    await until(isUp);
    isOver = true;
    await Promise.all(lanes);
    expect(failures).toEqual([]);
    expect(await count()).toBe(wrote.length);
    expect(plugin.process()).toMatchObject({ restarts: 3, lastEnd: 'its process was killed from outside' });
    // Nobody blames the plugin.
    expect(plugin.figures()).toMatchObject({ breaker: 'closed', faults: [] });
  });

  test('after a commit answers with what was committed, once', async () => {
    const late = plugin.call('rogue.answerLate', { key: 'k' }, student, 'key');
    await until(async () => (await count()) === 1);
    await kill();
    expect(await late).toEqual({ wrote: 'k' });
    expect(await plugin.call('rogue.answerLate', { key: 'k' }, student, 'key')).toEqual({ wrote: 'k' });
    expect(await count()).toBe(1);
  });

  test('after an effect that nobody can take back fails, and may be tried again by whoever called', async () => {
    const late = plugin.call('rogue.answerLate', { key: 'k', isPlain: true }, student);
    const refused = expect(late).rejects.toMatchObject({ code: 'CONFINED_PROCESS_ENDED', spec: { retryable: true } });
    await until(async () => (await count()) === 1);
    await kill();
    await refused;
    expect(plugin.figures()).toMatchObject({ breaker: 'closed', faults: [] });
  });

  test('in a transaction leaves nothing of it, and it is done by the next', async () => {
    const written = plugin.call('rogue.write', { key: 'k', milliseconds: 400 }, student, 'key');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await kill();
    expect(await written).toEqual({ wrote: 'k' });
    expect(await count()).toBe(1);
  });
}));
