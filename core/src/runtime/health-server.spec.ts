import { openHealthServer, type HealthServer } from './health-server.ts';

describe('the health server of a worker', () => {
  let server: HealthServer;
  let reasons: string[] = [];

  beforeAll(async () => {
    server = await openHealthServer({ port: 0, host: '127.0.0.1', version: '1.0.0', reasons: async () => reasons });
  });
  afterAll(() => server.stop());

  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(server.url + path, { method });
    return [answer.status, await answer.json()] as const;
  };

  test('says that the node can serve, and why not', async () => {
    expect(await ask('/api/health')).toEqual([200, expect.objectContaining({ status: 'ready', version: '1.0.0' })]);
    reasons = ['The database is away.'];
    expect(await ask('/api/health')).toEqual([503, expect.objectContaining({ status: 'unavailable', reasons })]);
  });

  test('knows nothing else', async () => {
    expect(await ask('/api/identity/me')).toEqual([404, {}]);
    expect(await ask('/api/health', 'POST')).toEqual([404, {}]);
  });

  test('says that its port is taken', async () => {
    const port = Number(new URL(server.url).port);
    const again = openHealthServer({ port, host: '127.0.0.1', version: '1', reasons: async () => [] });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
