import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { anAnswer } from './an-answer.ts';
import { people } from './people.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, bo, wen, lin, zhao, history } = people;
const day = 24 * 3_600;

onEachKind("the teacher's desk, summed up", (freshUrl) => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
  });
  afterAll(() => centre.stop());
  beforeEach(() => centre.reset());

  async function ask(as: Caller): Promise<string> {
    const asked = { subject: 'math', text: '怎样测出一口深井的深度？', pictureIds: [] };
    return (await centre.call<{ id: string }>('questions.ask', asked, as)).id;
  }

  async function answer(id: string, as: Caller): Promise<string> {
    await centre.call('claims.claim', { id }, as);
    return (await centre.call<{ answerId: string }>('answers.publish', { id, ...anAnswer() }, as)).answerId;
  }

  const summary = (as: Caller = lin) => centre.call<Record<string, unknown>>('desk.summary', {}, as);
  const nothing = { waiting: 0, started: 0, awaitingReply: 0, answered: 0, adopted: 0, claim: null };

  test('counts what waits for the teacher, and leaves out what another has claimed', async () => {
    expect(await summary()).toEqual(nothing);
    const [first, second] = [await ask(ann), await ask(bo)];
    await ask(wen);
    expect(await summary()).toEqual({ ...nothing, waiting: 3 });
    expect(await summary(history)).toEqual(nothing);
    await centre.call('claims.claim', { id: first }, zhao);
    expect(await summary()).toEqual({ ...nothing, waiting: 2 });
    centre.pass(21 * 60);
    expect(await summary()).toEqual({ ...nothing, waiting: 3 });
    await answer(second, lin);
    expect(await summary()).toEqual({ ...nothing, waiting: 2, answered: 1 });
  });

  test('tells of the claim that ends first, and of drafts', async () => {
    const [first, second] = [await ask(ann), await ask(bo)];
    await centre.call('claims.claim', { id: first }, lin);
    const endsAt = new Date(centre.clock.now + 20 * 60_000).toISOString();
    centre.pass(60);
    await centre.call('claims.claim', { id: second }, lin);
    expect(await summary()).toMatchObject({ waiting: 0, started: 2, claim: { questionId: first, endsAt } });
    await centre.call('answers.saveDraft', { id: first, ...anAnswer(), revision: 0 }, lin);
    centre.pass(30 * 60);
    expect(await summary()).toMatchObject({ waiting: 2, started: 1, claim: null });
  });

  test('counts follow-ups without a reply, and what the week brought', async () => {
    const answerId = await answer(await ask(ann), lin);
    await centre.call('follow-ups.ask', { id: answerId, text: '为什么？' }, ann);
    expect(await summary()).toMatchObject({ awaitingReply: 1, answered: 1, adopted: 0 });
    await centre.call('follow-ups.reply', { id: answerId, text: '因为……' }, lin);
    await centre.call('adoptions.adopt', { id: answerId, stars: 5 }, ann);
    expect(await summary()).toMatchObject({ awaitingReply: 0, answered: 1, adopted: 1 });
    centre.pass(8 * day);
    expect(await summary()).toEqual(nothing);
  });

  test('what was answered is narrowed to what waits for a reply, or was adopted', async () => {
    const [asked, adopted] = [await answer(await ask(ann), lin), await answer(await ask(bo), lin)];
    await centre.call('follow-ups.ask', { id: asked, text: '为什么？' }, ann);
    await centre.call('adoptions.adopt', { id: adopted, stars: 5 }, bo);
    const answered = async (outcome?: string) => {
      const params = { tab: 'answered', ...(outcome ? { outcome } : {}) };
      const page = await centre.call<{ items: { answer: { id: string; publishedAt: string } }[] }>(
        'desk.list',
        params,
        lin,
      );
      return page.items.map((item) => item.answer.id);
    };
    expect(await answered()).toEqual([adopted, asked]);
    expect(await answered('awaiting-reply')).toEqual([asked]);
    expect(await answered('adopted')).toEqual([adopted]);
  });

  test('a teacher reads a bank question with its solution; a student never', async () => {
    const read = (as: Caller, id = 'bank-lens') => centre.call('bank.read', { id }, as);
    expect(await read(lin)).toMatchObject({ bankQuestionId: 'bank-lens', answer: ['B'], options: expect.any(Array) });
    await expect(read(lin, 'bank-none')).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    await expect(read(ann)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });
});
