import type { Person } from '../../support/browser.ts';
import { choose } from '../../support/choices.ts';
import { look } from '../../support/look.ts';
import { demand, step, timeUntil } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

const actsWithinMs = 2_000;

/** What lies over the app of a person who is suspended. */
const overlayOf = ({ page }: Person) => page.getByRole('alertdialog', { name: '账号已暂停使用' });

async function report(cast: Cast): Promise<void> {
  const { page } = cast.student;
  const { page: desk } = cast.school;

  await step('the student reports the answer', async () => {
    await page.getByRole('button', { name: '举报' }).first().click();
    const dialog = page.getByRole('dialog', { name: '举报' });
    await choose(dialog, '不适合学生的内容');
    await look(page, 'report');
    await dialog.getByRole('button', { name: '提交举报' }).click();
    await page.getByText('已收到你的举报').waitFor();
  });

  await step('the school finds it in its queue, with the answer as it stood, and claims it', async () => {
    await cast.open(cast.school, '/safety');
    await desk.getByRole('link', { name: /不适合学生的内容/ }).waitFor();
    await look(desk, 'queue of the moderators');
    await desk.getByRole('link', { name: /不适合学生的内容/ }).click();
    await desk.getByText('比热容').first().waitFor();
    demand(!(await desk.locator('main').innerText()).includes('顾承屿'), 'the school reads who reported');
    await desk.getByRole('button', { name: '认领', exact: true }).click();
    await choose(desk, '采取措施');
    await choose(desk, '暂停使用');
    await desk.getByLabel('处理说明').fill('先暂停，核实后恢复。');
    await look(desk, 'decision on a report');
  });
}

async function suspend(cast: Cast): Promise<void> {
  const { page } = cast.teacher;
  const overlay = overlayOf(cast.teacher);

  await step('its suspension is told in the open app of the teacher within 2 s, politely', async () => {
    await cast.open(cast.teacher, '/p/question-answer/answer-desk');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await cast.school.page.getByRole('button', { name: '提交决定' }).click();
    const ms = await timeUntil(() => overlay.waitFor());
    demand(ms < actsWithinMs, `it took ${ms} ms`);
    await overlay.getByText('不适合学生的内容').first().waitFor();
    await overlay.getByRole('button', { name: '我要申诉' }).waitFor();
    await look(page, 'suspended');
    (await cast.api.teacher.get('/api/question-answer/desk')).expect(403, 'SAFETY_SUSPENDED');
  });
}

export async function reinstate(cast: Cast): Promise<void> {
  const { page: desk } = cast.school;

  await step('the school reinstates the teacher, whose app goes on', async () => {
    await cast.open(cast.school, '/safety?tab=suspensions');
    await desk.getByRole('button', { name: '解除暂停' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('textbox').fill('已核实，是误会。');
    await dialog.getByRole('button', { name: '解除暂停' }).click();
    await desk.getByText('许昭明 已恢复使用').waitFor();
    await look(desk, 'suspensions');
    await cast.teacher.page.getByRole('button', { name: '看看是否已恢复' }).click();
    await overlayOf(cast.teacher).waitFor({ state: 'detached' });
  });
}

/** One tap reports an answer; the moderator decides; the suspension acts in the open app of that person, and ends there as well. */
export async function moderating(cast: Cast): Promise<void> {
  await report(cast);
  await suspend(cast);
  await reinstate(cast);
}
