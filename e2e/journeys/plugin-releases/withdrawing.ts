import { atHome, step } from '../../support/steps.ts';
import type { Cast } from '../plugin-releases.journey.ts';

/** The plugin is disabled while a student is on its page: she is told why, and taken home. */
export async function withdrawing({ administrator, student }: Cast): Promise<void> {
  await step('what is disabled goes with a word why, also from an open page', async () => {
    await student.page.getByRole('link', { name: '校园快讯' }).first().click();
    await student.page.getByRole('heading', { name: /校园快讯/ }).waitFor();
    await administrator.page.getByRole('button', { name: '停用', exact: true }).click();
    await administrator.page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
    await student.page.getByText('“校园快讯”已由所在区停用').waitFor();
    await atHome(student.page);
    await student.page.getByRole('link', { name: '校园快讯' }).waitFor({ state: 'detached' });
  });
}
