import { jest } from '@jest/globals';
import { createNodeHealth, healthAnswer } from './node-health.ts';

describe('the health of a node', () => {
  test('is asked of the database once a second, however many ask', async () => {
    let time = 0;
    let pings = 0;
    const reasons = createNodeHealth({ ping: async () => void (pings += 1) }, () => time);
    await Promise.all([reasons(), reasons(), reasons()]);
    time = 999;
    expect(await reasons()).toEqual([]);
    expect(pings).toBe(1);
    time = 1_000;
    await reasons();
    expect(pings).toBe(2);
  });

  test('is bad while the database refuses, and good again when it is back', async () => {
    let time = 0;
    let isUp = false;
    const ping = () => (isUp ? Promise.resolve() : Promise.reject(new Error('gone')));
    const reasons = createNodeHealth({ ping }, () => time);
    expect(await reasons()).toEqual([expect.stringContaining('database')]);
    isUp = true;
    time = 1_000;
    expect(await reasons()).toEqual([]);
  });

  test('is bad where the database hangs, after a second', async () => {
    jest.useFakeTimers();
    const reasons = createNodeHealth({ ping: () => new Promise<void>(() => undefined) })();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await reasons).toHaveLength(1);
    jest.useRealTimers();
  });

  test.each([
    ['ready', [], 200, 'ready'],
    ['ready', ['x'], 503, 'unavailable'],
    ['starting', [], 503, 'starting'],
    ['stopping', ['x'], 503, 'stopping'],
  ] as const)('%s with reasons %j answers %d %s', (status, reasons, code, said) => {
    const [answered, answer] = healthAnswer('1.0.0', status, reasons);
    expect([answered, answer.status, answer.reasons ?? []]).toEqual([code, said, reasons]);
  });
});
