import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { until } from '../../../core/src/testing/until.ts';
import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';

export interface Watched {
  readonly url: string;
  readonly supervisor: Page;
  readonly teacher: Page;
  readonly student: Page;
  /** Of the student, whom no page of supervision names. */
  readonly name: string;
  /** Draws one more line on the teacher's board. */
  draw(): Promise<void>;
}

/** While a session goes on: who answers for the child finds it, gives a reason, and looks on, seen by both. */
export async function supervising({ url, supervisor, teacher, student, name, draw }: Watched): Promise<void> {
  const words = () => supervisor.locator('main').innerText();

  await step('the district finds the session that goes on, without a name and a word of it, also as a table', async () => {
    await supervisor.goto(`${url}/admin/`);
    await supervisor.getByRole('link', { name: '一对一监管' }).first().click();
    await supervisor.getByText(/进行中，.+ 结束/).waitFor();
    demand(!(await words()).includes(name) && !(await words()).includes('最小值'), 'the list tells who or what');
    await look(supervisor, 'supervision');
    const download = supervisor.waitForEvent('download');
    await supervisor.getByRole('button', { name: '导出表格' }).click();
    const table = await readFile(await (await download).path(), 'utf8');
    demand(/数学.*进行中/.test(table) && !table.includes(name), `the table is: ${table}`);
  });

  await step('reads what is said only with a reason, under a watermark', async () => {
    await supervisor.getByRole('link', { name: '查看内容' }).click();
    await supervisor.getByText('查看内容要先申请调阅').waitFor();
    await look(supervisor, 'sealed session');
    await supervisor.getByRole('link', { name: '申请调阅' }).click();
    await supervisor.getByLabel('原因').selectOption({ index: 1 });
    await supervisor.getByRole('dialog').getByRole('textbox').fill('家长来电反映辅导情况，需要核对');
    await supervisor.getByRole('dialog').getByRole('button', { name: '申请调阅' }).click();
    await supervisor.waitForURL('**/one-to-one/supervision/*');
    await supervisor.locator('fd-watermarked fd-room-chat .katex').first().waitFor();
    demand(!(await words()).includes(name), 'the page names the student');
    demand((await student.getByText('监管人员正在旁听').count()) === 0, 'the two are told before anybody looks on');
  });

  await step('looks on, and both see it; the board grows before the supervisor, who then goes', async () => {
    await supervisor.getByRole('button', { name: '公开旁听' }).click();
    for (const page of [teacher, student]) await page.getByText('区里的监管人员正在旁听').waitFor();
    const picture = supervisor.locator('one-to-one-board-pages img').first();
    const before = await picture.getAttribute('src');
    await draw();
    await until(async () => (await picture.getAttribute('src')) !== before);
    await look(supervisor, 'looking on');
    await look(student, 'room with a supervisor');
    await supervisor.getByRole('button', { name: '停止旁听' }).click();
    for (const page of [teacher, student]) await page.getByText('区里的监管人员正在旁听').waitFor({ state: 'detached' });
  });
}
