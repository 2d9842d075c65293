import type { Page } from 'playwright-core';
import { look } from '../../support/look.ts';
import { step } from '../../support/steps.ts';

/** Once attendance is known, the student rates the four questions of twelve points, and tags the style. */
export async function rating(student: Page): Promise<void> {
  await step('the student is asked to rate it, in seconds, and sees what was given', async () => {
    await student.getByRole('link', { name: '去评价' }).first().click({ timeout: 60_000 });
    await student.locator('fieldset:has(input[type=radio])').first().waitFor();
    for (const question of await student.locator('fieldset:has(input[type=radio])').all()) await question.locator('label').last().click();
    await student.locator('.tags label').first().click();
    await look(student, 'rating');
    await student.getByRole('button', { name: '完成评价' }).click();
    await student.getByText('我的评价 12/12').waitFor();
  });
}
