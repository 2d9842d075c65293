import { readFile } from 'node:fs/promises';
import { look } from '../../support/look.ts';
import { enterAnswers } from '../../support/past-answers-plugin.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

const term = '2026-spring';
const minuteMs = 60_000;
/** A Tuesday of that term, within its tutoring hours and before them. */
const evening = Date.parse('2026-05-12T18:30:00+08:00');
const noon = Date.parse('2026-05-12T12:00:00+08:00');

const yuanOf = (text: string) => Number(text.replace(/[^\d.]/g, ''));

/** The fifth column of each line but the heading and the sum, and the sum. */
function readPayout(csv: string): { sum: number; total: number } {
  const lines = csv.replace(/^\uFEFF/, '').trim().split(/\r?\n/).slice(1);
  const yuan = lines.map((line) => Number(line.split(',').at(-1)!.replaceAll('"', '')));
  return { sum: yuan.slice(0, -1).reduce((sum, one) => sum + one * 100, 0) / 100, total: yuan.at(-1)! };
}

async function explain(cast: Cast): Promise<void> {
  const { page } = cast.teacher;

  await step('a statement explains each line, and what a limit cut', async () => {
    const adopted = Array.from({ length: 31 }, (_, index) => evening + index * minuteMs);
    await enterAnswers(cast.api.district, cast.api.teacher.account!.id, [...adopted, noon]);
    await cast.open(cast.teacher, `/points/statement?term=${term}`);
    await page.getByText('1 个 × 2.00 分 = 2.00 分').first().waitFor();
    await page.getByText('当周计分的解答已满 30 个').waitFor();
    await page.getByText('解答不是在辅导时段内给出的，不计分').waitFor();
    await look(page, 'statement of points');
  });
}

export async function close(cast: Cast): Promise<void> {
  const { page: signing } = cast.district;
  const { page: closing } = cast.city;

  await step('the district signs the closing of the term off', async () => {
    await cast.open(cast.district, `/points/closing?term=${term}`);
    await signing.getByRole('button', { name: '签核', exact: true }).click();
    await signing.getByText('已签核').first().waitFor();
    await look(signing, 'closing of a district');
  });

  await step('the city closes it', async () => {
    await cast.open(cast.city, `/points/closing?term=${term}`);
    await closing.getByRole('button', { name: '结算学期' }).click();
    await look(closing, 'close a term');
    await closing.getByRole('dialog').getByRole('button', { name: '结算学期' }).click();
    await closing.getByText('已结算，可以导出发放表').waitFor();
    await look(closing, 'closed term');
  });

  await step("the payout's lines sum up to what the page says, to the fen", async () => {
    const download = closing.waitForEvent('download');
    await closing.getByRole('button', { name: '发放表 CSV' }).click();
    const { sum, total } = readPayout(await readFile(await (await download).path(), 'utf8'));
    const shown = yuanOf(await closing.getByText(/^¥ /).first().innerText());
    demand(shown > 0 && sum === total && total === shown, `lines ${sum}, total ${total}, page ${shown}`);
  });
}

/** A term's points: each line explained to the teacher, signed off by the district, closed by the city, paid to the fen. */
export async function payingOut(cast: Cast): Promise<void> {
  await explain(cast);
  await close(cast);
}
