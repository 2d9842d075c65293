import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { ApiClient } from '../../core/src/testing/api-client.ts';
import { startNodeWith } from '../../core/src/testing/node-process.ts';
import { until } from '../../core/src/testing/until.ts';
import { openPerson, photographAll } from '../support/browser.ts';
import { look } from '../support/look.ts';
import { demand, signIn, step } from '../support/steps.ts';
import { audioBytes, launchTalkingBrowser, watchConnections } from '../support/talking.ts';

export const summary = 'two people meet in a tutoring room: they hear each other, draw on one board, write, lose the line and come back';

const root = fileURLToPath(new URL('../../', import.meta.url));
const id = 'room-trial';

/** The library of the media server complains of what it mends itself. */
const ofLibrary = /dist\/modules|Strophe|JingleSession/;

const canvasOf = (page: Page) => page.locator('fd-board canvas.above');
const listOf = (page: Page) => page.locator('fd-board section[aria-label="这一页上有"]');
const heard = (page: Page, more: number) => until(async () => (await audioBytes(page)) > more, 30_000);

async function drawLine(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = (await canvasOf(page).boundingBox())!;
  await page.mouse.move(box.x + from[0], box.y + from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 12 });
  await page.mouse.up();
}

const strokes = (page: Page, count: number) => listOf(page).getByText(`手写笔迹 ${count} 笔`).waitFor({ state: 'attached' });

async function drawing(teacher: Page, student: Page): Promise<void> {
  await step('what one draws the other sees, and each takes back only the own', async () => {
    await drawLine(teacher, [60, 60], [200, 120]);
    await strokes(student, 1);
    await drawLine(student, [40, 90], [150, 200]);
    await strokes(teacher, 2);
    await teacher.getByRole('button', { name: '撤销' }).click();
    await strokes(student, 1);
    await teacher.getByRole('button', { name: '撤销' }).isDisabled();
    await teacher.getByRole('button', { name: '重做' }).click();
    await strokes(student, 2);
  });

  await step('words and formulas come by the keyboard alone', async () => {
    await canvasOf(teacher).focus();
    await teacher.keyboard.press('t');
    await teacher.getByLabel('文字', { exact: true }).fill('$\\frac{3\\times4}{5}$ 就是高');
    await teacher.keyboard.press('Control+Enter');
    await listOf(student).getByText('就是高').waitFor({ state: 'attached' });
    await student.locator('fd-board .formulas .katex').waitFor();
  });

  await step('a page more is there for both', async () => {
    await student.getByRole('button', { name: '加一页' }).click();
    await teacher.getByRole('button', { name: '下一页' }).click();
    await listOf(teacher).getByText('空白页').waitFor({ state: 'attached' });
    await student.getByRole('button', { name: '删除这张空白页' }).click();
    await strokes(teacher, 2);
  });
}

/** Frames that a page four times slower shows while it is drawn on: told, not judged, since it shares this machine. */
async function framesWhileDrawing(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluate('globalThis.frames4 = []; (function count(at) { frames4.push(at); frames4.length < 100000 && requestAnimationFrame(count); })(performance.now())');
  const before = await page.evaluate<number>('frames4.length');
  const begun = Date.now();
  for (let row = 0; row < 4; row++) await drawLine(page, [40 + row * 20, 300], [300, 340 + row * 10]);
  const frames = (await page.evaluate<number>('frames4.length')) - before;
  const perSecond = frames / ((Date.now() - begun) / 1_000);
  await page.evaluate('frames4.length = 100000');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return perSecond;
}

async function writing(teacher: Page, student: Page): Promise<void> {
  await step('what one writes the other reads; on a phone a badge says that it came', async () => {
    await teacher.getByLabel('写消息').fill('先求斜边，$3^2+4^2=5^2$');
    await teacher.keyboard.press('Enter');
    await student.getByRole('button', { name: '打开聊天，1 条未读' }).click();
    await student.locator('fd-room-chat .katex').first().waitFor();
    await look(student, 'room chat');
    await student.getByLabel('写消息').fill('是 5');
    await student.getByRole('button', { name: '发送' }).click();
    await teacher.getByText('是 5').waitFor();
    await student.getByRole('complementary', { name: '文字聊天' }).getByRole('button', { name: '关闭' }).click();
  });
}

