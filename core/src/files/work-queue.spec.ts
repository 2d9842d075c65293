import { QueueFull, WorkQueue } from './work-queue.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('work queue', () => {
  test('runs two at once, lets some wait in order, and refuses the rest', async () => {
    const queue = new WorkQueue({ places: 2, room: 2 });
    const ends: (() => void)[] = [];
    const started: number[] = [];
    const add = (name: number) =>
      queue.run(() => {
        started.push(name);
        return new Promise<number>((resolve) => ends.push(() => resolve(name)));
      });
    const tasks = [add(1), add(2), add(3), add(4)];
    await expect(add(5)).rejects.toThrow(QueueFull);
    await nextTurn();
    expect(started).toEqual([1, 2]);
    ends[1]!();
    await tasks[1];
    await nextTurn();
    expect(started).toEqual([1, 2, 3]);
    ends[0]!();
    ends[2]!();
    await nextTurn();
    ends[3]!();
    expect(await Promise.all(tasks)).toEqual([1, 2, 3, 4]);
  });

  test('a task that fails gives its place back', async () => {
    const queue = new WorkQueue({ places: 1, room: 0 });
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue.run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
