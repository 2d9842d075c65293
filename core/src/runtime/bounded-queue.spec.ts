import fc from 'fast-check';
import { createBoundedQueue, QueueFull } from './bounded-queue.ts';

test('never more run than may, all that are taken end, in the order they came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ ticks: fc.nat({ max: 4 }), fails: fc.boolean() }), { maxLength: 30 }),
      async (limit, tasks) => {
        const queue = createBoundedQueue({ running: limit, waiting: 100 });
        const started: number[] = [];
        let running = 0;
        const results = await Promise.allSettled(
          tasks.map(({ ticks, fails }, index) =>
            queue.run(async () => {
              started.push(index);
              running += 1;
              expect(running).toBeLessThanOrEqual(limit);
              for (let i = 0; i < ticks; i++) await Promise.resolve();
              running -= 1;
              if (fails) throw new Error('as told');
            }),
          ),
        );
        expect(results.map((result) => result.status === 'rejected')).toEqual(tasks.map((task) => task.fails));
        expect(started).toEqual(tasks.map((_task, index) => index));
      },
    ),
  );
});

test('refuses at once when too many wait', async () => {
  const queue = createBoundedQueue({ running: 1, waiting: 1 });
  let release = () => {};
  const first = queue.run(() => new Promise<void>((resolve) => (release = resolve)));
  const second = queue.run(async () => 'second');
  await expect(queue.run(async () => 'third')).rejects.toBeInstanceOf(QueueFull);
  release();
  await first;
  await expect(second).resolves.toBe('second');
});
