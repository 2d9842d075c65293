import type { Browser, Page } from 'playwright-core';
import { findProgram } from '../../testing/system-programs.ts';

/** What a headless Chromium needs as root and on a machine without internet. */
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run'];

let browser: Promise<Browser | undefined> | undefined;

async function launch(): Promise<Browser | undefined> {
  const executablePath = findProgram('chromium');
  if (!executablePath) return undefined;
  // axe brings global variables along, which must be there before a plugin is looked at.
  const [{ chromium }] = await Promise.all([import('playwright-core'), import('@axe-core/playwright')]);
  return chromium.launch({ executablePath, args: quiet });
}

/** One browser for all that is tried; undefined where none is installed. */
export function openBrowser(): Promise<Browser | undefined> {
  browser ??= launch();
  return browser;
}

export async function closeBrowser(): Promise<void> {
  const open = await browser;
  browser = undefined;
  await open?.close();
}

/** What axe finds in a part of a page that shuts people out. */
export async function axeComplaints(page: Page, part: string): Promise<string[]> {
  if ((await page.locator(part).count()) === 0) return [];
  const { AxeBuilder } = await import('@axe-core/playwright');
  // A framed page may fetch nothing, its own styles neither: what axe would fetch on its own would look like the page's fault.
  const { violations } = await new AxeBuilder({ page }).options({ preload: false }).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.target.join(' ') ?? ''})`);
}
