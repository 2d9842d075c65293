import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '@fudao/plugin-sdk';
import { createPlugin } from '../../core/src/cli/create-plugin/create-plugin.ts';
import { ApiClient } from '../../core/src/testing/api-client.ts';
import { startNodeWith } from '../../core/src/testing/node-process.ts';
import { until } from '../../core/src/testing/until.ts';
import { expectAccessible } from '../support/accessible.ts';
import { launchBrowser, openPerson, photographAll } from '../support/browser.ts';
import { demand, signIn, step } from '../support/steps.ts';

export const summary = 'a plugin waits for the guardian’s consent, which comes home on a slip and back without an account';

const root = fileURLToPath(new URL('../../', import.meta.url));
const id = 'mind-map';
const child = '20260004';

/** From now on it says to whom it hands data. */
async function askForConsent(folder: string): Promise<void> {
  const file = join(folder, 'plugin.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  const consent = {
    purpose: { 'zh-CN': '把你学过的内容画成导图', en: 'Draws a map of what you learned' },
    recipients: [{ 'zh-CN': '云图公司', en: 'Yuntu' }],
  };
  await writeFile(file, JSON.stringify({ ...manifest, privacy: { ...manifest.privacy, consent } }, null, 2));
}

export async function run(): Promise<void> {
  await mkdir(join(root, '.cache/e2e'), { recursive: true });
  const plugins = await mkdtemp(join(root, '.cache/e2e-consent-'));
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-e2e-'));
  const browser = await launchBrowser();
  const node = await step('the platform starts with a demo city', () => startNodeWith(plugins, { FUDAO_DATA: dataFolder }));
  try {
    const { url } = node;
    const api = await ApiClient.signIn(url, child);
    const answersWith = async (status: number) => until(async () => (await api.get(`/api/${id}/goals`)).status === status, 120_000);
    await step('a plugin is there, and begins to ask for consent', async () => {
      await createPlugin({ name: id, kind: 'confined', folder: join(plugins, id) });
      await answersWith(200);
      await askForConsent(join(plugins, id));
      await answersWith(403);
    });

    const student = await openPerson(browser, 'phone');
    await signIn(student.page, url, child);
    await step('the student is told so in its place, and the rest works', async () => {
      const { page } = student;
      await page.goto(`${url}/p/${id}/goals`);
      await page.waitForURL(`${url}/consent-needed/${id}`);
      await page.getByRole('heading', { name: '先要同意，才能打开' }).waitFor();
      await expectAccessible(page, 'consent needed');
      await page.getByRole('link', { name: '查看并决定' }).click();
      await page.getByRole('button', { name: '请家长办理' }).click();
      await page.getByText('已告诉学校').waitFor();
      await expectAccessible(page, 'my consents');
    });

    const school = await openPerson(browser, 'desktop');
    const code = await step('the school sees who asks, and hands out a code', async () => {
      const { page } = school;
      await signIn(page, url, 'S0001');
      await page.goto(`${url}/admin/consents?state=asked`);
      await expectAccessible(page, "a school's consents");
      await page.getByRole('button', { name: '何沐晴' }).click();
      await page.getByRole('button', { name: '发放授权码' }).click();
      const slip = await page.locator('.code-sheet-slips .code').innerText();
      await expectAccessible(page, 'the slips');
      return slip;
    });

    const guardian = await openPerson(browser, 'phone');
    await step('the guardian decides on each, without an account', async () => {
      const { page } = guardian;
      await page.goto(`${url}/guardian-consent#${code}`);
      await page.getByText('何**').waitFor();
      await expectAccessible(page, "the guardian's page");
      for (const choice of await page.locator('student-ask-choice').all()) await choice.getByText('同意', { exact: true }).click();
      const you = page.locator('.you');
      await you.getByLabel('您的姓名').fill('何文君');
      await you.getByText('母亲', { exact: true }).click();
      await page.getByRole('button', { name: '确认并提交' }).click();
      await page.getByText('已经提交').waitFor();
    });

    await step('the plugin opens, and the code opens nothing any more', async () => {
      await student.page.goto(`${url}/p/${id}/goals`);
      await student.page.waitForSelector('fd-plugin-frame iframe:not(.waiting)', { timeout: 60_000 });
      await guardian.page.reload();
      await guardian.page.getByText('这个授权码已经用过').waitFor();
    });
    for (const { faults } of [student, school, guardian]) demand(faults.every((fault) => /410/.test(fault)), faults.join('; '));
  } catch (error) {
    await photographAll(browser, 'consent');
    throw error;
  } finally {
    await browser.close();
    await node.stop();
    await rm(plugins, { recursive: true, force: true });
    await rm(dataFolder, { recursive: true, force: true });
  }
}
