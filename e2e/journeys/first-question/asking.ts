import { expectAccessible } from '../../support/accessible.ts';
import { photograph } from '../../support/pictures.ts';
import { firstLoadOf } from '../../support/script-weight.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../first-question.journey.ts';

/** Close to a question of our own bank, as a student would put it. */
const questionText =
  '七年级师生乘车去科技馆参观，如果每辆车坐 $40$ 人，有 $15$ 人没有座位；如果每辆车坐 $45$ 人，恰好空出一辆车。原来安排了多少辆车？怎么列方程？';

/** See docs/decisions/0009-first-load.md. */
const mostKb = 300;

/** On a phone: subject, text with formulas, a photograph; similar questions while typing; matches on submit. */
export async function asking({ student: { context, page } }: Cast): Promise<void> {
  await step('the student writes a question with a formula and sees similar ones', async () => {
    await page.locator('label').filter({ hasText: '数学' }).click();
    demand((await page.locator('label').filter({ hasText: /物理|化学/ }).count()) === 0, 'the page offers subjects that the seventh grade does not learn');
    await page.getByRole('textbox', { name: '你的问题' }).fill(questionText);
    await page.getByText(/找到 \d+ 道相似的题|题库里有相似的题/).first().waitFor();
    await expectAccessible(page, 'ask page');
  });

  await step('on a wide screen they stand beside the text, and do not push it away', async () => {
    const phone = page.viewportSize()!;
    await page.setViewportSize({ width: 1366, height: 768 });
    const similar = (await page.locator('qa-similar-questions').boundingBox())!;
    const text = (await page.getByRole('textbox', { name: '你的问题' }).boundingBox())!;
    demand(similar.x >= text.x + text.width, `similar questions begin at ${similar.x}, the text ends at ${text.x + text.width}`);
    await page.setViewportSize(phone);
  });

  await step('adds a photograph, which is shown in small', async () => {
    const file = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photograph() };
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.locator('fd-picture-input img').first().waitFor();
  });

  await step('submits, even with a nervous double tap, and is offered the best matches', async () => {
    const submit = page.getByRole('button', { name: '提交问题' });
    await submit.waitFor();
    await submit.dblclick();
    await page.waitForURL(/\/questions\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { name: '我的问题' }).waitFor();
    await page.getByText(/道相似的题，是你要问的吗/).waitFor();
    demand((await page.getByRole('link', { name: /就是这道题/ }).count()) > 0, 'no match is offered');
    await expectAccessible(page, 'question page with matches');
  });

  await step('what a phone fetches of scripts for home and for the question stays within bounds', async () => {
    const pages = { home: new URL('/', page.url()).href, 'the question': page.url() };
    const weights = await Promise.all(Object.entries(pages).map(async ([name, url]) => [name, await firstLoadOf(context, url)] as const));
    const heavy = weights.filter(([, kB]) => kB > mostKb);
    await page.bringToFront();
    console.log(`      ${weights.map(([name, kB]) => `${name} ${kB} kB`).join(", ")}`);
    demand(heavy.length === 0, `above ${mostKb} kB by gzip: ${heavy.map(([name, kB]) => `${name} ${kB}`).join(', ')}`);
  });
}
