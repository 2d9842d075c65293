import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { until } from '../../../core/src/testing/until.ts';
import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

const teacher = '许昭明';
/** The day of the answers, in the city's zone. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** What the page is on paper, asked for by its own button. */
async function printed(page: Page): Promise<Buffer> {
  const isAsked = page.evaluate('new Promise((resolve) => { window.print = resolve; })');
  await page.getByRole('button', { name: '打印 / 存为 PDF' }).click();
  await isAsked;
  return page.pdf({ format: 'A4', landscape: true });
}

/** The week's report: rows, a file, paper, and down to what makes up a row. */
export async function reading(cast: Cast): Promise<void> {
  const { page } = cast.district;
  const row = page.getByRole('row').filter({ hasText: teacher });

  await step("the district's report of the week has the teacher's row", async () => {
    const report = `/api/analytics/report?kind=week&date=${today()}&level=teachers`;
    await until(async () => (await cast.api.district.get<{ rows: number }>(report)).body.rows > 0, 15_000);
    await cast.open(cast.district, `/reports?date=${today()}&level=teachers`);
    await row.waitFor();
    await look(page, 'report of the week');
  });

  await step('as a file', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const table = await readFile(await (await download).path(), 'utf8');
    demand(table.includes(teacher), `the file is: ${table}`);
  });

  await step('on paper', async () => {
    const pages = (await printed(page)).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    demand(pages > 0, 'there is no page');
  });

  await step('and down to each answer', async () => {
    await row.getByRole('link', { name: teacher }).click();
    await page.getByRole('heading', { name: `${teacher}的辅导` }).waitFor();
    await page.getByRole('button', { name: '显示逐次记录' }).click();
    await page.getByText('被采纳').first().waitFor();
    await look(page, 'report of a teacher');
  });
}
