import { expectAccessible } from '../../support/accessible.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../plugin-releases.journey.ts';

/** A district enables the plugin, follows the canary in all its schools, and its students have it without a reload. */
export async function following({ operator, administrator, colleague, student, node }: Cast): Promise<void> {
  const { page } = administrator;
  const news = (version: string) => student.page.getByRole('heading', { name: `校园快讯 ${version}` });

  await step('the district enables it; a colleague who looks on sees it at once', async () => {
    await colleague.page.goto(`${node.url}/admin/plugins/news`);
    await colleague.page.getByRole('button', { name: '启用', exact: true }).waitFor();
    await page.getByRole('link', { name: '插件', exact: true }).first().click();
    await page.getByRole('link', { name: /校园快讯/ }).click();
    await page.getByRole('heading', { name: '它可以做什么' }).waitFor();
    await expectAccessible(page, 'plugin, about');
    await page.getByRole('button', { name: '启用', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '启用', exact: true }).click();
    await colleague.page.getByRole('button', { name: '停用', exact: true }).waitFor();
    await student.page.getByRole('link', { name: '校园快讯' }).click();
    await news('1.0.0').waitFor();
  });

  await step('the operator makes 1.1.0 the canary, saying why', async () => {
    const { page: city } = operator;
    await city.getByRole('article', { name: '1.1.0' }).getByRole('button', { name: '设为试用版…' }).click();
    const dialog = city.getByRole('dialog');
    await dialog.getByLabel('原因').fill('先在一个区试用');
    await expectAccessible(city, 'make canary');
    await dialog.getByRole('button', { name: '设为试用版' }).click();
    await city.getByRole('article', { name: '1.1.0' }).getByText('试用版', { exact: true }).waitFor();
    await city.getByText('观察期').waitFor();
  });

  await step('nobody has the canary who did not choose it', async () => {
    await student.page.reload();
    await news('1.0.0').waitFor();
  });

  await step('the district follows the canary in all its schools, and the student has it', async () => {
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByText('跟随试用版').click();
    await page.getByRole('slider').fill('100');
    await page.getByText(/本区 (\d+) 所学校中有 \1 所使用试用版/).waitFor();
    await expectAccessible(page, 'plugin, release');
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('试用版（100% 的学校）').waitFor();
    await student.page.getByRole('link', { name: '校园快讯' }).first().click();
    await student.page.reload();
    await news('1.1.0').waitFor();
    demand(page.url().includes('view=release'), 'the tab is not in the address');
  });
}
