import { jest } from '@jest/globals';
import { MemoryReturn } from './memory-return.ts';

describe('MemoryReturn', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('collects twice, a second apart, once nothing was asked for during a second', () => {
    const collect = jest.fn();
    const memory = new MemoryReturn(collect);
    memory.soon();
    jest.advanceTimersByTime(600);
    memory.soon();
    jest.advanceTimersByTime(600);
    expect(collect).not.toHaveBeenCalled();
    jest.advanceTimersByTime(400);
    expect(collect).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(10_000);
    expect(collect).toHaveBeenCalledTimes(2);
  });

  it('collects nothing once it has ended', () => {
    const collect = jest.fn();
    const memory = new MemoryReturn(collect);
    memory.soon();
    memory.stop();
    jest.advanceTimersByTime(10_000);
    expect(collect).not.toHaveBeenCalled();
  });

  it('frees, of itself, what nobody holds any more', async () => {
    jest.useRealTimers();
    const withdrawn = new WeakRef({ text: 'of a release that ended' });
    new MemoryReturn().soon();
    const deadline = Date.now() + 20_000;
    while (withdrawn.deref() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(withdrawn.deref()).toBeUndefined();
  });
});
