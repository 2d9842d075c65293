import type { Page } from 'playwright-core';
import { until } from '../../../core/src/testing/until.ts';
import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import { audioBytes } from '../../support/talking.ts';

export interface OnTheBoard {
  readonly teacher: Page;
  readonly student: Page;
  draw(page: Page, below: number): Promise<void>;
  /** Waits until so many strokes are on the page's board. */
  strokes(page: Page, count: number): Promise<void>;
}

/** From the line's return until both have all again; as the issue of this room says it. */
const longestMs = 10_000;

async function hearsMore(page: Page): Promise<void> {
  const before = await audioBytes(page);
  // After a reload it counts from nothing.
  await until(async () => (await audioBytes(page)) > (before > 2_000 ? before + 500 : 500), 30_000);
}

async function within(what: string, deed: () => Promise<unknown>): Promise<void> {
  const begun = Date.now();
  await deed();
  const took = Date.now() - begun;
  demand(took < longestMs, `${what} took ${took} ms`);
}

/** A line that drops and a page that is loaded anew, in the middle of a session. Two strokes lie on the board before. */
export async function losingTheLine({ teacher, student, draw, strokes }: OnTheBoard): Promise<void> {
  await step("the student's line drops: the page says so, and within ten seconds of its return both have all that was drawn and said", async () => {
    await student.context().setOffline(true);
    await draw(teacher, 120);
    await teacher.getByLabel('写消息').fill('断开时写的');
    await teacher.keyboard.press('Enter');
    await draw(student, 180);
    await student.getByText(/正在重新接通|网络不通/).first().waitFor({ timeout: 60_000 });
    await teacher.getByText('正在等对方进来').waitFor({ timeout: 60_000 });
    await look(student, 'without a line');
    await student.context().setOffline(false);
    await within('coming back', async () => {
      await Promise.all([strokes(student, 4), strokes(teacher, 4), hearsMore(student), hearsMore(teacher)]);
      await student.getByRole('button', { name: /打开聊天，1 条未读/ }).waitFor();
    });
  });

  await step('the page is loaded anew: the student is back in the room within ten seconds, with all of it', async () => {
    await within('loading anew', async () => {
      await student.reload();
      await Promise.all([strokes(student, 4), hearsMore(student), hearsMore(teacher)]);
    });
    await student.getByRole('button', { name: /打开聊天/ }).click();
    await student.getByText('断开时写的').first().waitFor();
    await student.getByRole('complementary', { name: '文字聊天' }).getByRole('button', { name: '关闭' }).click();
  });
}
