import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { ApiClient } from '../../core/src/testing/api-client.ts';
import { startNode } from '../../core/src/testing/node-process.ts';
import { until } from '../../core/src/testing/until.ts';
import { openPerson, photographAll } from '../support/browser.ts';
import { look } from '../support/look.ts';
import { openTheHours } from '../support/open-the-hours.ts';
import { photograph } from '../support/pictures.ts';
import { demand, signIn, step } from '../support/steps.ts';
import { audioBytes, launchTalkingBrowser, watchConnections } from '../support/talking.ts';
import { speakIn } from '../support/tones.ts';
import { arrives, isHeard, seesNotice, voices } from './one-to-one/recorded.ts';
import { losingTheLine } from './one-to-one/losing-the-line.ts';
import { rating } from './one-to-one/rating.ts';
import { supervising } from './one-to-one/supervising.ts';

export const summary = 'a student calls a teacher on duty, they talk, write and draw, recorded as the district wants it, a supervisor looks on, and both find it in their history';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The library of the media server complains of what it mends itself. */
const ofLibrary = /dist\/modules|Strophe|JingleSession/;

const canvasOf = (page: Page) => page.locator('fd-board canvas.above');
const strokes = (page: Page, count: number) => page.locator('fd-board section[aria-label="这一页上有"]').getByText(`手写笔迹 ${count} 笔`).waitFor({ state: 'attached' });
const heard = (page: Page) => until(async () => (await audioBytes(page)) > 2_000, 60_000);

async function drawLine(page: Page, below = 0): Promise<void> {
  const box = (await canvasOf(page).boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 60 + below);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 140 + below, { steps: 12 });
  await page.mouse.up();
}

async function enable(url: string): Promise<void> {
  const district = await ApiClient.signIn(url, 'D0001');
  const { body } = await district.get<{ installation: { revision: number } }>('/api/plugin-manager/plugins/one-to-one');
  const wanted = { enabled: true, settings: { recordAudio: true }, expectedRevision: body.installation.revision };
  (await district.put('/api/plugin-manager/plugins/one-to-one/installation', wanted)).expect(200);
}

async function calling(url: string, teacher: Page, student: Page, name: string): Promise<void> {
  await step('a teacher goes on duty', async () => {
    await teacher.goto(`${url}/admin/p/one-to-one/duty`);
    await teacher.getByRole('button', { name: '开始值守' }).click();
    await teacher.getByText('正在值守', { exact: true }).waitFor();
    await look(teacher, 'duty');
    // It rings wherever in the app the teacher is.
    await teacher.goto(`${url}/admin/`);
  });

  await step('a student sees who is on duty, says what it is about, and calls', async () => {
    await student.goto(`${url}/p/one-to-one/teachers`);
    await student.getByText('数学', { exact: true }).click();
    await student.getByText('位老师正在值守').waitFor();
    await look(student, 'teachers');
    await student.getByRole('button', { name: '帮我找老师' }).click();
    await student.getByText('这次辅导会录音', { exact: false }).waitFor();
    await student.getByLabel('一句话说明问题').fill('二次函数 $y=x^2-4x+3$ 的最小值怎么求？');
    await look(student, 'call sheet');
    await student.getByRole('button', { name: '呼叫', exact: true }).last().click();
    await student.getByText(/正在呼叫.+…/).waitFor();
  });

  await step("the teacher's screen rings with the question, and nothing of who asks", async () => {
    const ring = teacher.getByRole('dialog');
    await ring.getByText('最小值怎么求').waitFor();
    await ring.getByText('这次辅导会录音，双方都会看到提示。').waitFor();
    const shown = await ring.innerText();
    demand(!shown.includes(name), `the ring names the student: ${shown}`);
    await look(teacher, 'ringing');
    await look(student, 'calling');
    await ring.getByRole('button', { name: '接听', exact: true }).click();
  });
}

