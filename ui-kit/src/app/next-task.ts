/**
 * Ends the browser's task; what follows is another. In between it may paint, and answer a touch. Work
 * that comes in one piece at the start keeps a slow phone deaf for as long as all of it takes.
 */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Partial<Scheduler> };
  // Goes on before anything else that waits; not every browser has it.
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    // Unlike a timer, a message is not held back by 4 ms.
    port2.postMessage(null);
  });
}
