import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { neededProgram } from '../../core/src/testing/system-programs.ts';

/** What a headless Chromium needs as root and on a machine without internet. */
export const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: neededProgram('chromium'), args: quietArguments });
}

const screens = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1366, height: 768 },
} as const;

/** A person's own browser: nothing is shared with another's. Errors of its pages are collected. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Uncaught errors and error lines of the console. */
  readonly faults: string[];
}

/** Lines that the browser itself writes for a refusal or a lost line; how a page copes is what journeys look at. */
const expectedLines = [
  /the server responded with a status of (400|401|403|404|409|422|503)/i,
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/,
  /^WebSocket connection to .* failed/,
];

export async function openPerson(browser: Browser, screen: keyof typeof screens, options: { language?: string } = {}): Promise<Person> {
  const isPhone = screen === 'phone';
  const context = await browser.newContext({
    viewport: screens[screen],
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: options.language ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    const text = line.text();
    if (line.type() === 'error' && !expectedLines.some((expected) => expected.test(text))) faults.push(text);
  });
  return { context, page, faults };
}

/** After a failure: a picture of every open page, so that a person sees what the journey saw. */
export async function photographAll(browser: Browser, journey: string): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) {
    const path = fileURLToPath(new URL(`../../.cache/e2e/${journey}-${index + 1}.png`, import.meta.url));
    await page.screenshot({ path }).then(
      () => console.error(`  ${page.url()}: ${path}`),
      () => undefined,
    );
  }
}
