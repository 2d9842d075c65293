import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { anAnswer } from './an-answer.ts';
import { unheardOfQuestion } from './a-bank.ts';
import { people } from './people.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, bo, lin, zhao, gu } = people;

interface Read {
  viewer: string;
  state: string;
  answers: { id: string; mine: boolean; adopted: boolean; rating: object | null; followUp: object | null }[];
}

onEachKind('answering', (freshUrl) => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
    await centre.untilSearchable();
  });
  afterAll(() => centre.stop());
  beforeEach(() => centre.reset());

  async function ask(as = ann): Promise<string> {
    const asked = { subject: 'math', text: unheardOfQuestion, pictureIds: [] };
    return (await centre.call<{ id: string }>('questions.ask', asked, as)).id;
  }

  async function answer(id: string, as: Caller, more = {}): Promise<string> {
    await centre.call('claims.claim', { id }, as);
    return (await centre.call<{ answerId: string }>('answers.publish', { id, ...anAnswer(more) }, as)).answerId;
  }

  const read = (id: string, as: Caller) => centre.call<Read>('questions.read', { id }, as);
  const adopt = (id: string, as = ann, more: Record<string, unknown> = { stars: 5 }, key?: string) =>
    centre.call('adoptions.adopt', { id, ...more }, as, key);
  const followUp = (id: string, as: Caller, text = '为什么是这样？') => centre.call('follow-ups.ask', { id, text }, as);
  const reply = (id: string, as: Caller, text = '因为……') => centre.call('follow-ups.reply', { id, text }, as);
  const kindsFor = (accountId: string) =>
    centre.heard.notifications.filter((told) => told.accountId === accountId).map(({ kind }) => kind);

  test('the student is told, compares the answers, and each teacher sees the own one', async () => {
    const id = await ask();
    await answer(id, lin, { pictureIds: ['lin-1'], furtherReading: ['bank-train'] });
    await answer(id, zhao);
    await centre.settle();
    expect(kindsFor('ann')).toEqual(['question-answer.answered', 'question-answer.answered']);
    const forAnn = await read(id, ann);
    expect(forAnn).toMatchObject({ state: 'answered', viewer: 'asker', draft: null });
    expect(forAnn.answers).toEqual([
      expect.objectContaining({
        teacherName: 'name of lin',
        mine: false,
        steps: anAnswer()['steps'],
        pictures: [expect.objectContaining({ id: 'lin-1' })],
        furtherReading: [{ bankQuestionId: 'bank-train', excerpt: expect.stringContaining('火车') }],
        adopted: false,
        rating: null,
      }),
      expect.objectContaining({ teacherName: 'name of zhao' }),
    ]);
    expect((await read(id, lin)).answers.map(({ mine }) => mine)).toEqual([true]);
    expect((await read(id, gu)).answers).toEqual([]);
    expect(centre.heard.attached).toEqual([{ fileIds: ['lin-1'], subjectId: 'question-answer:lin', by: 'lin' }]);
  });

  test('further reading opens by the ladder, not as a whole', async () => {
    const id = await ask();
    await answer(id, lin, { furtherReading: ['bank-train'] });
    const ladder = await centre.call('guidance.next', { id, bankQuestionId: 'bank-train' }, ann);
    expect(ladder).toMatchObject({ rungs: [{ rung: 'knowledge-points' }] });
  });

  test('one follow-up per answer, and one reply by whoever answered', async () => {
    const id = await ask();
    const first = await answer(id, lin);
    const second = await answer(id, zhao);
    await expect(reply(first, lin)).rejects.toMatchObject({ code: 'QA_NO_FOLLOW_UP' });
    expect(await followUp(first, ann)).toMatchObject({ text: '为什么是这样？', reply: null });
    await expect(followUp(first, ann)).rejects.toMatchObject({ code: 'QA_ALREADY_FOLLOWED_UP' });
    await followUp(second, ann);
    await expect(followUp(first, bo)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    await expect(reply(first, zhao)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    const { items } = await centre.call<{ items: object[] }>('desk.list', { tab: 'answered' }, lin);
    expect(items).toEqual([
      expect.objectContaining({
        answer: expect.objectContaining({ id: first, adopted: false, awaitsReply: true }),
      }),
    ]);
    expect(await reply(first, lin)).toMatchObject({ reply: { text: '因为……' } });
    await expect(reply(first, lin)).rejects.toMatchObject({ code: 'QA_ALREADY_REPLIED' });
    await expect(followUp(second, ann, '\u0000')).rejects.toMatchObject({ code: 'QA_TEXT_UNREADABLE' });
    await centre.settle();
    expect(kindsFor('lin')).toEqual(['question-answer.followed-up']);
    expect(kindsFor('ann')).toContain('question-answer.replied');
  });

  test('of two follow-ups sent at once, one is kept', async () => {
    const first = await answer(await ask(), lin);
    const results = await Promise.allSettled([followUp(first, ann, '一'), followUp(first, ann, '二')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('an answer is adopted with its rating, by its asker, once', async () => {
    const id = await ask();
    const first = await answer(id, lin);
    const second = await answer(id, zhao);
    for (const wrong of [{}, { stars: 0 }, { stars: 6 }, { stars: 4.5 }, { stars: 'many' }]) {
      await expect(adopt(first, ann, wrong)).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
    }
    await expect(adopt(first, ann, { stars: 5, words: '好'.repeat(501) })).rejects.toMatchObject({
      code: 'QA_TEXT_TOO_LONG',
    });
    await expect(adopt(first, bo)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    await expect(adopt(first, lin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    expect(await read(id, ann)).toMatchObject({ state: 'answered', answers: [{ adopted: false, rating: null }, {}] });
    const givenAt = centre.clock.now;
    centre.clock.now += 1_000;
    expect(await adopt(first, ann, { stars: 4, words: ' 讲得清楚 ' })).toMatchObject({
      questionId: id,
      state: 'adopted',
      rating: { stars: 4, words: '讲得清楚' },
    });
    await expect(adopt(first)).rejects.toMatchObject({ code: 'QA_ALREADY_ADOPTED' });
    await expect(adopt(second)).rejects.toMatchObject({ code: 'QA_ALREADY_ADOPTED' });
    expect(await read(id, ann)).toMatchObject({
      state: 'adopted',
      answers: [
        { adopted: true, rating: { stars: 4 } },
        { adopted: false, rating: null },
      ],
    });
    await centre.settle();
    expect(kindsFor('lin')).toEqual(['question-answer.adopted']);
    expect(kindsFor('zhao')).toEqual([]);
    expect(centre.heard.awards).toEqual([{ teacherId: 'lin', kind: 'answer', causeId: first, at: centre.clock.now, givenAt, quantity: 1 }]);
    expect(centre.heard.rated).toEqual([
      expect.objectContaining({ mode: 'answer', causeId: first, studentId: 'ann', teacherId: 'lin', subject: 'math', rated: expect.objectContaining({ stars: 4, words: '讲得清楚' }) }),
    ]);
    // The rating is the student's own and the supervisors'; the teacher sees sums, elsewhere.
    expect(await read(id, lin)).toMatchObject({ answers: [{ adopted: true, rating: null }] });
    await centre.runTimer('hand earlier ratings over');
    await centre.settle();
    expect(centre.heard.rated).toHaveLength(1);
  });

  test('of two adoptions at once one holds; a retry is the same adoption', async () => {
    const id = await ask();
    const [first, second] = [await answer(id, lin), await answer(id, zhao)];
    const results = await Promise.allSettled([
      adopt(first, ann, { stars: 5 }, 'a'),
      adopt(second, ann, { stars: 5 }, 'b'),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const wonBy = results[0]?.status === 'fulfilled' ? ([first, 'a'] as const) : ([second, 'b'] as const);
    expect(await adopt(wonBy[0], ann, { stars: 5 }, wonBy[1])).toMatchObject({ state: 'adopted' });
    expect((await read(id, ann)).answers.filter(({ adopted }) => adopted)).toHaveLength(1);
    await centre.settle();
    expect(centre.heard.awards.map(({ causeId }) => causeId)).toEqual([wonBy[0]]);
  });

  test('the next question waits for the rating of the last', async () => {
    const id = await ask();
    const answerId = await answer(id, lin);
    await expect(ask()).rejects.toMatchObject({ code: 'QA_RATE_FIRST', details: { questionId: id } });
    await ask(bo);
    await adopt(answerId);
    await ask();
  });

  test('the next question waits for whatever rating is owed, and the draft is kept', async () => {
    centre.heard.owed.push({ id: 'rating-1', studentId: 'ann' });
    const draft = { subject: 'math', text: '写到一半', pictureIds: [] };
    await centre.call('drafts.save', draft, ann);
    await expect(ask()).rejects.toMatchObject({ code: 'POLICY_RATING_OWED', details: { ratingId: 'rating-1' } });
    expect(await centre.call('drafts.read', {}, ann)).toMatchObject({ draft: { text: '写到一半' } });
    await ask(bo);
    centre.heard.owed.length = 0;
    await ask();
  });

  test('ratings from before are handed over, once', async () => {
    const answerId = await answer(await ask(), lin);
    await adopt(answerId, ann, { stars: 3 });
    await centre.settle();
    centre.heard.rated.length = 0;
    await centre.rooms.platform.database.run('UPDATE question_answer_answers SET handed_over = 0');
    await centre.runTimer('hand earlier ratings over');
    await centre.runTimer('hand earlier ratings over');
    await centre.settle();
    expect(centre.heard.rated).toEqual([expect.objectContaining({ causeId: answerId, rated: expect.objectContaining({ stars: 3 }) })]);
  });

  test('whoever is still writing when an answer is adopted is told, and keeps the draft', async () => {
    const id = await ask();
    const answerId = await answer(id, lin);
    await centre.call('claims.claim', { id }, zhao);
    await centre.call('answers.saveDraft', { id, ...anAnswer(), revision: 0 }, zhao);
    await adopt(answerId);
    await expect(centre.call('answers.publish', { id, ...anAnswer() }, zhao)).rejects.toMatchObject({
      code: 'QA_NOT_OPEN',
    });
    expect(await centre.call('questions.read', { id }, zhao)).toMatchObject({ draft: { revision: 1 } });
    await expect(centre.call('questions.withdraw', { id }, ann)).rejects.toMatchObject({ code: 'QA_NOT_POSSIBLE_NOW' });
  });

  test('an adopted answer is proposed for the bank by its teacher, without the asker', async () => {
    const answerId = await answer(await ask(), lin);
    const propose = (as: Caller, more = {}) =>
      centre.call('adoptions.propose', { id: answerId, knowledgePoints: ['比热容'], ...more }, as);
    await expect(propose(lin)).rejects.toMatchObject({ code: 'QA_NOT_ADOPTED' });
    await adopt(answerId);
    await expect(propose(zhao)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    await expect(propose(lin, { stem: ' ' })).rejects.toMatchObject({ code: 'QA_TEXT_EMPTY' });
    await propose(lin, { stem: '整理过的题目' });
    await centre.settle();
    expect(centre.heard.proposals).toEqual([
      {
        originId: `question-answer.answer:${answerId}`,
        question: expect.objectContaining({ subject: 'math', grade: 8, type: 'open', stem: '整理过的题目' }),
      },
    ]);
    expect(JSON.stringify(centre.heard.proposals)).not.toContain('ann');
  });

  test('every step of a question is on the record, in order, under the student', async () => {
    const id = await ask();
    const answerId = await answer(id, lin);
    await followUp(answerId, ann);
    await reply(answerId, lin);
    await adopt(answerId);
    await centre.call('adoptions.propose', { id: answerId }, lin);
    await centre.settle();
    const kept = centre.heard.records.filter(({ kind }) => kind.startsWith('question-answer.'));
    expect(kept.map(({ kind }) => kind.replace('question-answer.', ''))).toEqual([
      'asked',
      'opened',
      'claimed',
      'answered',
      'followed-up',
      'replied',
      'adopted',
      'proposed',
    ]);
    expect(new Set(kept.map(({ personId }) => personId))).toEqual(new Set(['ann']));
    expect(new Set(kept.map(({ subjectId }) => subjectId))).toEqual(new Set([id]));
  });

  test('a plain question is read by one statement', async () => {
    const id = await ask();
    const { scope } = centre.rooms.platform.database.ownTables('question-answer');
    const { selectOne, select } = scope;
    const statements: string[] = [];
    Object.assign(scope, {
      selectOne: (statement: string, values: never) => (statements.push(statement), selectOne(statement, values)),
      select: (statement: string, values: never) => (statements.push(statement), select(statement, values)),
    });
    await read(id, ann);
    Object.assign(scope, { selectOne, select });
    expect(statements).toHaveLength(1);
  });
});
