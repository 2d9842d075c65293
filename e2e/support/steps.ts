import type { Page } from 'playwright-core';

/** Runs one step of a journey and says how long it took; a failure names the step. */
export async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  const started = Date.now();
  try {
    const result = await run();
    console.log(`  ok  ${name} (${Date.now() - started} ms)`);
    return result;
  } catch (error) {
    throw new Error(`In the step "${name}": ${(error as Error).message}`, { cause: error });
  }
}

export function demand(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Signs in on the page of an app, by keyboard as people do. */
export async function signIn(page: Page, url: string, educationId: string): Promise<void> {
  const app = /^\d/.test(educationId) ? '/' : '/admin/';
  await page.goto(url + app);
  await page.getByLabel('教育ID').fill(educationId);
  await page.locator('#password').fill('fudao-demo');
  await page.keyboard.press('Enter');
  await atHome(page);
}

/** Waits for the home page of either app; its greeting differs with the hour, its line of the place, which may be empty, does not. */
export async function atHome(page: Page): Promise<void> {
  await page.locator('fd-page .place').waitFor({ state: 'attached' });
}

/** Milliseconds until something is there. */
export async function timeUntil(run: () => Promise<unknown>): Promise<number> {
  const started = Date.now();
  await run();
  return Date.now() - started;
}
