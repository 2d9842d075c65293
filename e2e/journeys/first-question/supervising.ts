import { readFile } from 'node:fs/promises';
import { ApiClient } from '../../../core/src/testing/api-client.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../first-question.journey.ts';

/** Those who answer for a district see what was asked and how it was answered; never who asked, and never unseen. */
export async function supervising({ administrator, node }: Cast): Promise<void> {
  const { page } = administrator;
  let questionId = '';

  await step('the district administrator finds the question by its subject, without a word of what was written', async () => {
    await page.getByRole('link', { name: '工作台' }).first().click();
    await page.getByRole('heading', { name: /问答监管/ }).waitFor();
    await expectAccessible(page, 'home page of an administrator');
    await page.getByRole('link', { name: '问答监管' }).first().click();
    await page.getByLabel('科目').selectOption('数学');
    await page.waitForURL(/subject=math/);
    await page.getByText('共 1 个问题').waitFor();
    demand(!(await page.locator('main').innerText()).includes('怎么列方程'), 'the list shows what the student wrote');
    await expectAccessible(page, 'supervision');
  });

  await step('takes the list along as a table', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const table = await readFile(await (await download).path(), 'utf8');
    demand(table.includes('数学'), `the table is: ${table}`);
    demand(!/陆知远|怎么列方程/.test(table), 'the table names the student, or says what was asked');
  });

  await step('asks for an opening before reading what a child wrote, and says why', async () => {
    await page.getByRole('link', { name: '查看内容' }).click();
    await page.getByText('查看内容要先申请调阅').waitFor();
    questionId = page.url().split('/').at(-1)!.split('?')[0]!;
    await expectAccessible(page, 'sealed question');
    await page.getByRole('link', { name: '申请调阅' }).click();
    await page.getByLabel('原因').selectOption({ index: 1 });
    await page.getByRole('dialog').getByRole('textbox').fill('家长来电反映解答有误，需要核对内容');
    await page.getByRole('dialog').getByRole('button', { name: '申请调阅' }).click();
    await page.waitForURL(`**/supervision/${questionId}`);
  });

  await step('reads the question with its answers under a watermark, without the name of who asked', async () => {
    await page.getByText('学生采纳并评价').waitFor();
    await page.locator('fd-watermarked').waitFor();
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
