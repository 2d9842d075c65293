import { expectAccessible } from '../../support/accessible.ts';
import { ApiClient } from '../../../core/src/testing/api-client.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../plugin-releases.journey.ts';

/** The canary becomes stable, is rolled back by one click, and the history says who did what and why. */
export async function switching({ operator, administrator, node }: Cast): Promise<void> {
  const { page } = operator;
  const client = await ApiClient.signIn(node.url, '20260001');
  const served = async () => (await client.get<{ version: string }>('/api/news/latest')).expect(200).body.version;
  const channel = (name: '正式版' | '试用版') => page.getByRole('region', { name });

  await step('the canary becomes stable', async () => {
    await page.getByRole('article', { name: '1.1.0' }).getByRole('button', { name: '设为正式版…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '设为正式版' }).click();
    await channel('正式版').getByText('1.1.0', { exact: true }).waitFor();
    demand((await served()) === '1.1.0', 'the API serves another release');
  });

  await step('one click rolls it back, and the figures of the nodes go on by themselves', async () => {
    for (let call = 0; call < 12; call++) await served();
    await page.getByRole('article', { name: '1.1.0' }).getByRole('cell', { name: '13', exact: true }).waitFor();
    await page.getByRole('button', { name: '退回 1.0.0' }).click();
    await channel('正式版').getByText('1.0.0', { exact: true }).waitFor();
    demand((await served()) === '1.0.0', 'the API serves another release');
  });

  await step('the history tells who did it and why, and its address leads there', async () => {
    await page.getByRole('tab', { name: '历史' }).click();
    await page.getByText('从 1.1.0 退回，正式版为 1.0.0').waitFor();
    await page.getByText('原因：先在一个区试用').first().waitFor();
    await expectAccessible(page, 'history of releases');
    await page.reload();
    await page.getByText('从 1.1.0 退回，正式版为 1.0.0').waitFor();
    await page.getByRole('tab', { name: '版本与节点' }).click();
  });

  await step('a pinned release is not taken out of service; another one is, and comes back', async () => {
    const { page: district } = administrator;
    await district.getByText('固定一个版本').click();
    await district.getByRole('combobox', { name: '版本' }).selectOption('1.0.0');
    await district.getByRole('button', { name: '保存设置' }).click();
    await district.getByText('固定在 1.0.0').first().waitFor();
    await page.getByText(/固定使用它的区/).waitFor();
    const card = page.getByRole('article', { name: '1.1.0' });
    await card.getByRole('button', { name: '下线' }).click();
    await card.getByText('已下线').waitFor();
    await card.getByRole('button', { name: '恢复' }).click();
    await card.getByText('已安装').waitFor();
  });
}
