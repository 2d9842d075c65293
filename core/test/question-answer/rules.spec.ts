import { defineErrors } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { anAnswer } from './an-answer.ts';
import { unheardOfQuestion } from './a-bank.ts';
import { people } from './people.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, lin } = people;
const sentence = { 'zh-CN': '这位老师目前不能辅导。', en: 'This teacher cannot tutor at present.' };
const { ADMISSION, STUDENT_DAY } = defineErrors('POLICY', {
  ADMISSION: { status: 403, retryable: false, message: sentence },
  STUDENT_DAY: { status: 403, retryable: false, message: sentence },
});

onEachKind('the rules of the programme in the Q&A centre', (freshUrl) => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
  });
  afterAll(() => centre.stop());
  beforeEach(() => centre.reset());

  const ask = () => centre.call<{ id: string }>('questions.ask', { subject: 'math', text: unheardOfQuestion, pictureIds: [] }, ann);
  const claim = (id: string) => centre.call<{ draft: { thinking: string } | null }>('claims.claim', { id }, lin);

  test('a student past a limit asks nothing, and may again later', async () => {
    centre.heard.refusals.set(`ask ${ann.id}`, STUDENT_DAY());
    await expect(ask()).rejects.toMatchObject({ code: 'POLICY_STUDENT_DAY', spec: { message: sentence } });
    centre.heard.refusals.clear();
    expect(await ask()).toMatchObject({ state: 'open' });
  });

  test('who is not admitted claims nothing', async () => {
    const { id } = await ask();
    centre.heard.refusals.set(`answer ${lin.id}`, ADMISSION());
    await expect(claim(id)).rejects.toMatchObject({ code: 'POLICY_ADMISSION' });
  });

  test('who is suspended meanwhile publishes nothing, and what was written stays', async () => {
    const { id } = await ask();
    await claim(id);
    const content = anAnswer({ thinking: '先移项' });
    await centre.call('answers.saveDraft', { id, ...content, revision: 0 }, lin);
    centre.heard.refusals.set(`answer ${lin.id}`, ADMISSION());
    await expect(centre.call('answers.publish', { id, ...content }, lin)).rejects.toMatchObject({ code: 'POLICY_ADMISSION' });
    centre.heard.refusals.clear();
    expect((await claim(id)).draft).toMatchObject({ thinking: '先移项' });
    await centre.call('answers.publish', { id, ...content }, lin);
  });
});
