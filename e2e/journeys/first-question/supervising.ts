import { readFile } from 'node:fs/promises';
import { ApiClient } from '../../../core/src/testing/api-client.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../first-question.journey.ts';

/** Those who answer for a district see what was asked and how it was answered; never who asked, and never unseen. */
export async function supervising({ administrator, node }: Cast): Promise<void> {
  const { page } = administrator;
  let questionId = '';

  await step('the district administrator finds the question by a word of it', async () => {
    await page.getByRole('link', { name: '工作台' }).first().click();
    await page.getByRole('heading', { name: /问答监管/ }).waitFor();
    await expectAccessible(page, 'home page of an administrator');
    await page.getByRole('link', { name: '问答监管' }).first().click();
    await page.getByRole('searchbox').fill('怎么列方程');
    await page.waitForURL(/q=/);
    await page.getByText('共 1 个问题').waitFor();
    await expectAccessible(page, 'supervision');
  });

  await step('takes the list along as a table', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const table = await readFile(await (await download).path(), 'utf8');
    demand(table.includes('怎么列方程'), `the table is: ${table}`);
    demand(!table.includes('陆知远'), 'the table names the student');
  });

  await step('reads the question with its answers, without the name of who asked', async () => {
    await page.getByRole('row', { name: /怎么列方程/ }).getByRole('link').click();
    await page.getByText('学生采纳并评价').waitFor();
    questionId = page.url().split('/').at(-1)!;
    demand(!(await page.locator('main').innerText()).includes('陆知远'), 'the page names the student');
    await expectAccessible(page, 'supervised question');
  });

  await step('and each look is on the record', async () => {
    const client = await ApiClient.signIn(node.url, 'D0001');
    const kinds = async () => {
      const { body } = await client.get<{ items: { kind: string }[] }>(`/api/records?subjectId=${questionId}`);
      return body.items.map(({ kind }) => kind);
    };
    for (let attempt = 0; attempt < 50 && !(await kinds()).includes('question-answer.viewed'); attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    demand((await kinds()).includes('question-answer.viewed'), 'the look at the question is not on the record');
  });
}
