import { expectAccessible } from '../../support/accessible.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../first-question.journey.ts';

/** The ladder: what to know, how to think, the first step, all; no answer comes over the line before its rung. */
export async function guidance(cast: Cast): Promise<void> {
  const { page } = cast.student;
  const bodies: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/guidance/')) void response.text().then((text) => bodies.push(text), () => undefined);
  });

  await step('the student climbs from knowledge points to the first step', async () => {
    await page.getByRole('link', { name: /就是这道题/ }).first().click();
    await page.getByRole('heading', { name: '一步步想' }).waitFor();
    for (const [button, heading] of [['看知识点', '知识点'], ['看解题思路', '解题思路'], ['看第一步', '第一步']] as const) {
      const open = page.getByRole('button', { name: button });
      if (await open.isVisible().catch(() => false)) await open.click();
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      await page.waitForTimeout(300);
    }
    await expectAccessible(page, 'guidance page');
  });

  await step('what came over the line so far holds no full solution', async () => {
    demand(bodies.length > 0, 'nothing was read');
    // The bank's own answer to this question: 12 buses, 495 people.
    const early = bodies.find((body) => body.includes('495') || /"(answer|explanation|steps)":/.test(body));
    demand(early === undefined, `the solution came early: ${early?.slice(0, 200)}`);
  });

  await step('tries an answer, then still needs a teacher', async () => {
    const box = page.locator('qa-try-box');
    const choice = box.getByRole('group').getByRole('button').first();
    if (await choice.isVisible().catch(() => false)) await choice.click();
    else for (const field of await box.getByRole('textbox').all()) await field.fill('x=1');
    await box.getByRole('button', { name: '提交试答' }).click();
    await page.getByText(/答对了|还差一点|已经记下/).first().waitFor();
    await page.getByRole('button', { name: '还需要老师' }).click();
    await page.getByText(/已送给老师|已经送到本科目老师那里/).first().waitFor();
  });
}
