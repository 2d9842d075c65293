import type { BrowserContext } from 'playwright-core';

export type Encoding = 'gzip' | 'br';

/** What the server sends of it: `fetch` has undone the compression, and leaves the length that it had. */
async function weigh(script: string, encoding: Encoding): Promise<number> {
  const { headers } = await fetch(script, { method: 'HEAD', headers: { 'accept-encoding': encoding } });
  return Number(headers.get('content-length'));
}

/** Scripts as they come over the line, in kB. */
export async function weighScripts(scripts: Iterable<string>, encoding: Encoding): Promise<number> {
  const bytes = await Promise.all([...new Set(scripts)].map((script) => weigh(script, encoding)));
  return Math.round(bytes.reduce((sum, one) => sum + one, 0) / 100) / 10;
}

/** What a page fetches until its line for pushes is open and its formulas stand, in kB by gzip. */
export async function firstLoadOf(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const scripts: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
  const line = page.waitForEvent('websocket');
  await page.goto(url);
  await Promise.all([line, page.locator('.katex').first().waitFor()]);
  await page.waitForLoadState('networkidle');
  await page.close();
  return weighScripts(scripts, 'gzip');
}
