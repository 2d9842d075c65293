import { choose } from '../../support/choices.ts';
import { look } from '../../support/look.ts';
import { step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

/** Months are alike, and 400 days take long to check. */
const otherMonths = '.month:not(:first-child)';

/** In the year's view a district takes a school day away for its own schools, and gives it back. */
export async function markingDays(cast: Cast): Promise<void> {
  const { page } = cast.district;
  const save = page.getByRole('button', { name: '保存', exact: true });

  await step("a district marks a day of its own in the year's view, and takes it back", async () => {
    await cast.open(cast.district, '/calendar');
    const date = (await page.locator('td.school-day').last().getAttribute('data-date'))!;
    const cell = (kind: string) => page.locator(`td.${kind}[data-date="${date}"]`);
    await cell('school-day').click();
    await choose(page, '本区放假');
    await page.getByLabel('名称').fill('区中学生运动会');
    await look(page, 'a day of the calendar', otherMonths);
    await save.click();
    await page.getByText('“区中学生运动会”已设为本区放假').waitFor();
    await cell('district-free').waitFor();
    await cell('district-free').click();
    await choose(page, '取消设置');
    await save.click();
    await cell('school-day').waitFor();
  });
  await takingOverHolidays(cast);
}

/** The city looks at the published holidays of a year, takes them over, finds the source in the history, and takes it back. */
async function takingOverHolidays(cast: Cast): Promise<void> {
  const { page } = cast.city;
  const dialog = page.getByRole('dialog', { name: '导入校历' });
  const notice = '国务院办公厅关于2026年部分节假日安排的通知';

  await step('the city is told of a year whose holidays are not published', async () => {
    await cast.open(cast.city, '/calendar');
    await page.getByRole('button', { name: '导入' }).click();
    await dialog.getByLabel('哪一年').selectOption('2027');
    await dialog.getByText('2027 年的安排尚未公布').waitFor();
    await look(page, 'holidays that are not published');
  });

  await step('sees what those of another year would change, and takes them over', async () => {
    await dialog.getByLabel('哪一年').selectOption('2026');
    await dialog.getByText(notice).waitFor();
    await dialog.getByText(/新增 \d+ 项/).waitFor();
    await look(page, 'published holidays');
    await dialog.getByRole('button', { name: '保存差异' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  await step('finds the source in the history, and takes it back', async () => {
    await page.getByRole('tab', { name: '修改记录' }).click();
    await page.getByText(`来源：《${notice}》`).waitFor();
    await look(page, 'source of a change');
    await page.getByRole('button', { name: /^恢复第 \d+ 次/ }).first().click();
    await page.getByText(/恢复了第 \d+ 次修改之前的校历/).waitFor();
  });
}
