import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../../core/src/testing/until.ts';
import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

/** What the development node sent as short messages, as it leaves them in files. */
async function shortMessages(dataFolder: string): Promise<string[]> {
  const folder = join(dataFolder, 'outbox/sms');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.map((file) => (JSON.parse(file) as { text: string }).text);
}

export const shortMessage = (cast: Cast, words: RegExp): Promise<string> =>
  until(async () => (await shortMessages(cast.dataFolder)).find((text) => words.test(text)), 15_000);

/** The teacher gives a mobile number and chooses what may come to it. */
export async function beingTold(cast: Cast): Promise<void> {
  const { page } = cast.teacher;

  await step('the teacher confirms a mobile number by the code sent to it', async () => {
    await cast.open(cast.teacher, '/notifications/settings');
    await page.getByLabel('手机号').fill('13900001234');
    await page.getByRole('button', { name: '发送验证码' }).click();
    const code = /\d{6}/.exec(await shortMessage(cast, /\d{6}/))![0];
    await page.getByLabel('6 位验证码').fill(code);
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await page.getByText('已验证，提醒会发到这里').waitFor();
  });

  await step('and chooses to be told there of the application', async () => {
    const saved = page.waitForResponse(/\/notifications\/choices\//);
    await page.getByRole('checkbox', { name: '申报审核结果, 短信' }).check();
    demand((await saved).ok(), 'the choice was not saved');
    await look(page, 'notification settings');
  });
}

/** When nothing may ring: kept, and shown again. */
export async function quietHours(cast: Cast): Promise<void> {
  const { page } = cast.teacher;
  await step('quiet hours are saved, and are there after a reload', async () => {
    await cast.open(cast.teacher, '/notifications/settings');
    await page.getByRole('switch', { name: '开启免打扰' }).check();
    await page.getByLabel('开始').fill('21:30');
    await page.getByLabel('结束').fill('06:30');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存').first().waitFor();
    await page.reload();
    await page.getByRole('switch', { name: '开启免打扰' }).waitFor();
    demand((await page.getByLabel('开始').inputValue()) === '21:30', 'the quiet hours are gone');
  });
}
