import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { AppSocket } from '../core/src/testing/app-socket.ts';
import { startNode } from '../core/src/testing/node-process.ts';
import { neededProgram } from '../core/src/testing/system-programs.ts';
import { quietArguments } from '../e2e/support/browser.ts';
import { inLanes } from './support/in-lanes.ts';
import { setInstallation } from './support/plugin-operator.ts';
import { median, percentile, printTable, rounded } from './support/table.ts';

export const summary = 'from a district administrator who enables a plugin to the screen of a signed-in student';

const plugin = 'question-answer';
const link = `a[href*="/${plugin}"]`;

/** Each socket is an open app; sign-ins are few, as their cost is another matter. */
const config = `
limits:
  account: { perSecond: 1000000, burst: 1000000 }
  address: { perSecond: 1000000, burst: 1000000 }
`;

async function signInPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.fill('#education-id', '20260001');
  await page.fill('#password', 'fudao-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '陆知远' }).waitFor();
}

/** Of the demo city; each may have 20 open apps. */
const students = 60;

async function openSockets(url: string, count: number): Promise<AppSocket[]> {
  const tokens: string[] = [];
  for (let index = 0; index < students; index++) {
    tokens.push((await ApiClient.signIn(url, String(20_260_001 + index))).token!);
  }
  const sockets: AppSocket[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index);
  await inLanes([1, 2, 3, 4, 5, 6, 7, 8], numbers, async (_, index) => {
    sockets.push(await AppSocket.connect(url, tokens[index % tokens.length]!));
  });
  return sockets;
}

/** Resolves with the page's clock when the entry of the plugin stands on the screen. */
function seen(page: Page): Promise<number> {
  const isThere = `document.querySelector(${JSON.stringify(link)})`;
  const look = `const look = () => (${isThere} ? resolve(Date.now()) : requestAnimationFrame(look)); look();`;
  return page.evaluate<number>(`new Promise((resolve) => { ${look} })`);
}

/** One time: off and gone, then on; milliseconds from the click (before the request) until it is on the screen. */
async function enableOnce(administrator: ApiClient, page: Page): Promise<number> {
  await setInstallation(administrator, plugin, { enabled: false });
  await page.locator(link).first().waitFor({ state: 'detached' });
  const appears = seen(page);
  const path = `/api/plugin-manager/plugins/${plugin}`;
  const { installation } = (await administrator.get<{ installation: { revision: number } }>(path)).expect(200).body;
  const begun = Date.now();
  const wanted = { enabled: true, settings: {}, expectedRevision: installation.revision };
  (await administrator.put(`${path}/installation`, wanted)).expect(200);
  return (await appears) - begun;
}

async function measure(page: Page, url: string, rounds: number): Promise<number[]> {
  const administrator = await ApiClient.signIn(url, 'D0001');
  await setInstallation(administrator, plugin, { enabled: true });
  await seen(page);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await enableOnce(administrator, page));
  return times;
}

/**
 * A real node with `--sockets` (1,000) open apps in three districts and a student in Chromium; the plugin is enabled
 * `--rounds` (40) times. Each time from before the administrator's request until the entry is on the student's screen.
 */
export async function run(given: Record<string, string>): Promise<Record<string, unknown>> {
  const executablePath = neededProgram('chromium');
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-enable-'));
  await writeFile(join(folder, 'bench.yaml'), config);
  const node = await startNode({ FUDAO_DATA: join(folder, 'data'), FUDAO_CONFIG: join(folder, 'bench.yaml') });
  const browser = await chromium.launch({ executablePath, args: quietArguments });
  try {
    const sockets = await openSockets(node.url, Number(given['sockets'] ?? 1_000));
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    await signInPage(page, node.url);
    const times = await measure(page, node.url, Number(given['rounds'] ?? 40));
    const told = sockets.filter(({ received }) => received.some(({ event }) => event === 'plugins.changed')).length;
    sockets.forEach((socket) => socket.close());
    const [p50Ms, p95Ms] = [rounded(median(times), 0), rounded(percentile(times, 0.95), 0)];
    printTable([
      ['open apps', 'of them told', 'times', 'p50 ms', 'p95 ms', 'longest ms'],
      [sockets.length, told, times.length, p50Ms, p95Ms, Math.max(...times)],
    ]);
    return { p50Ms, p95Ms };
  } finally {
    await browser.close();
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
