import { setTimeout as wait } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

/** An app gives a framed page 15 s to ask for its line. */
const longestSilenceMs = 25_000;
/** It draws once it has its line, and once more when it has its data. */
const longestDrawMs = 8_000;
const restMs = 400;

/** Until every frame in a part of a page has asked for its line, or the app has given it up. */
export async function framesAreThere(page: Page, part: string): Promise<boolean> {
  const frames = page.locator(`${part} fd-plugin-frame`);
  if ((await frames.count()) === 0) return true;
  const waiting = page.locator(`${part} fd-plugin-frame iframe.waiting`);
  await waiting.first().waitFor({ state: 'detached', timeout: longestSilenceMs }).catch(() => undefined);
  return (await page.locator(`${part} fd-plugin-frame iframe:not(.waiting)`).count()) === (await frames.count());
}

/** The plugin's own pages in a page of the app. */
export const framesOf = (page: Page, pluginId: string): Frame[] => page.frames().filter((frame) => frame.url().includes(`/plugins/${pluginId}/`));

/** What they show now. */
export async function framedText(page: Page, pluginId: string): Promise<string> {
  const texts = framesOf(page, pluginId).map((frame) => frame.locator('body').innerText());
  return (await Promise.all(texts)).join('\n').trim();
}

/** What they show once they show something, and no more comes. */
export async function drawnText(page: Page, pluginId: string): Promise<string> {
  const deadline = Date.now() + longestDrawMs;
  let before = '';
  while (Date.now() < deadline) {
    await wait(restMs);
    const text = await framedText(page, pluginId);
    if (text !== '' && text === before) return text;
    before = text;
  }
  return before;
}
