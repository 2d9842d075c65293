import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'node:http';
import { until } from '../testing/until.ts';
import { collectingLog } from './testing/collecting-log.ts';
import { sendRaw } from './testing/send-raw.ts';
import { startTestGateway } from './testing/test-gateway.ts';
import { RequestMetrics } from './request-metrics.ts';

describe('health', () => {
  test('is 503 until the node can serve, and 200 then', async () => {
    let isReady = false;
    const test_ = await startTestGateway({}, { isReady: () => isReady });
    const early = await sendRaw(test_.url, { path: '/api/health' });
    expect([early.status, early.json()]).toEqual([503, { status: 'starting', version: '1.2.3', uptimeSeconds: expect.any(Number) }]);
    isReady = true;
    const ready = await sendRaw(test_.url, { path: '/api/health' });
    expect([ready.status, ready.json()]).toEqual([200, { status: 'ready', version: '1.2.3', uptimeSeconds: expect.any(Number) }]);
    await test_.stop();
  });
});

describe('stopping', () => {
  test('answers what is under way, then lets go of its connections', async () => {
    let release: (() => void) | undefined;
    const test_ = await startTestGateway({
      'demo.wait': { rest: 'GET /wait', handler: () => new Promise((resolve) => (release = () => resolve('done'))) },
    });
    const agent = new Agent({ keepAlive: true });
    const answered = new Promise<string>((resolve, reject) => {
      request(`${test_.url}/api/demo/wait`, { agent }, (response) => {
        response.on('data', (data) => resolve(`${response.headers.connection} ${data}`));
      })
        .on('error', reject)
        .end();
    });
    await until(() => release !== undefined);
    const stopped = test_.gateway.stop();
    release!();
    expect(await answered).toBe('close "done"');
    await stopped;
    await expect(sendRaw(test_.url, { path: '/api/health' })).rejects.toThrow('ECONNREFUSED');
    agent.destroy();
    await test_.broker.stop();
  });

  test('twice does no harm', async () => {
    const test_ = await startTestGateway({});
    await test_.gateway.stop();
    await test_.stop();
  });
});

test('a port that is taken fails the start, with the reason', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(startTestGateway({}, { port })).rejects.toThrow('EADDRINUSE');
  other.close();
});

test('the metrics are one line a minute, and none where nobody asked', () => {
  const { log, lines } = collectingLog();
  const metrics = new RequestMetrics(log);
  metrics.report();
  for (let n = 0; n < 32; n++) metrics.count(n === 0 ? 500 : n < 3 ? 404 : 200, 10);
  metrics.report();
  metrics.stop();
  expect(lines).toEqual([
    { level: 'info', fields: { requests: 32, refused: 2, failed: 1, p50Ms: 10, p95Ms: 10 }, message: 'requests' },
  ]);
});

test('a slow request is worth a line, by its route and not by its address', async () => {
  const test_ = await startTestGateway({
    'demo.slow': { rest: 'GET /slow/:name', handler: () => new Promise((resolve) => setTimeout(() => resolve('at last'), 1050)) },
  });
  await sendRaw(test_.url, { path: '/api/demo/slow/anna?phone=1' });
  expect(test_.lines).toEqual([
    { level: 'warn', message: 'slow request', fields: { route: 'GET /api/demo/slow/:name', requestId: expect.any(String), milliseconds: expect.any(Number) } },
  ]);
  await test_.stop();
});
