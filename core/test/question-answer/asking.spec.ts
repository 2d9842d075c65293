import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { trainQuestion, unheardOfQuestion } from './a-bank.ts';
import { people } from './people.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, bo, lin, outsider } = people;

interface Asked {
  id: string;
  state: string;
  matches: { bankQuestionId: string; score: number }[];
}

onEachKind('asking', (freshUrl) => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
    await centre.untilSearchable();
  });
  afterAll(() => centre.stop());
  beforeEach(() => centre.reset());

  const ask = (more: Record<string, unknown> = {}, as = ann, key?: string) =>
    centre.call<Asked>('questions.ask', { subject: 'math', text: unheardOfQuestion, pictureIds: [], ...more }, as, key);

  test('an unheard-of question is open at once and reaches teachers', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ state: 'open', matches: [], viewer: 'asker' });
    await centre.settle();
    expect(centre.heard.records.map(({ kind }) => kind)).toEqual(['question-answer.asked', 'question-answer.opened']);
    expect(centre.heard.records[0]).toMatchObject({ personId: 'ann', subjectId: asked.id, actorId: 'ann' });
    expect(centre.heard.pushes).toContainEqual({
      pluginId: 'question-answer',
      audience: { role: 'teacher', teaching: { subject: 'math', grade: 8 } },
      event: 'question-answer.opened',
      payload: { questionId: asked.id, subject: 'math', grade: 8 },
    });
    expect(JSON.stringify(centre.heard.pushes)).not.toContain('ann');
  });

  test('a question with good matches is offered them first, and goes on as its asker decides', async () => {
    const matched = await ask({ text: trainQuestion });
    expect(matched).toMatchObject({ state: 'matched', matches: [{ bankQuestionId: 'bank-train' }] });
    expect(centre.heard.pushes).toEqual([]);
    await expect(centre.call('questions.read', { id: matched.id }, lin)).rejects.toMatchObject({
      code: 'QA_NOT_FOUND',
    });
    expect(await centre.call('questions.needTeacher', { id: matched.id }, ann)).toMatchObject({ state: 'open' });
    expect(await centre.call('questions.read', { id: matched.id }, lin)).toMatchObject({ viewer: 'teacher' });
    const second = await ask({ text: trainQuestion });
    expect(await centre.call('questions.solved', { id: second.id }, ann)).toMatchObject({ state: 'solved' });
    await expect(centre.call('questions.needTeacher', { id: second.id }, ann)).rejects.toMatchObject({
      code: 'QA_NOT_POSSIBLE_NOW',
    });
  });

  test('similar questions show while typing, with nothing of their solutions', async () => {
    const { matches } = await centre.call<{ matches: object[] }>(
      'similar.find',
      { text: trainQuestion, subject: 'math' },
      ann,
    );
    expect(matches[0]).toEqual({
      bankQuestionId: 'bank-train',
      excerpt: expect.stringContaining('一列火车'),
      score: expect.any(Number),
    });
    expect(await centre.call('similar.find', { text: trainQuestion, subject: 'history' }, ann)).toEqual({
      matches: [],
    });
    expect(await centre.call('similar.find', { text: '  ' }, ann)).toEqual({ matches: [] });
  });

  test.each([
    ['nothing', { text: '' }, 'QA_TEXT_EMPTY'],
    ['blanks', { text: ' \n　\u200B ' }, 'QA_TEXT_EMPTY'],
    ['5,001 characters', { text: '问'.repeat(5001) }, 'QA_TEXT_TOO_LONG'],
    ['100,000 characters', { text: '问'.repeat(100_000) }, 'QA_TEXT_TOO_LONG'],
    ['a NUL', { text: '问\u0000题' }, 'QA_TEXT_UNREADABLE'],
    ['half a character', { text: '问\uD83D' }, 'QA_TEXT_UNREADABLE'],
    ['an unknown subject', { subject: 'alchemy' }, 'QA_UNKNOWN_SUBJECT'],
    ['a subject that is no id', { subject: "math' OR 1=1" }, 'FUDAO_INVALID'],
    ["another's picture", { pictureIds: ['ann-1', 'bo-1'] }, 'QA_PICTURE_UNUSABLE'],
    ['five pictures', { pictureIds: ['ann-1', 'ann-2', 'ann-3', 'ann-4', 'ann-5'] }, 'FUDAO_INVALID'],
    ['the same picture twice', { pictureIds: ['ann-1', 'ann-1'] }, 'FUDAO_INVALID'],
    ['an unknown field', { state: 'adopted' }, 'FUDAO_INVALID'],
  ])('%s is refused and nothing is written', async (_, wrong, code) => {
    await expect(ask(wrong)).rejects.toMatchObject({ code, spec: { status: expect.any(Number) } });
    await centre.settle();
    expect(await centre.countRows('questions')).toBe(0);
    expect(centre.heard).toMatchObject({ records: [], attached: [], pushes: [], notifications: [] });
  });

  test('HTML is only text', async () => {
    const text = '<script>fetch("/steal")</script><img src=x onerror=alert(1)> 求 x';
    const { id } = await ask({ text });
    expect(await centre.call('questions.read', { id }, ann)).toMatchObject({ text });
  });

  test('pictures are attached with the write, as their uploader, and linked when read', async () => {
    const { id } = await ask({ pictureIds: ['ann-1', 'ann-2'] });
    await centre.settle();
    expect(centre.heard.attached).toEqual([
      { fileIds: ['ann-1', 'ann-2'], subjectId: 'question-answer:ann', by: 'ann' },
    ]);
    const read = await centre.call<{ pictures: { url: string }[] }>('questions.read', { id }, lin);
    expect(read.pictures.map(({ url }) => url)).toEqual(['/files/ann-1', '/files/ann-2']);
  });

  test('a double submission is one question, and its retry gets the same answer', async () => {
    const twice = await Promise.all([ask({}, ann, 'key-1'), ask({}, ann, 'key-1')]);
    const later = await ask({}, ann, 'key-1');
    expect(new Set([...twice, later].map(({ id }) => id)).size).toBe(1);
    expect(await centre.countRows('questions')).toBe(1);
  });

  test('no more questions wait than the district allows, also when sent at once', async () => {
    await centre.enable(people.eastAdmin, { maxOpenQuestionsPerStudent: 2 });
    const results = await Promise.allSettled([ask(), ask(), ask(), ask()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const refusal = results.find((result) => result.status === 'rejected');
    expect(refusal).toMatchObject({ reason: { code: 'QA_TOO_MANY_OPEN', details: { max: 2 } } });
    const { items } = await centre.call<{ items: { id: string }[] }>('questions.list', {}, ann);
    expect(await centre.call('questions.withdraw', { id: items[0]!.id }, ann)).toMatchObject({ state: 'withdrawn' });
    await ask();
    await ask({}, bo);
  });

  test("another student's question does not exist for anybody else's eyes", async () => {
    const { id } = await ask();
    for (const action of ['questions.read', 'questions.needTeacher', 'questions.solved', 'questions.withdraw']) {
      await expect(centre.call(action, { id }, bo)).rejects.toMatchObject({
        code: 'QA_NOT_FOUND',
        spec: { status: 404 },
      });
    }
    expect(await centre.call('questions.list', {}, bo)).toEqual({ items: [], nextCursor: null });
    await expect(centre.call('questions.read', { id }, outsider)).rejects.toMatchObject({
      code: 'FUDAO_PLUGIN_NOT_ENABLED',
    });
  });

  test('a teacher does not ask, and a student without a grade is told whom to see', async () => {
    await expect(ask({}, lin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(ask({}, people.newcomer)).rejects.toMatchObject({ code: 'QA_NO_GRADE' });
  });

  test('the list pages through everything once, newest first, and finds words literally', async () => {
    await centre.enable(people.eastAdmin, { maxOpenQuestionsPerStudent: 20 });
    for (let n = 0; n < 7; n++) await ask({ text: n === 3 ? '求 50%_! 的值' : `第 ${n} 个问题：${unheardOfQuestion}` });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await centre.call<{ items: { excerpt: string }[]; nextCursor: string | null }>(
        'questions.list',
        { limit: 3, ...(cursor ? { cursor } : {}) },
        ann,
      );
      seen.push(...page.items.map(({ excerpt }) => excerpt));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(seen[0]).toContain('第 6 个');
    expect(new Set(seen).size).toBe(7);
    const find = (q: string) => centre.call<{ items: object[] }>('questions.list', { q }, ann);
    expect((await find('50%_!')).items).toHaveLength(1);
    expect((await find('%')).items).toHaveLength(1);
    expect((await find('没有这样的话')).items).toHaveLength(0);
    expect(await centre.call('questions.list', { state: 'solved' }, ann)).toMatchObject({ items: [] });
  });

  test('what is half written stays, until it is asked or thrown away, and however the district decides', async () => {
    const draft = { subject: null, text: '  正在写……', pictureIds: ['ann-1'] };
    expect(await centre.call('drafts.read', {}, ann)).toEqual({ draft: null });
    await centre.call('drafts.save', draft, ann);
    await centre.disable(people.eastAdmin);
    await expect(centre.call('drafts.read', {}, ann)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
    await centre.enable(people.eastAdmin);
    expect(await centre.call('drafts.read', {}, ann)).toMatchObject({
      draft: { text: '正在写……', pictureIds: ['ann-1'] },
    });
    expect(await centre.call('drafts.read', {}, bo)).toEqual({ draft: null });
    await ask();
    expect(await centre.call('drafts.read', {}, ann)).toEqual({ draft: null });
    await centre.call('drafts.save', { ...draft, subject: 'math' }, ann);
    await centre.call('drafts.discard', {}, ann);
    expect(await centre.call('drafts.read', {}, ann)).toEqual({ draft: null });
  });

  test('a refused question keeps its draft', async () => {
    await centre.call('drafts.save', { subject: 'math', text: '草稿', pictureIds: [] }, ann);
    await expect(ask({ subject: 'alchemy' })).rejects.toMatchObject({ code: 'QA_UNKNOWN_SUBJECT' });
    expect(await centre.call('drafts.read', {}, ann)).toMatchObject({ draft: { text: '草稿' } });
  });

  test('ping answers from memory to whoever may use the centre', async () => {
    expect(await centre.call('similar.ping', {}, ann)).toEqual({ pong: true });
    expect(await centre.call('similar.ping', {}, lin)).toEqual({ pong: true });
    await expect(centre.call('similar.ping', {}, outsider)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
  });
});