async function tutoring(url: string, teacher: Page, student: Page): Promise<void> {
  await step('both are in the room, and hear each other', async () => {
    for (const page of [teacher, student]) await page.waitForURL(/sessions\//, { timeout: 20_000 });
    await Promise.all([heard(teacher), heard(student)]);
    for (const page of [teacher, student]) await seesNotice(page);
    for (const page of [teacher, student]) await look(page, page === teacher ? 'room of the teacher' : 'room of the student');
  });

  await step('what one draws and writes the other sees', async () => {
    await drawLine(teacher);
    await strokes(student, 1);
    await teacher.getByLabel('写消息').fill('先配方：$(x-2)^2-1$');
    await teacher.keyboard.press('Enter');
    await student.getByRole('button', { name: /打开聊天，1 条未读/ }).click();
    await student.locator('fd-room-chat .katex').first().waitFor();
    await student.getByRole('complementary', { name: '文字聊天' }).getByRole('button', { name: '关闭' }).click();
  });

  await step('a picture that the student puts on the board is before the teacher, whose pointer the student sees', async () => {
    await student.locator('fd-board input[type=file]').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
    await teacher.locator('fd-board li', { hasText: '图片' }).first().waitFor({ state: 'attached' });
    await teacher.getByRole('button', { name: '指点', exact: true }).click();
    const board = (await teacher.locator('fd-board canvas.above').boundingBox())!;
    const pushed = student.evaluate(`new Promise((resolve) => { const board = document.querySelector('fd-board canvas.above'); const context = board.getContext('2d'); const look = () => context.getImageData(0, 0, board.width, board.height).data.some((value, at) => at % 4 === 3 && value > 0) ? resolve(true) : setTimeout(look, 50); look(); })`);
    for (let at = 0; at < 12; at++) {
      await teacher.mouse.move(board.x + board.width / 2 + at * 6, board.y + board.height / 2);
      await teacher.waitForTimeout(80);
    }
    await pushed;
    await look(student, 'board with a picture');
    await teacher.getByRole('button', { name: '笔', exact: true }).first().click();
  });

  await step('what they say arrives at the server while they talk, and both are still told', async () => {
    await arrives(url, teacher);
    for (const page of [teacher, student]) await seesNotice(page);
  });
}

async function ending(url: string, teacher: Page, student: Page): Promise<void> {
  await step('the teacher ends it, for both, and notes what it was about', async () => {
    await teacher.getByRole('button', { name: '结束辅导' }).click();
    await teacher.getByRole('dialog').getByRole('button', { name: '结束辅导' }).click();
    await student.getByText('由老师结束').waitFor({ timeout: 20_000 });
    await teacher.getByLabel('讲了什么，下一步练什么').fill('会配方了；再练两道求最值。');
    await teacher.getByRole('button', { name: '保存小结' }).click();
    await teacher.getByText('小结已保存').first().waitFor();
    await look(teacher, 'record of the teacher');
  });

  await step('the student finds board, chat and summary under the own history', async () => {
    await student.goto(`${url}/p/one-to-one/sessions`);
    await look(student, 'history');
    await student.locator('fd-page li a, fd-page a.item').first().click();
    await student.getByText('会配方了').waitFor();
    await student.locator('fd-page .katex').first().waitFor();
    await look(student, 'record of the student');
  });
}

export async function run(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-e2e-'));
  await mkdir(join(root, '.cache/e2e'), { recursive: true });
  const browser = await launchTalkingBrowser();
  const node = await step('the platform starts with a demo city', () => startNode({ FUDAO_DATA: dataFolder }));
  try {
    const { url } = node;
    await step('a district enables one-to-one, at an hour of tutoring', async () => {
      await openTheHours(url);
      await enable(url);
    });
    const people = { teacher: await openPerson(browser, 'desktop'), student: await openPerson(browser, 'phone'), supervisor: await openPerson(browser, 'desktop') };
    const [teacher, student, supervisor] = [people.teacher.page, people.student.page, people.supervisor.page];
    for (const page of [teacher, student]) await watchConnections(page);
    await speakIn(teacher, voices.teacher);
    await speakIn(student, voices.student);
    await signIn(teacher, url, 'T0001');
    await signIn(student, url, '20260001');
    await signIn(supervisor, url, 'D0001');
    const { body: me } = await (await ApiClient.signIn(url, '20260001')).get<{ name: string }>('/api/identity/me');
    await calling(url, teacher, student, me.name);
    await tutoring(url, teacher, student);
    await supervising({ url, supervisor, teacher, student, name: me.name, draw: () => drawLine(teacher, 60) });
    await losingTheLine({ teacher, student, draw: drawLine, strokes });
    await ending(url, teacher, student);
    await rating(student);
    await isHeard(url, teacher, supervisor);
    await step('no page had an uncaught error', () => {
      const faults = Object.values(people).flatMap((person) => person.faults).filter((fault) => !ofLibrary.test(fault));
      demand(faults.length === 0, faults.join('\n'));
      return Promise.resolve();
    });
  } catch (error) {
    await photographAll(browser, 'one-to-one');
    throw error;
  } finally {
    await browser.close();
    await node.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
