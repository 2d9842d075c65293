import { ApiClient } from '../../../core/src/testing/api-client.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { demand, step, timeUntil } from '../../support/steps.ts';
import type { Cast } from '../first-question.journey.ts';

/** A district administrator reads what the plugin is and switches it on: students there see it at once. */
export async function enabling({ administrator, student, stranger, node }: Cast): Promise<void> {
  const { page } = administrator;
  const entry = student.page.getByRole('link', { name: '问答中心' });

  await step('a student of a district without it is refused by the API', async () => {
    const client = await ApiClient.signIn(node.url, '20260041');
    (await client.get('/api/question-answer/questions')).expect(403, 'FUDAO_PLUGIN_NOT_ENABLED');
  });

  await step('the administrator reads what it is, may do and keeps', async () => {
    await page.getByRole('link', { name: '插件' }).first().click();
    await page.getByRole('link', { name: /问答中心/ }).first().click();
    await page.getByRole('heading', { name: '它可以做什么' }).waitFor();
    await page.getByRole('heading', { name: '它保存哪些数据' }).waitFor();
    await expectAccessible(page, 'plugin page');
  });

  const toggle = async (action: '启用' | '停用') => {
    await page.getByRole('button', { name: action, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: action, exact: true }).click();
  };

  await step('she enables it, and within a second it is there without reload', async () => {
    await page.getByRole('button', { name: '启用', exact: true }).click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: '启用', exact: true });
    await confirm.waitFor();
    await confirm.click();
    const ms = await timeUntil(() => entry.waitFor());
    demand(ms < 1_000, `it took ${ms} ms`);
    demand((await stranger.page.getByRole('link', { name: '问答中心' }).count()) === 0, 'a student of another district sees it');
  });

  await step('a half-written question survives disabling and enabling', async () => {
    await entry.click();
    await student.page.getByRole('link', { name: /提问|提第一个问题/ }).first().click();
    await student.page.getByRole('textbox', { name: '你的问题' }).fill('已知 $x^2-5x+6=0$，求');
    await student.page.getByText('已保存').first().waitFor();
    await toggle('停用');
    const ms = await timeUntil(() => entry.waitFor({ state: 'detached' }));
    demand(ms < 1_000, `withdrawing took ${ms} ms`);
    await toggle('启用');
    await entry.waitFor();
    await entry.click();
    await student.page.getByRole('link', { name: /提问|提第一个问题/ }).first().click();
    const text = await student.page.getByRole('textbox', { name: '你的问题' }).inputValue();
    demand(text.includes('x^2-5x+6=0'), `the draft is gone: "${text}"`);
  });
}
