import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium, type BrowserContext } from 'playwright-core';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { freePort } from '../core/src/testing/free-port.ts';
import { startNode, type NodeProcess } from '../core/src/testing/node-process.ts';
import { neededProgram } from '../core/src/testing/system-programs.ts';
import { quietArguments } from '../e2e/support/browser.ts';
import { weighScripts } from '../e2e/support/script-weight.ts';
import { enableQuestionAnswer } from './support/enable-question-answer.ts';
import { median, printTable, rounded } from './support/table.ts';

export const summary = "the apps' first load on a phone: performance, accessibility, JavaScript";

interface Measured {
  performance: number;
  accessibility: number;
  /** All scripts of the page as they come over the line by gzip, whether or not the browser had some of them. */
  jsKb: number;
  /** The same by Brotli, which every browser of these years asks for. */
  jsKbBrotli: number;
  fcpMs: number;
  lcpMs: number;
  speedIndexMs: number;
  blockedMs: number;
  layoutShift: number;
  /** Lighthouse's own measure of the machine at that moment: below about 1,500 it was busy or is slow. */
  machine: number;
}

interface Visit {
  readonly name: string;
  /** Below the node's address. */
  readonly path: string;
  /** Who is signed in on the device; otherwise the page is met for the first time. */
  readonly educationId?: string;
}

interface NetworkItem {
  readonly resourceType?: string;
  readonly url: string;
}

const student = '20260001';

/** Asks a question with a formula, so that the student's pages have what they are for. */
async function visitsOf(url: string): Promise<readonly Visit[]> {
  const client = await ApiClient.signIn(url, student);
  const draft = { subject: 'math', text: '已知 $x^2-5x+6=0$，求 $x$ 的值，并说明每一步的理由。', pictureIds: [] };
  const asked = (await client.post<{ id: string }>('/api/question-answer/questions', draft)).expect(201);
  const questions = '/p/question-answer/questions';
  return [
    { name: 'sign-in', path: '/' },
    { name: 'home', path: '/', educationId: student },
    { name: 'questions', path: questions, educationId: student },
    { name: 'a question', path: `${questions}/${asked.body.id}`, educationId: student },
    { name: 'sign-in of staff', path: '/admin/' },
    { name: 'home of staff', path: '/admin/', educationId: 'T0001' },
  ];
}

/** The browser then has the app as after any visit: cookies, what the app remembers, the service worker. */
async function signIn(context: BrowserContext, url: string, educationId: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(url);
  await page.fill('#education-id', educationId);
  await page.fill('#password', 'fudao-demo');
  await page.keyboard.press('Enter');
  await page.locator('fd-frame').getByRole('heading', { level: 1 }).waitFor();
  await page.close();
}

const scriptsOf = (items: readonly NetworkItem[]) => items.filter(({ resourceType }) => resourceType === 'Script').map(({ url }) => url);

async function measure(url: string, port: number): Promise<Measured> {
  const flags = { port, output: 'json', logLevel: 'error', disableStorageReset: true } as const;
  const result = await lighthouse(url, { ...flags, onlyCategories: ['performance', 'accessibility'] });
  if (!result) throw new Error('Lighthouse gave no result.');
  const { categories, audits, environment } = result.lhr;
  const score = (category: string) => Math.round((categories[category]?.score ?? 0) * 100);
  const value = (audit: string) => audits[audit]?.numericValue ?? 0;
  const details = audits['network-requests']?.details as { items?: NetworkItem[] } | undefined;
  const scripts = scriptsOf(details?.items ?? []);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    jsKb: await weighScripts(scripts, 'gzip'),
    jsKbBrotli: await weighScripts(scripts, 'br'),
    fcpMs: Math.round(value('first-contentful-paint')),
    lcpMs: Math.round(value('largest-contentful-paint')),
    speedIndexMs: Math.round(value('speed-index')),
    blockedMs: Math.round(value('total-blocking-time')),
    layoutShift: rounded(value('cumulative-layout-shift'), 3),
    machine: Math.round(environment.benchmarkIndex),
  };
}

/** In a browser of its own: what one visit leaves behind is not there for the next. */
async function visitOnce({ path, educationId }: Visit, url: string, executablePath: string): Promise<Measured> {
  const profile = await mkdtemp(join(tmpdir(), 'fudao-bench-profile-'));
  const port = await freePort();
  const args = [...quietArguments, '--accept-lang=zh-CN', `--remote-debugging-port=${port}`];
  const context = await chromium.launchPersistentContext(profile, { executablePath, args });
  try {
    if (educationId) await signIn(context, url + (path.startsWith('/admin/') ? '/admin/' : '/'), educationId);
    return await measure(url + path, port);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

const columns: Readonly<Record<keyof Measured, string>> = {
  performance: 'performance',
  accessibility: 'accessibility',
  jsKb: 'JavaScript kB (gzip)',
  jsKbBrotli: 'kB (br)',
  fcpMs: 'FCP ms',
  lcpMs: 'LCP ms',
  speedIndexMs: 'speed index ms',
  blockedMs: 'blocked ms',
  layoutShift: 'layout shift',
  machine: 'machine',
};
const measures = Object.keys(columns) as (keyof Measured)[];

function middle(rounds: readonly Measured[]): Measured {
  const medians = measures.map((name) => [name, median(rounds.map((round) => round[name]))] as const);
  return Object.fromEntries(medians) as unknown as Measured;
}

async function visitAll(node: NodeProcess, executablePath: string, rounds: number): Promise<Map<Visit, Measured>> {
  const visits = await visitsOf(node.url);
  const measured = new Map<Visit, Measured[]>(visits.map((visit) => [visit, []]));
  // In turns, so that what else the machine does falls on all alike.
  for (let round = 0; round < rounds; round++) {
    for (const [visit, list] of measured) list.push(await visitOnce(visit, node.url, executablePath));
  }
  return new Map([...measured].map(([visit, list]) => [visit, middle(list)]));
}

function report(results: ReadonlyMap<Visit, Measured>): void {
  const rows = [...results].map(([{ name }, result]) => [name, ...measures.map((measure) => result[measure])]);
  printTable([['page', ...Object.values(columns)], ...rows]);
}

/**
 * Lighthouse's own mobile profile (slow 4G, CPU slowed four times). The result is the worst page of the student app,
 * which children open on phones, and beside it the worst performance among the staff app's pages.
 * `--rounds N`: how many visits to each, of which the median counts.
 */
export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const executablePath = neededProgram('chromium');
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-lighthouse-'));
  const node = await startNode({ FUDAO_DATA: join(folder, 'data') });
  try {
    await enableQuestionAnswer(await ApiClient.signIn(node.url, 'D0001'));
    const results = await visitAll(node, executablePath, Number(options['rounds'] ?? 3));
    report(results);
    const [staff, students] = [true, false].map((isStaff) =>
      [...results].filter(([{ path }]) => path.startsWith('/admin/') === isStaff).map(([, result]) => result),
    ) as [Measured[], Measured[]];
    return {
      performance: Math.min(...students.map(({ performance }) => performance)),
      accessibility: Math.min(...students.map(({ accessibility }) => accessibility)),
      jsKb: Math.max(...students.map(({ jsKb }) => jsKb)),
      jsKbBrotli: Math.max(...students.map(({ jsKbBrotli }) => jsKbBrotli)),
      lcpMs: Math.max(...students.map(({ lcpMs }) => lcpMs)),
      staffPerformance: Math.min(...staff.map(({ performance }) => performance)),
    };
  } finally {
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
