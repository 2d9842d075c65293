import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

const question = '晴天的傍晚站在湖边，为什么觉得风是从岸上吹向湖面的？和白天正好相反。';
const path = '/api/question-answer';

const answer = {
  thinking: '水和陆地的比热容不同。',
  steps: ['白天比较升温的快慢。', '傍晚比较降温的快慢。'],
  answer: '傍晚陆地降温快，湖面上的热空气上升，风从岸上吹来。',
  explanation: '比热容大的物质温度变化慢。',
  pictureIds: [],
  furtherReading: [],
};

interface Question {
  readonly state: string;
  readonly answers: readonly { readonly id: string }[];
}

/** What the teacher may do again since the admission: a question is asked without contact details, answered and adopted. */
export async function tutoring(cast: Cast): Promise<void> {
  const { page } = cast.student;
  const { student, teacher } = cast.api;

  await step('a question with a phone number is refused in a sentence that says what to do', async () => {
    await page.goto(`${cast.url}/p/question-answer/questions/new`);
    await page.locator('label').filter({ hasText: '物理' }).click();
    await page.getByRole('textbox', { name: '你的问题' }).fill(`${question}老师可以打我电话 13800138000`);
    await page.getByRole('button', { name: '提交问题' }).click();
    await page.getByRole('alert').filter({ hasText: '请删去后再提交' }).waitFor();
    await look(page, 'refused question');
  });

  await step('without it the question is asked, and the admitted teacher answers', async () => {
    await page.getByRole('textbox', { name: '你的问题' }).fill(question);
    await page.getByRole('button', { name: '提交问题' }).click();
    await page.waitForURL(/questions\/[0-9a-f-]{36}/);
    const id = page.url().split('/').at(-1)!;
    const { state } = (await student.get<Question>(`${path}/questions/${id}`)).expect(200).body;
    if (state === 'matched') (await student.post(`${path}/questions/${id}/need-teacher`)).expect(200);
    (await teacher.post(`${path}/questions/${id}/claim`)).expect(200);
    (await teacher.post(`${path}/questions/${id}/answer`, answer)).expect(201);
    await page.getByText('采纳这个解答').first().waitFor();
  });

  await step('the student adopts the answer with stars', async () => {
    await page.getByRole('button', { name: '采纳这个解答' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=radio]').nth(4).check({ force: true });
    await dialog.getByRole('button', { name: '采纳并评价' }).click();
    await page.getByText(/已采纳/).first().waitFor();
    demand((await page.getByRole('button', { name: '举报' }).count()) > 0, 'the answer cannot be reported');
  });
}
