import { until } from '../../../core/src/testing/until.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../plugin-releases.journey.ts';

/** Settings are saved, put back, planned for later; two administrators at once get one result and one clear refusal. */
export async function planning({ administrator, colleague }: Cast): Promise<void> {
  const { page } = administrator;
  const most = page.getByLabel('最多显示');

  await step('settings are checked, saved, and put back by one click', async () => {
    await page.getByRole('tab', { name: '设置' }).click();
    await most.fill('500');
    await page.getByRole('alert').filter({ hasText: '1 到 50' }).waitFor();
    demand(await page.getByRole('button', { name: '保存设置' }).isDisabled(), 'what is wrong can be saved');
    await most.fill('30');
    await expectAccessible(page, 'plugin, settings');
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('的设置已保存').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已撤销').waitFor();
    await until(async () => (await most.inputValue()) === '10', 15_000);
  });

  await step('what a colleague saves meanwhile is shown; what is being written is kept', async () => {
    await most.fill('40');
    await colleague.page.getByRole('tab', { name: '设置' }).click();
    await colleague.page.getByRole('switch', { name: '夜间不提醒' }).check();
    await colleague.page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('您的更改仍在').waitFor();
    demand((await most.inputValue()) === '40', 'what was being written is gone');
    demand(await page.getByRole('switch', { name: '夜间不提醒' }).isChecked(), "the colleague's change is not shown");
  });

  await step('it is planned for tomorrow, not within the tutoring hours, and called off by the colleague', async () => {
    await page.getByRole('button', { name: '计划到以后…' }).click();
    const dialog = page.getByRole('dialog', { name: '计划变更' });
    await dialog.getByText('最多显示：10 → 40').waitFor();
    await dialog.getByText('18:00–21:00').waitFor();
    await expectAccessible(page, 'plan a change');
    const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    await dialog.getByLabel('日期').fill(tomorrow);
    await dialog.getByRole('button', { name: '计划', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await colleague.page.getByRole('tab', { name: /计划/ }).click();
    await colleague.page.getByText('等待中').waitFor();
    await expectAccessible(colleague.page, 'planned changes on a phone');
    await colleague.page.getByRole('button', { name: '取消计划' }).click();
    await colleague.page.getByText('已取消', { exact: true }).waitFor();
  });

  await step('who changed what is told with before and after; earlier settings come back by a click', async () => {
    await page.getByRole('tab', { name: '变更记录' }).click();
    await page.getByText('夜间不提醒：关 → 开').waitFor();
    const earlier = page.getByRole('listitem').filter({ hasText: '最多显示：10 → 30' });
    await earlier.getByRole('button', { name: '恢复这些设置' }).click();
    await page.getByText(/已恢复第 \d+ 次变更时的设置/).waitFor();
    await expectAccessible(page, 'history of a plugin');
    await earlier.getByRole('link').last().click();
    await page.waitForURL(/from=\d+/);
    await page.reload();
    await page.getByText('回到最新的记录').waitFor();
  });
}
