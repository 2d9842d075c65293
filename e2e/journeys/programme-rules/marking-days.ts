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
}