async function losing(teacher: Page, student: Page): Promise<void> {
  await step('a phone without network says so, goes on drawing, and is back within ten seconds of its return', async () => {
    await student.context().setOffline(true);
    await student.getByText(/连接断开了|网络不通/).waitFor({ timeout: 20_000 });
    await drawLine(student, [60, 260], [220, 300]);
    await strokes(student, 3);
    const before = await audioBytes(teacher);
    await student.context().setOffline(false);
    const returned = Date.now();
    await heard(student, 2_000);
    await strokes(teacher, 3);
    await until(async () => (await audioBytes(teacher)) !== before, 10_000);
    console.log(`      back after ${Date.now() - returned} ms`);
  });

  await step('a page that is loaded again has all of it, and is heard', async () => {
    await student.reload();
    await strokes(student, 3);
    await heard(student, 2_000);
  });

  await step('a second tab takes the place of the first, which says so and can take it back', async () => {
    const second = await student.context().newPage();
    await watchConnections(second);
    await second.goto(student.url());
    await heard(second, 2_000);
    await student.getByText('你在另一个窗口进入了这个辅导室').waitFor();
    await student.getByRole('button', { name: '改在这里继续' }).click();
    await heard(student, 2_000);
    await second.getByText('你在另一个窗口进入了这个辅导室').waitFor();
    await second.close();
  });
}

export async function run(): Promise<void> {
  const plugins = await mkdtemp(join(root, '.cache/e2e-room-'));
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-e2e-'));
  await mkdir(join(root, '.cache/e2e'), { recursive: true });
  const browser = await launchTalkingBrowser();
  const node = await step('the platform starts with a demo city', () => startNodeWith(plugins, { FUDAO_DATA: dataFolder }));
  try {
    const { url } = node;
    const api = await ApiClient.signIn(url, 'T0001');
    await step('the plugin that tries the room is created beside it', async () => {
      await cp(join(root, 'e2e/support/room-trial'), join(plugins, id), { recursive: true });
      await until(async () => (await api.post(`/api/${id}/meet`, {})).status === 200, 120_000);
    });
    const people = { teacher: await openPerson(browser, 'desktop'), student: await openPerson(browser, 'phone') };
    const [teacher, student] = [people.teacher.page, people.student.page];
    for (const page of [teacher, student]) await watchConnections(page);
    await signIn(teacher, url, 'T0001');
    await signIn(student, url, '20260001');
    await step('the two hear each other', async () => {
      await teacher.goto(`${url}/admin/p/${id}/room`);
      await student.goto(`${url}/p/${id}/room`);
      await Promise.all([heard(teacher, 2_000), heard(student, 2_000)]);
    });
    await drawing(teacher, student);
    await step('a slow phone draws too', async () => {
      console.log(`      ${(await framesWhileDrawing(student)).toFixed(0)} frames a second at a quarter of the speed`);
      await strokes(teacher, 6);
      for (let count = 0; count < 4; count++) await student.getByRole('button', { name: '撤销' }).click();
      await strokes(teacher, 2);
    });
    await writing(teacher, student);
    for (const theme of ['light', 'dark'] as const) {
      for (const page of [teacher, student]) {
        await page.emulateMedia({ colorScheme: theme });
        await look(page, `room ${page === teacher ? 'teacher' : 'student'} ${theme}`);
      }
    }
    await losing(teacher, student);
    await step('no page had an uncaught error', () => {
      const faults = Object.values(people).flatMap((person) => person.faults).filter((fault) => !ofLibrary.test(fault));
      demand(faults.length === 0, faults.join('\n'));
      return Promise.resolve();
    });
  } catch (error) {
    await photographAll(browser, 'tutoring-room');
    throw error;
  } finally {
    await browser.close();
    await node.stop();
    await rm(plugins, { recursive: true, force: true });
    await rm(dataFolder, { recursive: true, force: true });
  }
}
