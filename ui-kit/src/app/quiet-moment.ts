/** What waits for quiet does not wait longer than this. */
const longestMs = 2_000;
/** For browsers that do not tell when they have nothing to do. */
const someMs = 300;

/** Until the browser has nothing else to do: for what a start brings with it and nobody waits for. */
export function quietMoment(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: longestMs });
    else setTimeout(resolve, someMs);
  });
}
