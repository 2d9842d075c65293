import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expectAccessible } from './accessible.ts';

const widths = { phone: 390, desk: 1366 } as const;

async function photograph(page: Page, name: string, folder: string): Promise<void> {
  const usual = page.viewportSize()!;
  // A dialog lies over what is seen, and not over all that can be scrolled to.
  const fullPage = (await page.locator('dialog[open]').count()) === 0;
  await mkdir(folder, { recursive: true });
  for (const [screen, width] of Object.entries(widths)) {
    await page.evaluate('window.scrollTo(0, 0)');
    await page.setViewportSize({ width, height: screen === 'phone' ? 844 : 768 });
    await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}-${screen}.png`), fullPage });
  }
  await page.setViewportSize(usual);
}

/** Holds the page to axe; where `E2E_PICTURES` names a folder also a picture at both widths, for people to judge. */
export async function look(page: Page, name: string, without?: string): Promise<void> {
  await expectAccessible(page, name, without);
  const folder = process.env['E2E_PICTURES'];
  if (folder) await photograph(page, name, folder);
}
