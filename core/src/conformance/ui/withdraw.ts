import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { failure, type Finding } from '../finding.ts';
import { framesOf } from './framed-page.ts';
import { longestMs, type AppTrial, type OpenApp } from './open-app.ts';
import { leftInPage } from './page-watch.ts';

/** What goes with an animation has gone by then. */
const afterglowMs = 1_200;

/** Parts of the page that are not of the shell: what somebody put at its very end. */
export const bodyParts = (page: Page) => page.locator('body > :not(script)').evaluateAll((parts) => parts.map((one) => (one as unknown as { tagName: string }).tagName.toLowerCase()));

const isOfApp = (name: string) => name.startsWith('fd-') || /overlay|live-announcer|describedby/.test(name) || name === 'style';

/** Disabled while somebody looks at it: everything of it goes. */
export async function withdraw({ page }: OpenApp, { life, app }: AppTrial, before: readonly string[]): Promise<Finding[]> {
  await life.installed.setEnabled('here', false);
  const link = page.locator(`a[href*="/p/${life.pluginId}/"]`).first();
  const isGone = await link.waitFor({ state: 'detached', timeout: longestMs }).then(
    () => true,
    () => false,
  );
  await wait(afterglowMs);
  const more = (await bodyParts(page)).find((name) => !before.includes(name) && !isOfApp(name));
  const findings = [
    ...(isGone ? [] : [failure(`After it was disabled the ${app} app still leads to it.`, app)]),
    ...(more ? [failure(`After it was disabled <${more}> is left behind at the end of the ${app} app's page.`, app)] : []),
    ...(framesOf(page, life.pluginId).length > 0 ? [failure(`After it was disabled its framed page is left behind in the ${app} app.`, app)] : []),
    ...[...new Set(await leftInPage(page))].map((what) => failure(`After it was disabled ${what} is left behind in the ${app} app.`, app)),
  ];
  await life.installed.setEnabled('here', true);
  return findings;
}
