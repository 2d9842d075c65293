import { nextTask } from './next-task.ts';

/** Comes after all that was already decided, and still belongs to the same task. */
async function endOfTask(): Promise<void> {
  for (let i = 0; i < 100; i++) await Promise.resolve();
}

describe('nextTask', () => {
  const goesOnAfterThisTask = async () => {
    const order: string[] = [];
    const next = nextTask().then(() => order.push('next task'));
    await endOfTask();
    order.push('end of this task');
    await next;
    expect(order).toEqual(['end of this task', 'next task']);
  };

  it('goes on in a task of its own', goesOnAfterThisTask);

  it('does so in a browser without a scheduler', async () => {
    spyOnProperty(window, 'scheduler' as never, 'get').and.returnValue(undefined as never);
    await goesOnAfterThisTask();
  });
});
