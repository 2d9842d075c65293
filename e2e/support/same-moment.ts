import type { Page } from 'playwright-core';

/**
 * Makes what several pages ask of the server arrive at one moment: the first request of each page to the path is
 * held until all pages have sent theirs. So none of them learns of another's before its own click.
 */
export async function holdUntilAllAsk(pages: readonly Page[], path: RegExp): Promise<void> {
  let waiting = pages.length;
  let letGo = () => {};
  const allAsked = new Promise<void>((resolve) => (letGo = resolve));
  for (const page of pages) {
    await page.route(
      path,
      async (route) => {
        waiting -= 1;
        if (waiting === 0) letGo();
        await allAsked;
        await route.continue();
      },
      { times: 1 },
    );
  }
}
