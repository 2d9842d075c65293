import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { anAnswer } from './an-answer.ts';
import { trainQuestion, unheardOfQuestion } from './a-bank.ts';
import { people } from './people.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, bo, lin } = people;
const tables = ['questions', 'askers', 'answer_drafts', 'answers', 'guidance', 'attempts'];

onEachKind('privacy', (freshUrl) => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
    await centre.untilSearchable();
  });
  afterAll(() => centre.stop());
  beforeEach(() => centre.reset());

  const exportOf = (personId: string) => centre.definition.privacy!.exportPerson(centre.systemContext(), personId);
  const erase = (personId: string) => centre.definition.privacy!.erasePerson(centre.systemContext(), personId);
  const ask = async (text: string, as = ann) =>
    (await centre.call<{ id: string }>('questions.ask', { subject: 'math', text, pictureIds: [`${as.id}-1`] }, as)).id;

  async function everything(): Promise<string> {
    const rows = tables.map((table) => centre.rooms.platform.database.select(`SELECT * FROM question_answer_${table}`));
    return JSON.stringify(await Promise.all(rows));
  }

  /** A student who has used all of it, with words that can be found again. */
  async function livedThrough(): Promise<{ answered: string; answerId: string }> {
    const answered = await ask(`${unheardOfQuestion} 小安的秘密`);
    await centre.call('claims.claim', { id: answered }, lin);
    const { answerId } = await centre.call<{ answerId: string }>(
      'answers.publish',
      { id: answered, ...anAnswer() },
      lin,
    );
    await centre.call('follow-ups.ask', { id: answerId, text: '小安的追问' }, ann);
    await centre.call('follow-ups.reply', { id: answerId, text: '回复小安' }, lin);
    await centre.call('adoptions.adopt', { id: answerId, stars: 5, words: '小安的评语' }, ann);
    const matched = await ask(`${trainQuestion} 小安`);
    const onLadder = { id: matched, bankQuestionId: 'bank-train' };
    await centre.call('guidance.next', onLadder, ann);
    await centre.call('guidance.try', { ...onLadder, answer: '小安的试答' }, ann);
    await centre.call('drafts.save', { subject: 'math', text: '小安的草稿', pictureIds: [] }, ann);
    return { answered, answerId };
  }

  test('a person gets everything that is kept of them, and nothing of others', async () => {
    await livedThrough();
    await ask(`${unheardOfQuestion} 小波`, bo);
    const exported = JSON.stringify(await exportOf('ann'));
    for (const words of ['小安的秘密', '小安的追问', '小安的评语', '小安的试答', '小安的草稿'])
      expect(exported).toContain(words);
    expect(exported).not.toContain('小波');
    expect(JSON.stringify(await exportOf('lin'))).toContain('比热容');
  });

  test('of an erased student nothing readable stays, and the others keep theirs', async () => {
    const { answered } = await livedThrough();
    const other = await ask(`${unheardOfQuestion} 小波`, bo);
    await erase('ann');
    await centre.settle();
    const left = await everything();
    expect(left).not.toContain('小安');
    expect(left).not.toContain('"ann');
    expect(centre.heard.detached).toEqual([{ fileIds: ['ann-1', 'ann-1'], subjectId: 'question-answer:ann' }]);
    expect(await centre.call('questions.read', { id: other }, bo)).toMatchObject({ state: 'open' });
    expect(await centre.call('questions.read', { id: answered }, lin)).toMatchObject({
      text: '',
      answers: [{ mine: true }],
    });
    expect(Object.values(await exportOf('ann')).flat()).toEqual([]);
  });

  test("an erased student's open question leaves the desk", async () => {
    const id = await ask(unheardOfQuestion);
    await centre.call('claims.claim', { id }, lin);
    await erase('ann');
    expect(await centre.call('desk.list', {}, lin)).toMatchObject({ items: [] });
    await expect(centre.call('answers.publish', { id, ...anAnswer() }, lin)).rejects.toMatchObject({
      code: 'QA_NOT_OPEN',
    });
  });

  test("an erased teacher's answers stay without the name, and claims and drafts end", async () => {
    const { answered } = await livedThrough();
    const open = await ask(unheardOfQuestion, bo);
    await centre.call('claims.claim', { id: open }, lin);
    await centre.call('answers.saveDraft', { id: open, ...anAnswer(), revision: 0 }, lin);
    await erase('lin');
    expect(await everything()).not.toContain('"lin"');
    expect(await centre.call('questions.read', { id: answered }, ann)).toMatchObject({
      answers: [{ teacherName: '', adopted: true }],
    });
    expect(await centre.call('questions.read', { id: open }, bo)).toMatchObject({ claim: null });
  });
});
