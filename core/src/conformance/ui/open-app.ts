import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { App } from '../../plugin-manager/node/contributions.ts';
import type { Budgets } from '../budgets.ts';
import type { Life } from '../life.ts';
import { password, type Person } from '../stage/people.ts';
import { watchPage } from './page-watch.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export const longestMs = 30_000;
/** Lines that the browser itself writes for a refusal or a lost line. */
const expectedLines = [/the server responded with a status of (401|403|404|409|422)/i, /net::ERR_/];

export interface AppTrial {
  readonly life: Life;
  readonly browser: Browser;
  readonly app: App;
  readonly person: Person;
  readonly budgets: Budgets;
}

export interface OpenApp {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
}

/** An app in a browser of its own, with somebody signed in. */
export async function openApp({ life, browser, app, person }: AppTrial, language: Language): Promise<OpenApp> {
  const { url } = life.stage.platform;
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: language, timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(longestMs);
  const page = await context.newPage();
  // A framed page has no storage, and hears its language from the app.
  await page.addInitScript(`if (window === top) localStorage.setItem('fudao.${app}.language', '"${language}"')`);
  await watchPage(page, life.pluginId);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !expectedLines.some((one) => one.test(line.text()))) faults.push(line.text());
  });
  await page.goto(url + (app === 'student' ? '/' : '/admin/'));
  await page.locator('#education-id, input[autocomplete="username"]').first().fill(person.educationId);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('#password').waitFor({ state: 'detached' });
  return { context, page, faults };
}

/** Until nothing is on its way any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await wait(250);
}

export const isShown = (part: Locator, timeout: number): Promise<boolean> =>
  part.waitFor({ state: 'visible', timeout }).then(
    () => true,
    () => false,
  );
