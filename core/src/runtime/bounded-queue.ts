/** Runs tasks a few at a time, so that 300 at once take turns instead of all the memory. */
export interface BoundedQueue {
  /** @throws QueueFull when too many wait already. */
  run<T>(task: () => Promise<T>): Promise<T>;
}

export class QueueFull extends Error {}

export function createBoundedQueue(limits: { running: number; waiting: number }): BoundedQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(): Promise<void> {
    if (running < limits.running) {
      running += 1;
      return;
    }
    if (waiting.length >= limits.waiting) throw new QueueFull();
    // The one that ends hands its place over, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async run(task) {
      await turn();
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
