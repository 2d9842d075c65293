import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { App } from '../../plugin-manager/node/contributions.ts';
import type { Budgets } from '../budgets.ts';
import { failure, warning, type Finding } from '../finding.ts';
import type { Life } from '../life.ts';
import { password, type Person } from '../stage/people.ts';
import { axeComplaints } from './open-browser.ts';
import { leftInPage, watchPage } from './page-watch.ts';

const languages = ['zh-CN', 'en'] as const;
type Language = (typeof languages)[number];

const longestMs = 30_000;
/** Lines that the browser itself writes for a refusal or a lost line. */
const expectedLines = [/the server responded with a status of (401|403|404|409|422)/i, /net::ERR_/];

export interface AppTrial {
  readonly life: Life;
  readonly browser: Browser;
  readonly app: App;
  readonly person: Person;
  readonly budgets: Budgets;
}

interface OpenApp {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
}

async function openApp({ life, browser, app, person }: AppTrial, language: Language): Promise<OpenApp> {
  const { url } = life.stage.platform;
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: language, timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(longestMs);
  const page = await context.newPage();
  await page.addInitScript(`localStorage.setItem('fudao.${app}.language', '"${language}"')`);
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

/** Parts of the page that are not of the shell: what somebody put at its very end. */
const bodyParts = (page: Page) => page.locator('body > :not(script)').evaluateAll((parts) => parts.map((one) => (one as unknown as { tagName: string }).tagName.toLowerCase()));

const shownText = (page: Page) => page.locator('body').innerText();

async function sizeOf({ life, app, budgets }: AppTrial): Promise<Finding[]> {
  const { ui } = life.installed.release;
  const kilobytes = gzipSync(await readFile(join(ui!.folder, ui![app]!))).length / 1024;
  const said = `The interface for the ${app} app is ${kilobytes.toFixed(0)} kB as it is sent`;
  if (kilobytes > budgets.uiKb.refuse) return [failure(`${said}; at most ${budgets.uiKb.refuse} kB are allowed.`, app)];
  return kilobytes > budgets.uiKb.warn ? [warning(`${said}.`, app)] : [];
}

/** Loads the module as the shell does, so that what it throws is seen. */
async function loads(page: Page, { life, app, budgets }: AppTrial): Promise<Finding[]> {
  const { ui, version } = life.installed.release;
  const address = `/plugins/${life.pluginId}/${version}/${ui!.hash}/${ui![app]!}`;
  const started = performance.now();
  const result = await page.evaluate(async (url) => {
    try {
      const module = (await import(url)) as { default?: { routes?: unknown; slots?: Record<string, unknown>; texts?: Record<string, unknown> } };
      const { routes, slots = {}, texts = {} } = module.default ?? {};
      return { problem: routes ? undefined : 'it exports no plugin UI as default', slots: Object.keys(slots), languages: Object.keys(texts) };
    } catch (error) {
      return { problem: String(error), slots: [], languages: [] };
    }
  }, address);
  if (result.problem !== undefined) return [failure(`The interface for the ${app} app does not load: ${result.problem}.`, app)];
  const seconds = (performance.now() - started) / 1_000;
  const wanted = Object.entries(life.source.manifest.contributes?.[app]?.slots ?? {});
  return [
    ...(seconds > budgets.uiLoadSeconds.refuse ? [failure(`The interface for the ${app} app takes ${seconds.toFixed(1)} s to load.`, app)] : []),
    ...(seconds > budgets.uiLoadSeconds.warn && seconds <= budgets.uiLoadSeconds.refuse ? [warning(`The interface for the ${app} app takes ${seconds.toFixed(1)} s to load.`, app)] : []),
    ...wanted.filter(([, name]) => !result.slots.includes(name)).map(([slot, name]) => failure(`The manifest puts ${name} into the slot ${slot}, and the interface has no such component.`, app)),
    ...languages.filter((one) => !result.languages.includes(one)).map((one) => failure(`The interface for the ${app} app has no texts in ${one}.`, app)),
  ];
}

/** The plugin's pages that the navigation leads to and the person may see. */
function routesFor({ life, app, person }: AppTrial): string[] {
  const { contributes, permissions } = life.source.manifest;
  const entries = contributes?.[app]?.navigation ?? [];
  const isOpen = ({ permission }: (typeof entries)[number]) => !permission || permissions[permission]!.roles.includes(person.role);
  return entries.filter(isOpen).map(({ route }) => route);
}

const isShown = (link: Locator, timeout: number) =>
  link.waitFor({ state: 'visible', timeout }).then(
    () => true,
    () => false,
  );

/** Live, or at least after the page is loaded anew: that a message is late on a busy machine is no fault of the plugin. */
async function comes(page: Page, link: Locator): Promise<boolean> {
  if (await isShown(link, longestMs / 3)) return true;
  await page.reload();
  return isShown(link, longestMs);
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await wait(250);
}

/** A page that a person sees: no raw keys, no failure, usable for everybody. */
async function looksRight(page: Page, { life }: AppTrial, language: Language, where: string, part: string): Promise<Finding[]> {
  const text = await shownText(page);
  const key = new RegExp(`\\b${life.pluginId}\\.[a-z][\\w-]*(?:\\.[\\w-]+)*`, 'i').exec(text)?.[0];
  const found = await axeComplaints(page, part);
  // Twice, so that what only moved by does not count.
  const again = found.length > 0 ? await wait(500).then(() => axeComplaints(page, part)) : [];
  const axe = again.filter((complaint) => found.includes(complaint));
  return [
    ...(key ? [failure(`${where} shows the name of a text instead of the text (${key}, ${language}).`, where)] : []),
    ...axe.slice(0, 3).map((complaint) => failure(`${where} shuts people out (${language}); axe says ${complaint}.`, where)),
  ];
}

async function visit(open: OpenApp, trial: AppTrial, language: Language): Promise<Finding[]> {
  const { page } = open;
  const findings: Finding[] = [];
  await settle(page);
  findings.push(...(await looksRight(page, trial, language, 'The home page with its card', 'fd-plugin-slot')));
  for (const route of routesFor(trial)) {
    const path = `/p/${trial.life.pluginId}/${route}`;
    const link = page.locator(`a[href$="${path}"]`).first();
    if (!(await comes(page, link))) {
      findings.push(failure(`The navigation does not lead to ${path} after it was enabled.`, route));
      continue;
    }
    await link.click();
    await page.waitForURL(new RegExp(`${path.replaceAll('/', '\\/')}(?:[/?#].*)?$`)).catch(() => undefined);
    await settle(page);
    if ((await page.locator('fd-plugin-failed-page').count()) > 0) findings.push(failure(`${path} shows that its pages could not be loaded.`, route));
    if ((await page.getByRole('heading').count()) === 0) findings.push(failure(`${path} has no heading, so nobody who listens to it knows where they are.`, route));
    findings.push(...(await looksRight(page, trial, language, path, 'main')));
  }
  return findings;
}

/** Disabled while somebody looks at it: everything of it goes. */
async function withdrawn(open: OpenApp, { life, app }: AppTrial, before: readonly string[]): Promise<Finding[]> {
  const { page } = open;
  await life.installed.setEnabled('here', false);
  const gone = page.locator(`a[href*="/p/${life.pluginId}/"]`).first();
  const findings: Finding[] = [];
  const isGone = await gone.waitFor({ state: 'detached', timeout: longestMs }).then(
    () => true,
    () => false,
  );
  if (!isGone) findings.push(failure(`After it was disabled the ${app} app still leads to it.`, app));
  await wait(1_200);
  const parts = await bodyParts(page);
  const more = parts.filter((name) => !before.includes(name) && !name.startsWith('fd-') && !/overlay|live-announcer|describedby/.test(name) && name !== 'style');
  if (more.length > 0) findings.push(failure(`After it was disabled <${more[0]}> is left behind at the end of the ${app} app's page.`, app));
  for (const what of new Set(await leftInPage(page))) findings.push(failure(`After it was disabled ${what} is left behind in the ${app} app.`, app));
  await life.installed.setEnabled('here', true);
  return findings;
}

/** Opens an app as somebody, brings the plugin into it, looks at all of its pages in both languages, and takes it out again. */
export async function tryApp(trial: AppTrial): Promise<Finding[]> {
  const { life, app } = trial;
  const findings = await sizeOf(trial);
  await life.installed.setEnabled('here', false);
  for (const language of languages) {
    const open = await openApp(trial, language);
    try {
      await settle(open.page);
      const before = await bodyParts(open.page);
      await life.installed.setEnabled('here', true);
      const loaded = await loads(open.page, trial);
      findings.push(...loaded);
      if (loaded.some(({ severity }) => severity === 'failure')) break;
      findings.push(...(await visit(open, trial, language)));
      findings.push(...(await withdrawn(open, trial, before)));
      for (const fault of new Set(open.faults)) findings.push(failure(`The ${app} app reports an error: ${fault.slice(0, 300)}`, app));
    } finally {
      await open.context.close();
      await life.installed.setEnabled('here', language === 'en');
    }
  }
  return findings;
}
