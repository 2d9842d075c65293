import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { freePort } from '../core/src/testing/free-port.ts';
import { startNode } from '../core/src/testing/node-process.ts';
import { neededProgram } from '../core/src/testing/system-programs.ts';
import { quietArguments } from '../e2e/support/browser.ts';
import { printTable, rounded } from './support/table.ts';

export const summary = "the student app's first load on a phone: performance, accessibility, JavaScript";

interface Measured {
  performance: number;
  accessibility: number;
  jsKb: number;
  lcpMs: number;
}

interface NetworkItem {
  resourceType?: string;
  transferSize?: number;
}

async function measure(url: string, port: number): Promise<Measured> {
  const flags = { port, output: 'json', logLevel: 'error', disableStorageReset: true } as const;
  const result = await lighthouse(url, { ...flags, onlyCategories: ['performance', 'accessibility'] });
  if (!result) throw new Error('Lighthouse gave no result.');
  const { categories, audits } = result.lhr;
  const details = audits['network-requests']?.details as { items?: NetworkItem[] } | undefined;
  const scripts = (details?.items ?? []).filter((item) => item.resourceType === 'Script');
  return {
    performance: Math.round((categories['performance']?.score ?? 0) * 100),
    accessibility: Math.round((categories['accessibility']?.score ?? 0) * 100),
    jsKb: rounded(scripts.reduce((sum, item) => sum + (item.transferSize ?? 0), 0) / 1000, 1),
    lcpMs: Math.round(audits['largest-contentful-paint']?.numericValue ?? 0),
  };
}

/** Lighthouse's own mobile profile (slow 4G, CPU slowed four times), on the sign-in page and on the home page. */
export async function run(): Promise<Record<string, unknown>> {
  const executablePath = neededProgram('chromium');
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-lighthouse-'));
  const node = await startNode({ FUDAO_DATA: join(folder, 'data') });
  const port = await freePort();
  const args = [...quietArguments, `--remote-debugging-port=${port}`];
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath, args });
  try {
    const signIn = await measure(`${node.url}/`, port);
    const page = await context.newPage();
    await page.goto(node.url);
    await page.fill('#education-id', '20260001');
    await page.fill('#password', 'fudao-demo');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '陆知远' }).waitFor();
    await page.close();
    const home = await measure(`${node.url}/`, port);
    const row = (name: string, { performance, accessibility, jsKb, lcpMs }: Measured) => [name, performance, accessibility, jsKb, lcpMs];
    printTable([['page', 'performance', 'accessibility', 'JavaScript kB (gzip or br)', 'LCP ms'], row('sign-in', signIn), row('home, signed in', home)]);
    return {
      performance: Math.min(signIn.performance, home.performance),
      accessibility: Math.min(signIn.accessibility, home.accessibility),
      jsKb: Math.max(signIn.jsKb, home.jsKb),
      lcpMs: Math.max(signIn.lcpMs, home.lcpMs),
    };
  } finally {
    await context.close();
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
