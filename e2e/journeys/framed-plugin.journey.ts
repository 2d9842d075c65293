import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { createPlugin } from '../../core/src/cli/create-plugin/create-plugin.ts';
import { ApiClient } from '../../core/src/testing/api-client.ts';
import { startNodeWith } from '../../core/src/testing/node-process.ts';
import { until } from '../../core/src/testing/until.ts';
import { expectAccessible } from '../support/accessible.ts';
import { launchBrowser, openPerson, photographAll, type Person } from '../support/browser.ts';
import { demand, signIn, step } from '../support/steps.ts';

export const summary = 'a framed plugin works, and gets at nothing but its line to the app';
export const mayRunBeside = true;

const root = fileURLToPath(new URL('../../', import.meta.url));
const id = 'framed-goals';

/** What a page that means harm would try, in its own words; each gives what it got, or why not. */
const attempts: Readonly<Record<string, string>> = {
  'the cookies': 'document.cookie',
  'the local storage': 'localStorage.length',
  'the session storage': 'sessionStorage.length',
  'a database of the browser': 'new Promise((resolve, reject) => { const open = indexedDB.open("x"); open.onsuccess = () => resolve("opened"); open.onerror = () => reject(new Error("refused")); })',
  'the page around it': 'parent.document.title',
  "the app's storage by way of the top": 'top.localStorage.length',
  'the API by fetch': 'fetch("/api/identity/me").then((answer) => answer.status)',
  'another host by fetch': 'fetch("https://example.org/").then((answer) => answer.status)',
  'the API by XMLHttpRequest': 'new Promise((resolve, reject) => { const request = new XMLHttpRequest(); request.open("GET", "/api/health"); request.onload = () => resolve(request.status); request.onerror = () => reject(new Error("refused")); request.send(); })',
  'a socket': 'new Promise((resolve, reject) => { const socket = new WebSocket(location.href.replace(/^http/, "ws").replace(/plugins.*/, "realtime/?EIO=4&transport=websocket")); socket.onopen = () => resolve("open"); socket.onerror = () => reject(new Error("refused")); })',
  'a beacon': 'new Promise((resolve, reject) => { document.addEventListener("securitypolicyviolation", (event) => reject(new Error(event.violatedDirective)), { once: true }); navigator.sendBeacon("/api/health", "x"); setTimeout(() => resolve("sent"), 500); })',
  'a picture of another host': 'new Promise((resolve, reject) => { const picture = new Image(); picture.onload = () => resolve("loaded"); picture.onerror = () => reject(new Error("refused")); picture.src = "https://example.org/x.png"; })',
  'the address of the top': 'top.location.href = "https://example.org/"',
  'a window': 'window.open("about:blank") === null ? Promise.reject(new Error("refused")) : "opened"',
  'code from text': 'new Promise((resolve, reject) => { const script = document.createElement("script"); document.addEventListener("securitypolicyviolation", (event) => reject(new Error(event.violatedDirective)), { once: true }); script.textContent = "window.ran = true"; document.head.append(script); setTimeout(() => window.ran ? resolve("ran") : reject(new Error("refused")), 300); })',
  'a service worker': 'navigator.serviceWorker.register("./student.js").then(() => "registered")',
};

/** What it got; undefined where it was refused. Evaluated by the browser itself: the page's policy bounds what runs, not this. */
async function attempt(frame: Frame, words: string): Promise<string | undefined> {
  return frame.evaluate<unknown>(`(async () => (${words}))()`).then(
    (got) => `got ${String(got)}`,
    () => undefined,
  );
}

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('fd-plugin-frame iframe:not(.waiting)', { timeout: 60_000 });
  return (await element.contentFrame())!;
}

