import type { Page } from 'playwright-core';
import { ApiClient } from '../../../core/src/testing/api-client.ts';
import { expectAccessible } from '../../support/accessible.ts';
import type { Person } from '../../support/browser.ts';
import { holdUntilAllAsk } from '../../support/same-moment.ts';
import { enable } from '../../support/past-answers-plugin.ts';
import { demand, step, timeUntil } from '../../support/steps.ts';
import type { Cast } from '../first-question.journey.ts';

const openDesk = (page: Page) => page.getByRole('link', { name: /答疑台/ }).first().click();

/** Who wrote an answer stands in it, as the student and the specs tell them apart. */
export const signatures = { teacher: '（甲）', colleague: '（乙）' } as const;

async function writeAnswer(cast: Cast, { page }: Person): Promise<void> {
  const by = page === cast.teacher.page ? signatures.teacher : signatures.colleague;
  const write = (label: string | RegExp, text: string) => page.getByRole('textbox', { name: label }).first().fill(text);
  await write('解题思路', `设车有 $x$ 辆，人数不变。${by}`);
  await write('第 1 步', '列方程：$40x+15=45(x-1)$');
  await page.getByRole('button', { name: '添加一步' }).click();
  await write('第 2 步', '去括号、移项：$5x=60$，$x=12$');
  await write('答案', '$12$ 辆');
  await write(/^解析/, '总人数 $40\\times 12+15=495$。');
}

/** The question reaches the desk by itself; a claim is a lease; drafts survive a power cut; publishing tells the student. */
export async function answering(cast: Cast): Promise<void> {
  const { page } = cast.teacher;
  const other = cast.colleague.page;

  await step("the colleague's district has it enabled too", async () => {
    await enable(await ApiClient.signIn(cast.node.url, 'D0002'), 'question-answer');
  });

  await step('the question is on the desks of both teachers', async () => {
    await openDesk(page);
    await openDesk(other);
    for (const desk of [page, other]) await desk.getByText('怎么列方程').first().waitFor();
    await expectAccessible(page, 'answer desk');
  });

  await step('both claim at once: one wins, the other is told', async () => {
    const claim = (desk: Page) => desk.getByRole('button', { name: '认领', exact: true }).first().click();
    await holdUntilAllAsk([page, other], /\/questions\/[^/]+\/claim$/);
    await Promise.all([claim(page), claim(other)]);
    const lost = /正在解答/;
    await Promise.race([
      page.waitForURL(/answer-desk\/.+/).then(() => other.getByText(lost).first().waitFor()),
      other.waitForURL(/answer-desk\/.+/).then(() => page.getByText(lost).first().waitFor()),
    ]);
  });

  const winner = /answer-desk\/.+/.test(page.url()) ? cast.teacher : cast.colleague;
  const loser = winner === cast.teacher ? cast.colleague : cast.teacher;

  await step('the student sees that a teacher is answering', async () => {
    await cast.student.page.getByText('老师正在解答').or(cast.student.page.getByText(/正在为你写解答/)).first().waitFor();
  });

  await step('the winner sees the countdown, writes, and it is saved as she goes', async () => {
    await winner.page.getByText('认领剩余').waitFor();
    await writeAnswer(cast, winner);
    await winner.page.getByText(/已保存 \d+:\d+/).first().waitFor();
    await winner.page.locator('.katex').first().waitFor();
    await expectAccessible(winner.page, 'answer page');
  });

  await step('attaches a bank question as further reading', async () => {
    const search = winner.page.getByRole('searchbox').or(winner.page.getByPlaceholder('用题目中的词语搜索题库')).first();
    await search.fill('一元一次方程');
    await winner.page.getByRole('button', { name: '搜索', exact: true }).click();
    await winner.page.getByRole('button', { name: '添加', exact: true }).first().click();
    await winner.page.getByText(/延伸阅读.*（1\/5/).waitFor();
    await winner.page.waitForTimeout(1_500);
  });

  await step('a power cut: nothing acknowledged is lost, the claim is still hers', async () => {
    await cast.powerCut();
    await winner.page.reload();
    await winner.page.getByText('认领剩余').waitFor();
    const kept = await winner.page.getByRole('textbox', { name: '第 2 步' }).inputValue();
    demand(kept.includes('x=12'), `the draft came back as "${kept}"`);
  });

  await step('she publishes, and the student is told at once', async () => {
    await winner.page.getByRole('button', { name: '发布解答' }).first().click();
    const ms = await timeUntil(() => cast.student.page.getByText('采纳这个解答').first().waitFor());
    demand(ms < 5_000, `it took ${ms} ms`);
    await winner.page.getByText('解答已发布').first().waitFor();
  });

  await step('a second teacher answers too', async () => {
    await loser.page.reload();
    await loser.page.getByRole('button', { name: '认领', exact: true }).first().click();
    await loser.page.getByText('认领剩余').waitFor();
    await writeAnswer(cast, loser);
    await loser.page.getByText(/已保存 \d+:\d+/).first().waitFor();
    await loser.page.getByRole('button', { name: '发布解答' }).first().click();
    await loser.page.getByText('解答已发布').first().waitFor();
  });
}
