import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What fades in is judged as it will stay; what never ends (a spinner) is not waited for. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    const longest = new Promise((resolve) => setTimeout(resolve, 2000));
    await Promise.race([longest, Promise.allSettled(passing.map((animation) => animation.finished))]);
  })()`);
}

/**
 * Fails where axe finds something serious on the page as it is now.
 * @param without what is left out: the other eleven of twelve that are alike
 */
export async function expectAccessible(page: Page, name: string, without?: string): Promise<void> {
  await settled(page);
  const axe = new AxeBuilder({ page });
  if (without) axe.exclude(without);
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  if (serious.length === 0) return;
  const lines = serious.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`);
  throw new Error(`axe on "${name}":\n  ${lines.join('\n  ')}`);
}