async function trial(student: Person, url: string): Promise<void> {
  const { page } = student;
  const goals = `${url}/p/${id}/goals`;

  const frame = await step('the page opens in its frame', async () => {
    await page.goto(goals);
    return frameOf(page);
  });

  await step('it asks the app to add a goal and to tick it off, and grows with what it shows', async () => {
    const heightBefore = (await page.locator('iframe').boundingBox())!.height;
    await frame.getByLabel('今天想完成什么？').fill('背 20 个单词');
    await frame.getByRole('button', { name: '写下目标' }).click();
    await frame.getByRole('checkbox').check();
    await frame.getByText('今天的目标都完成了').waitFor();
    await until(async () => (await page.locator('iframe').boundingBox())!.height > heightBefore + 40, 5_000);
    const isScrolled = await frame.evaluate<boolean>('document.documentElement.scrollHeight > window.innerHeight + 1');
    demand(!isScrolled, 'the frame is lower than what it shows');
  });

  await step('it looks as the app does, in light and in dark, and axe finds nothing', async () => {
    const mode = () => frame.evaluate<string>('document.documentElement.dataset.theme');
    const colourIn = (place: Frame | Page) => place.evaluate<string>('getComputedStyle(document.body).color');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await until(async () => (await mode()) === theme, 5_000);
      const colours = [await colourIn(frame), await colourIn(page)];
      demand(colours[0] === colours[1], `in ${theme} the frame's text is ${colours.join(', the app’s ')}`);
      await page.screenshot({ path: join(root, `.cache/e2e/framed-${theme}.png`) });
      await expectAccessible(page, `framed page, ${theme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await step('it gets at nothing else', async () => {
    demand((await attempt(frame, '6 * 7')) === 'got 42', 'attempts do not run at all');
    for (const [what, words] of Object.entries(attempts)) {
      const got = await attempt(frame, words);
      demand(got === undefined, `the frame reached ${what}: ${got}`);
    }
    demand(page.url() === goals, 'the frame led the app elsewhere');
    demand(frame.url().startsWith(`${url}/plugins/${id}/`), 'the frame is elsewhere');
  });
}

export async function run(): Promise<void> {
  await mkdir(join(root, '.cache/e2e'), { recursive: true });
  const plugins = await mkdtemp(join(root, '.cache/e2e-framed-'));
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-e2e-'));
  const browser = await launchBrowser();
  const node = await step('the platform starts with a demo city', () => startNodeWith(plugins, { FUDAO_DATA: dataFolder }));
  try {
    const { url } = node;
    const api = await ApiClient.signIn(url, '20260001');
    await step('the plugin is created beside it', async () => {
      await createPlugin({ name: id, kind: 'confined', folder: join(plugins, id) });
      await until(async () => (await api.get(`/api/${id}/goals`)).status === 200, 120_000);
    });
    const student = await openPerson(browser, 'phone');
    const { page } = student;
    await signIn(page, url, '20260001');
    await step('it has its card on the home page, which leads to its page', async () => {
      const card = await frameOf(page);
      await card.getByRole('button', { name: '查看目标' }).click();
      await page.waitForURL(`${url}/p/${id}/goals`);
    });
    await trial(student, url);

    await step('it speaks the language of the app', async () => {
      await page.goto(`${url}/account`);
      await page.evaluate(`localStorage.setItem('fudao.student.language', '"en"')`);
      await page.goto(`${url}/p/${id}/goals`);
      await (await frameOf(page)).getByRole('button', { name: 'Set goal' }).waitFor();
    });

    await step('disabled, it goes from the open app', async () => {
      await page.goto(`${url}/p/${id}/goals`);
      await frameOf(page);
      const administrator = await ApiClient.signIn(url, 'D0001');
      const path = `/api/plugin-manager/plugins/${id}`;
      const { body } = await administrator.get<{ installation: { revision: number } }>(path);
      const wanted = { enabled: false, settings: {}, expectedRevision: body.installation.revision };
      (await administrator.put(`${path}/installation`, wanted)).expect(200);
      await page.waitForURL(`${url}/`);
      await until(async () => (await page.locator('iframe').count()) === 0, 5_000);
    });
  } catch (error) {
    await photographAll(browser, 'framed-plugin');
    throw error;
  } finally {
    await browser.close();
    await node.stop();
    await rm(plugins, { recursive: true, force: true });
    await rm(dataFolder, { recursive: true, force: true });
  }
}
