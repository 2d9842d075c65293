import { choose } from '../../support/choices.ts';
import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

/** The next day in the city's zone. */
const tomorrow = () => new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);

async function changeAndUndo(cast: Cast): Promise<void> {
  const { page } = cast.city;
  const longest = page.getByRole('spinbutton', { name: '每次最长' });
  const dialog = page.getByRole('dialog');

  await step('the city changes a rule, and sees what it would have refused', async () => {
    await cast.open(cast.city, '/rules');
    await longest.fill('25');
    await page.getByRole('button', { name: '继续…' }).click();
    await dialog.getByText(/过去 7 天/).waitFor();
    await choose(dialog, '以后');
    await dialog.getByLabel('日期').fill(tomorrow());
    await dialog.getByLabel('时间').fill('08:00');
    await dialog.getByLabel('原因').fill('期中前缩短单次辅导');
    await look(page, 'save rules');
  });

  await step('plans it for tomorrow, and withdraws it', async () => {
    await dialog.getByRole('button', { name: '保存为计划' }).click();
    await page.getByRole('heading', { name: '计划中的变更' }).waitFor();
    await look(page, 'rules with a planned change');
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await dialog.getByLabel('原因').fill('改为立即生效');
    await dialog.getByRole('button', { name: '撤回' }).click();
    await page.getByText('已撤回计划中的变更').waitFor();
  });

  await step('makes it at once, and puts it back from the history', async () => {
    await longest.fill('25');
    await page.getByRole('button', { name: '继续…' }).click();
    await dialog.getByLabel('原因').fill('期中前缩短单次辅导');
    await dialog.getByRole('button', { name: '保存并立即生效' }).click();
    await page.getByText('规则已修改，现在生效').waitFor();
    await page.getByRole('tab', { name: '变更记录' }).click();
    await page.getByRole('button', { name: '恢复到此前' }).first().click();
    await dialog.getByLabel('原因').fill('学校反馈时间太短');
    await dialog.getByRole('button', { name: '立即恢复' }).click();
    await page.getByText('已恢复到上一次的规则').waitFor();
    await page.getByText(/撤销了第 \d+ 次修改/).waitFor();
    await look(page, 'history of the rules');
  });
}

export async function tighten(cast: Cast): Promise<void> {
  await step("a district's looser value is refused with the reason, a stricter one is not", async () => {
    const { page: own } = cast.district;
    await cast.open(cast.district, '/rules');
    const most = own.getByRole('spinbutton', { name: '每次最长' });
    await most.fill('40');
    await own.getByText('全市为 30 分钟，本区只能更短。').waitFor();
    demand(await own.getByRole('button', { name: '继续…' }).isDisabled(), 'a looser value can be saved');
    await look(own, 'rules of a district');
    await most.fill('20');
    await own.getByRole('button', { name: '继续…' }).click();
    await own.getByRole('dialog').getByLabel('原因').fill('本区晚自习较早结束');
    await own.getByRole('button', { name: '保存并立即生效' }).click();
    await own.getByText('规则已修改，现在生效').waitFor();
  });
}

/** The city plans a change after a look at what it would do, takes it back, makes one at once and undoes it; a district only tightens. */
export async function changingRules(cast: Cast): Promise<void> {
  await changeAndUndo(cast);
  await tighten(cast);
}
