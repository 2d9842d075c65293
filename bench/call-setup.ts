import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { startNode } from '../core/src/testing/node-process.ts';
import { neededProgram } from '../core/src/testing/system-programs.ts';
import { openPerson } from '../e2e/support/browser.ts';
import { openTheHours } from '../e2e/support/open-the-hours.ts';
import { signIn } from '../e2e/support/steps.ts';
import { audioBytes, launchTalkingBrowser, watchConnections } from '../e2e/support/talking.ts';
import { setInstallation } from './support/plugin-operator.ts';
import { percentile, printTable, rounded } from './support/table.ts';

export const summary = "from a teacher's click on accept until audio flows both ways, in two Chromiums [--calls 20]";

const plugin = 'one-to-one';
/** Of the district of teacher T0001 in the demo city; each calls once, as nobody calls again before having rated. */
const students = 20;
/** Nobody accepts sooner: the question is to be read. */
const readingMs = 3_000;
/** Some ten packets of speech. */
const flowingBytes = 500;
const longestMs = 30_000;
const lookEveryMs = 25;

async function untilFlowing(page: Page, since: number): Promise<number> {
  while ((await audioBytes(page)) < flowingBytes) {
    if (performance.now() - since > longestMs) throw new Error(`No audio within ${longestMs / 1_000} s at ${page.url()}.`);
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return performance.now() - since;
}

/** A student on a phone that was never here before, with a call that rings. */
async function placeCall(browser: Browser, url: string, educationId: string): Promise<Page> {
  const { page } = await openPerson(browser, 'phone');
  await watchConnections(page);
  await signIn(page, url, educationId);
  await page.goto(`${url}/p/${plugin}/teachers`);
  await page.getByText('数学', { exact: true }).click();
  await page.getByRole('button', { name: '帮我找老师' }).click();
  await page.getByLabel('一句话说明问题').fill('二次函数的最小值怎么求？');
  await page.getByRole('button', { name: '呼叫', exact: true }).last().click();
  await page.waitForURL(/\/call$/);
  return page;
}

interface Pair {
  readonly browsers: { readonly teachers: Browser; readonly students: Browser };
  readonly url: string;
  readonly teacher: Page;
  /** The teacher's other hand, which ends sessions. */
  readonly api: ApiClient;
}

async function endSession({ api, teacher, url }: Pair): Promise<void> {
  const sessionId = /sessions\/([^/?]+)/.exec(teacher.url())?.[1];
  if (sessionId) await api.post(`/api/${plugin}/sessions/${sessionId}/end`, {});
  await teacher.goto(`${url}/admin/`);
}

/** One call: milliseconds from accept until both receive audio. */
async function oneCall(pair: Pair, educationId: string): Promise<number> {
  const student = await placeCall(pair.browsers.students, pair.url, educationId);
  try {
    const accept = pair.teacher.getByRole('dialog').getByRole('button', { name: '接听', exact: true });
    await accept.waitFor({ timeout: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, readingMs));
    const begun = performance.now();
    await accept.click();
    const [there, here] = await Promise.all([untilFlowing(pair.teacher, begun), untilFlowing(student, begun)]);
    return Math.max(there, here);
  } finally {
    await endSession(pair);
    await student.context().close();
  }
}

async function goOnDuty(browser: Browser, url: string): Promise<Page> {
  const { page } = await openPerson(browser, 'desktop');
  await watchConnections(page);
  await signIn(page, url, 'T0001');
  await page.goto(`${url}/admin/p/${plugin}/duty`);
  await page.getByRole('button', { name: '开始值守' }).click();
  await page.getByText('正在值守', { exact: true }).waitFor();
  await page.goto(`${url}/admin/`);
  return page;
}

/**
 * A real node with its own media server, and two Chromiums with made-up microphones. Each student comes with an empty
 * cache, as on the first evening; the teacher is the same. Both browsers and the node share this machine.
 */
export async function run(given: Record<string, string>): Promise<Record<string, unknown>> {
  neededProgram('prosody');
  const calls = Math.min(students, Number(given['calls'] ?? 20));
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-call-setup-'));
  const node = await startNode({ FUDAO_DATA: join(folder, 'data') });
  const browsers = { teachers: await launchTalkingBrowser(), students: await launchTalkingBrowser() };
  try {
    const { url } = node;
    await openTheHours(url);
    await setInstallation(await ApiClient.signIn(url, 'D0001'), plugin, { enabled: true });
    const pair: Pair = { browsers, url, teacher: await goOnDuty(browsers.teachers, url), api: await ApiClient.signIn(url, 'T0001') };
    const times: number[] = [];
    let failed = 0;
    for (let call = 1; call <= calls; call++) {
      try {
        times.push(await oneCall(pair, String(20_260_000 + call)));
      } catch (error) {
        failed++;
        console.error(`Call ${call}: ${(error as Error).message}`);
      }
    }
    const [p50Ms, p95Ms] = [rounded(percentile(times, 0.5), 0), rounded(percentile(times, 0.95), 0)];
    printTable([['calls', 'failed', 'p50 ms', 'p95 ms'], [calls, failed, p50Ms, p95Ms]]);
    return { p50Ms, p95Ms, calls, failed };
  } finally {
    await Promise.all([browsers.teachers.close(), browsers.students.close()]);
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
