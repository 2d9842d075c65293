import { expectAccessible } from '../../support/accessible.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../first-question.journey.ts';
import { signatures } from './answering.ts';

/** The student compares, asks back once, adopts with a rating; the answer goes to the bank by a reviewer. */
export async function choosing(cast: Cast): Promise<void> {
  const { page } = cast.student;

  await step('the student finds a notification and compares two answers', async () => {
    await page.getByRole('heading', { name: '解答（2）' }).waitFor();
    await page.getByText('对比思路').first().click();
    for (const by of Object.values(signatures)) await page.getByText(by).first().waitFor();
    await page.getByText('完整解答').first().click();
    await expectAccessible(page, 'question page with answers');
  });

  await step('looks at who one of the teachers is, and comes back', async () => {
    await page.locator('qa-answer-card').first().getByRole('link', { name: /老师/ }).click();
    await page.getByRole('heading', { name: '认识老师' }).waitFor();
    await page.getByText('评价还不够多').waitFor();
    await expectAccessible(page, 'portrait of a teacher');
    await page.goBack();
    await page.getByRole('heading', { name: '解答（2）' }).waitFor();
  });

  await step('asks one follow-up, and the teacher replies', async () => {
    const card = page.locator('qa-answer-card').first();
    await card.getByRole('button', { name: '追问老师' }).click();
    await card.getByRole('textbox').fill('为什么移项要变号？');
    await card.getByRole('button', { name: '发送追问' }).click();
    await page.getByText('等待老师回复').waitFor();
    demand((await card.getByRole('button', { name: '追问老师' }).count()) === 0, 'a second follow-up is offered');
    const asked = [cast.teacher, cast.colleague].map(({ page: desk }) =>
      desk.getByRole('heading', { name: '学生追问' }).waitFor({ timeout: 10_000 }).then(() => desk),
    );
    const desk = await Promise.any(asked);
    await desk.getByRole('textbox', { name: '回复追问' }).fill('等式两边同时减去 $5$，看起来就像变了号。');
    await desk.getByRole('button', { name: '发送回复' }).click();
    await page.getByText('看起来就像变了号').waitFor();
  });

  await step('adopting asks for stars, and is refused without', async () => {
    // Nobody reviews their own answer, and the colleague is the reviewer.
    const chosen = page.locator('qa-answer-card').filter({ hasText: signatures.teacher });
    await chosen.getByRole('button', { name: '采纳这个解答' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: '采纳并评价' });
    demand(await confirm.isDisabled(), 'an answer can be adopted without stars');
    await expectAccessible(page, 'adopt dialog');
    await dialog.locator('input[type=radio]').nth(4).check({ force: true });
    await dialog.getByRole('textbox').fill('讲得很清楚');
    await confirm.click();
    await page.getByText(/已采纳/).first().waitFor();
  });

  await step('the teacher sees it, and proposes the answer for the bank', async () => {
    const { page: desk } = cast.teacher;
    await desk.getByRole('button', { name: '推荐入题库' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '推荐', exact: true }).click();
    await desk.getByText('已推荐').first().waitFor();
  });

  await step('the subject reviewer finds it in the queue, and takes it into the bank', async () => {
    const { page: review } = cast.reviewer;
    await review.getByRole('link', { name: /题库审核/ }).first().click();
    await review.getByRole('heading', { name: '题库审核' }).waitFor();
    await expectAccessible(review, 'proposals');
    await review.getByText(/科技馆/).first().click();
    await review.getByRole('button', { name: '收录', exact: true }).click();
    await review.getByText('已收录到题库').first().waitFor();
  });
}
