import { ServiceBroker, type Context } from 'moleculer';
import { createDispatcher } from './dispatcher.ts';

/** What a call came with to its action, where `quiz` is served by one release that runs here and `poll` by one elsewhere. */
async function arrives(action: string, options: object = {}): Promise<{ action: string; timeout: number | undefined }> {
  const tags: Record<string, string> = { quiz: '1.0.0+trusted', poll: '2.0.0' };
  const dispatcher = createDispatcher({ pick: (id) => tags[id], isRunning: () => false });
  let seen!: { action: string; timeout: number | undefined };
  const look = {
    name: 'look',
    call: () => (name: string, _params: unknown, given: { timeout?: number }) => {
      seen = { action: name, timeout: given.timeout };
      return Promise.resolve();
    },
  };
  const broker = new ServiceBroker({ logger: false, middlewares: [look, dispatcher] as never });
  broker.createService({ name: 'quiz', version: '1.0.0+trusted', settings: { $noVersionPrefix: false }, actions: { ask: (_: Context) => 1 } });
  await broker.start();
  await broker.call(action, {}, options);
  await broker.stop();
  return seen;
}

describe('a call by its logical name', () => {
  test('goes to the release that serves the caller; on this node the guard alone times it', async () => {
    expect(await arrives('quiz.ask')).toEqual({ action: '1.0.0+trusted.quiz.ask', timeout: 0 });
  });

  test('is timed by the broker where it goes to another node, or to a room of the core', async () => {
    expect(await arrives('poll.ask')).toEqual({ action: '2.0.0.poll.ask', timeout: undefined });
    expect(await arrives('records.append')).toEqual({ action: 'records.append', timeout: undefined });
  });

  test('keeps the time that its caller gives it', async () => {
    expect(await arrives('quiz.ask', { timeout: 50 })).toMatchObject({ timeout: 50 });
  });
});
