import { jest } from '@jest/globals';
import { OutboxNudge } from './outbox-nudge.ts';

describe('a nudge of the outbox', () => {
  let told: number;
  let isRunningHere: boolean;
  let outbox: OutboxNudge;

  beforeEach(() => {
    jest.useFakeTimers();
    told = 0;
    isRunningHere = false;
    outbox = new OutboxNudge({ nudgeRelay: () => isRunningHere, tellOthers: () => void (told += 1) });
  });
  afterEach(() => {
    outbox.stop();
    jest.useRealTimers();
  });

  test('goes to the own relay alone where one runs', () => {
    isRunningHere = true;
    outbox.nudge();
    jest.advanceTimersByTime(1_000);
    expect(told).toBe(0);
  });

  test('goes to the others at once where none runs', () => {
    outbox.nudge();
    expect(told).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect(told).toBe(1);
  });

  test('many at once become two messages, so that the last row is told of too', () => {
    for (let row = 0; row < 1_000; row++) outbox.nudge();
    expect(told).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect(told).toBe(2);
  });

  test('a stream of rows becomes at most twenty messages a second', () => {
    for (let millisecond = 0; millisecond < 1_000; millisecond++) {
      outbox.nudge();
      jest.advanceTimersByTime(1);
    }
    expect(told).toBeGreaterThan(15);
    expect(told).toBeLessThanOrEqual(21);
  });

  test('says nothing after it was stopped', () => {
    outbox.nudge();
    outbox.nudge();
    outbox.stop();
    jest.advanceTimersByTime(1_000);
    expect(told).toBe(1);
  });
});
