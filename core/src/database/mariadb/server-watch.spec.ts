import { setTimeout as wait } from 'node:timers/promises';
import { ServerWatch } from './server-watch.ts';

const UNAVAILABLE = { code: 'FUDAO_UNAVAILABLE' };
const times = { everyMs: 5, suspiciousMs: 20 };

/** A server that a test lets go away and come back. */
class Server {
  isThere = true;
  probes = 0;
  silenceMs = 0;
  probe = async (): Promise<void> => {
    this.probes += 1;
    if (this.isThere) return;
    if (this.silenceMs > 0) await wait(this.silenceMs);
    throw new Error('silence');
  };
}

describe('the watch over a server', () => {
  let server: Server;
  let watch: ServerWatch;
  beforeEach(() => {
    server = new Server();
    watch = new ServerWatch(server.probe, undefined, times);
  });
  afterEach(() => watch.end());

  /** Waits for an answer that never comes. */
  const forAnAnswer = (patienceMs = 60_000) =>
    new Promise<never>((_, reject) => {
      watch.wait({ patienceMs, giveUp: reject });
    });

  async function until(look: () => boolean): Promise<void> {
    while (!look()) await wait(2);
  }

  const isRefusing = (): boolean => {
    try {
      watch.requireAnswering();
      return false;
    } catch (error) {
      expect(error).toMatchObject(UNAVAILABLE);
      return true;
    }
  };

  test('a slow statement is left alone, and the server is asked less and less about it', async () => {
    let isGivenUp = false;
    const waited = watch.wait({ patienceMs: 60_000, giveUp: () => (isGivenUp = true) });
    await until(() => server.probes >= 3);
    expect([isGivenUp, isRefusing()]).toEqual([false, false]);
    waited();
    const { probes } = server;
    await wait(60);
    expect(server.probes).toBe(probes);
  });

  test('a server that is silent is found out: who waits is told, and who comes does not wait', async () => {
    server.isThere = false;
    const answers = await Promise.allSettled([forAnAnswer(), forAnAnswer(), forAnAnswer()]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });
    expect(isRefusing()).toBe(true);
  });

  test('it is asked until it is back', async () => {
    server.isThere = false;
    watch.suspect();
    await until(isRefusing);
    server.isThere = true;
    await until(() => !isRefusing());
  });

  test('one that is slow to say nothing is asked less often', async () => {
    server.isThere = false;
    server.silenceMs = 60;
    watch.suspect();
    await until(isRefusing);
    const asked = server.probes;
    await wait(90);
    expect(server.probes).toBe(asked);
    await until(() => server.probes > asked);
  });

  test('a broken connection alone is no outage', async () => {
    watch.suspect();
    watch.suspect();
    await until(() => server.probes > 0);
    expect([server.probes, isRefusing()]).toEqual([1, false]);
  });

  test('patience ends also with a server that answers others', async () => {
    await expect(forAnAnswer(30)).rejects.toMatchObject({
      ...UNAVAILABLE,
      cause: { message: expect.stringContaining('30 ms') as string },
    });
    expect(isRefusing()).toBe(false);
  });

  test('what came to its end is not given up', async () => {
    let isGivenUp = false;
    watch.wait({ patienceMs: 60_000, giveUp: () => (isGivenUp = true) })();
    server.isThere = false;
    watch.suspect();
    await until(isRefusing);
    expect(isGivenUp).toBe(false);
  });
});
