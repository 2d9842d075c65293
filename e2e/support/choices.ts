import type { Locator, Page } from 'playwright-core';

/** Ticks a box or takes one of several as people do: on its words, which cover what is ticked. */
export async function choose(place: Page | Locator, words: string): Promise<void> {
  await place.locator('label').filter({ hasText: words }).click();
}
