import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

/** What a student wrote is seen upon a reason and another's consent, under a watermark; that it was seen is a record too. */
export async function openingRecords(cast: Cast): Promise<void> {
  const { page } = cast.school;
  const { page: above } = cast.district;

  await step('the school searches what was done by a student, without seeing what it says', async () => {
    await cast.open(cast.school, '/records?person=20260011');
    await page.getByRole('cell', { name: '提出问题' }).first().waitFor();
    demand(!(await page.locator('main').innerText()).includes('傍晚'), 'the list shows what was asked');
    demand((await page.getByRole('cell', { name: '举报', exact: true }).count()) === 0, 'the list shows who reported');
    await look(page, 'records');
  });

  await step('asks to see it, with a reason', async () => {
    await page.getByRole('button', { name: '申请调阅内容' }).click();
    const dialog = page.getByRole('dialog', { name: '申请调阅内容' });
    await dialog.getByLabel('原因').selectOption({ label: '投诉或举报' });
    await dialog.getByLabel('具体说明').fill('核实举报所说的解答和学生的提问。');
    await look(page, 'ask for an opening');
    await dialog.getByRole('button', { name: '申请调阅', exact: true }).click();
    await page.getByText('等待审批').first().waitFor();
    await look(page, 'opening that waits');
  });

  await step('the district, and not who asked, agrees', async () => {
    await cast.open(cast.district, '/records/openings');
    await above.getByText('核实举报所说的解答').waitFor();
    await look(above, 'openings to decide');
    await above.getByRole('button', { name: '同意', exact: true }).click();
    await above.getByText('已同意调阅').waitFor();
  });

  await step('the school, whose page was open, is told at once and sees the content under its watermark', async () => {
    await page.getByText('已获同意').waitFor();
    await look(page, 'opening that was approved');
    await page.getByRole('button', { name: '查看内容' }).click();
    await page.getByText('傍晚').first().waitFor();
    await page.getByText(/仅供 毛学海（S0002）/).waitFor();
    await look(page, 'content of records');
  });

  await step('and the look is on the record', async () => {
    await cast.open(cast.district, '/records?person=20260011&kind=records.content-viewed');
    await above.getByRole('row').filter({ hasText: '毛学海' }).first().waitFor();
  });
}
