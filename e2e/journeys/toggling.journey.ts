import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ApiClient } from '../../core/src/testing/api-client.ts';
import { startNode, type NodeProcess } from '../../core/src/testing/node-process.ts';
import { launchBrowser, openPerson, photographAll } from '../support/browser.ts';
import { demand, signIn, step } from '../support/steps.ts';

export const summary = 'a plugin is switched on and off a hundred times, also by two browsers at once, and ends as last asked';
export const mayRunBeside = true;

const pluginId = 'question-answer';
const times = 100;

/** What the platform answered to one click. */
interface Answer {
  readonly status: number;
  readonly enabled?: boolean;
  readonly revision?: number;
}

/** Switches what the page shows to the other state, as a person does: by the button and its question. */
async function toggle(page: Page): Promise<Answer> {
  const button = page.locator('.state button');
  await button.and(page.locator(':enabled')).click();
  const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.getByRole('dialog').locator('footer button').last().click();
  const response = await answered;
  const body = (await response.json()) as { enabled?: boolean; revision?: number };
  return { status: response.status(), ...body };
}

async function repeat(page: Page, count: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let turn = 0; turn < count; turn++) answers.push(await toggle(page));
  return answers;
}

const lastOf = (answers: readonly Answer[]): Answer =>
  answers.filter(({ status }) => status === 200).reduce((last, one) => (one.revision! > last.revision! ? one : last));

export async function run(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-e2e-'));
  const browser = await launchBrowser();
  let node: NodeProcess | undefined;
  try {
    node = await step('the platform starts with a demo city', () => startNode({ FUDAO_DATA: dataFolder }));
    const { url } = node;
    const open = async (id: string, path?: string) => {
      const person = await openPerson(browser, 'desktop');
      await signIn(person.page, url, id);
      if (path) await person.page.goto(url + path);
      return person;
    };
    const address = `/admin/plugins/${pluginId}`;
    const [first, second, student] = [await open('D0001', address), await open('D0001', address), await open('20260001')];
    const admin = await ApiClient.signIn(url, 'D0001');
    const asked = await ApiClient.signIn(url, '20260001');

    /** The database, the gate of the API, both pages and the student's open page. */
    const holdsEverywhere = async ({ enabled, revision }: Answer) => {
      const { body } = await admin.get<{ installation: Answer }>(`/api/plugin-manager/plugins/${pluginId}`);
      const { installation: found } = body;
      demand(found.enabled === enabled && found.revision === revision, `the database says ${JSON.stringify(found)}`);
      const { status } = await asked.get(`/api/${pluginId}/questions`);
      demand(status === (enabled ? 200 : 403), `the API answers ${status}`);
      for (const { page } of [first, second]) {
        await page.getByRole('button', { name: enabled ? '停用' : '启用', exact: true }).waitFor();
      }
      const entry = student.page.getByRole('link', { name: '问答中心' }).first();
      await entry.waitFor({ state: enabled ? 'visible' : 'detached' });
    };

    await step(`${times} times back to back`, async () => {
      const answers = await repeat(first.page, times);
      demand(answers.every(({ status }) => status === 200), `refused: ${JSON.stringify(answers.filter(({ status }) => status !== 200))}`);
      demand(answers.at(-1)!.revision === times, `${answers.at(-1)!.revision} changes instead of ${times}`);
      await holdsEverywhere(lastOf(answers));
    });

    await step(`${times} times by two browsers at once: each click is done or clearly refused`, async () => {
      const both = await Promise.all([repeat(first.page, times / 2), repeat(second.page, times / 2)]);
      const answers = both.flat();
      const refused = answers.filter(({ status }) => status === 409).length;
      demand(answers.every(({ status }) => status === 200 || status === 409), `answers: ${answers.map(({ status }) => status).join(' ')}`);
      demand(lastOf(answers).revision === 2 * times - refused, 'a change was lost or done twice');
      console.log(`      ${times - refused} done, ${refused} refused`);
      await holdsEverywhere(lastOf(answers));
    });

    await step('what was asked last of all holds, also for who comes later', async () => {
      const last = await toggle(second.page);
      demand(last.status === 200, `refused with ${last.status}`);
      await holdsEverywhere(last);
      await first.page.reload();
      await student.page.reload();
      await holdsEverywhere(last);
    });

    await step('no page had an uncaught error', () => {
      const faults = [first, second, student].flatMap((person) => person.faults);
      demand(faults.length === 0, faults.join('\n'));
      return Promise.resolve();
    });
  } catch (error) {
    await photographAll(browser, 'toggling');
    throw error;
  } finally {
    await browser.close();
    await node?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
