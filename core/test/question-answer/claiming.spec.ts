import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { anAnswer } from './an-answer.ts';
import { unheardOfQuestion } from './a-bank.ts';
import { people } from './people.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, wen, lin, zhao, gu, history, ninth } = people;
const minutes = (count: number) => count * 60;

interface Claimed {
  claim: { mine: boolean; endsAt: string; renewableUntil?: string };
  draft: { thinking: string; revision: number } | null;
}

interface Desk {
  items: { id: string; claim: { mine: boolean } | null; hasDraft: boolean; answer: object | null }[];
}

onEachKind('claiming', (freshUrl) => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
  });
  afterAll(() => centre.stop());
  beforeEach(() => centre.reset());

  async function ask(as = ann, more: Record<string, unknown> = {}): Promise<string> {
    const asked = { subject: 'math', text: unheardOfQuestion, pictureIds: [], ...more };
    return (await centre.call<{ id: string }>('questions.ask', asked, as)).id;
  }

  const claim = (id: string, as: Caller, key?: string) => centre.call<Claimed>('claims.claim', { id }, as, key);
  const renew = (id: string, as: Caller) => centre.call<Claimed>('claims.renew', { id }, as);
  const publish = (id: string, as: Caller, more = {}) => centre.call('answers.publish', { id, ...anAnswer(more) }, as);
  const deskOf = (as: Caller, tab = 'open') => centre.call<Desk>('desk.list', { tab }, as);
  const idsOn = async (as: Caller, tab = 'open') => (await deskOf(as, tab)).items.map(({ id }) => id);
  const saveDraft = (id: string, as: Caller, revision: number, thinking = '先想') =>
    centre.call<{ revision: number }>('answers.saveDraft', { id, ...anAnswer({ thinking }), revision }, as);

  test('the desk shows open questions of the own subjects and grades, and nobody who asked them', async () => {
    const id = await ask();
    const inPhysics = await ask(ann, { subject: 'physics' });
    expect(await idsOn(lin)).toEqual([id, inPhysics]);
    expect(await idsOn(zhao)).toEqual([id]);
    expect(await idsOn(history)).toEqual([]);
    expect(await idsOn(ninth)).toEqual([]);
    const { items } = await centre.call<Desk>('desk.list', { subject: 'physics' }, lin);
    expect(items.map((item) => item.id)).toEqual([inPhysics]);
    const seen = JSON.stringify([await deskOf(lin), await centre.call('questions.read', { id }, lin)]);
    for (const secret of ['ann', 'name of ann', 'east-1', 'studentId', 'schoolId'])
      expect(seen).not.toContain(`"${secret}"`);
  });

  test('a question reaches the city or its district alone, as the district has set when it was asked', async () => {
    const city = await ask();
    await centre.enable(people.eastAdmin, { reach: 'district' });
    const local = await ask();
    expect(await idsOn(gu)).toEqual([city]);
    expect(await idsOn(lin)).toEqual([city, local]);
    await expect(claim(local, gu)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    expect(await claim(city, gu)).toMatchObject({ claim: { mine: true } });
  });

  test('of two at once one gets it, and the other is told until when', async () => {
    const id = await ask();
    const results = await Promise.allSettled([claim(id, lin), claim(id, zhao)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = results.find((result) => result.status === 'rejected');
    const until = new Date(centre.clock.now + minutes(20) * 1000).toISOString();
    expect(refusal?.reason).toMatchObject({ code: 'QA_ALREADY_CLAIMED', details: { until, minutes: 20 } });
    expect(await centre.countRows('answer_drafts')).toBe(1);
  });

  test('a lost answer is asked for again without a second claim', async () => {
    const id = await ask();
    const [first, second] = [await claim(id, lin, 'k'), await claim(id, lin, 'k')];
    centre.pass(60);
    expect([second, (await claim(id, lin)).claim]).toEqual([first, first.claim]);
    await centre.settle();
    expect(centre.heard.records.filter(({ kind }) => kind === 'question-answer.claimed')).toHaveLength(1);
  });

  test.each([
    ['a student', ann, 'FUDAO_NOT_ALLOWED'],
    ['a teacher of another subject', history, 'QA_NOT_FOUND'],
    ['a teacher of another grade', ninth, 'QA_NOT_FOUND'],
    ['a district administrator', people.eastAdmin, 'FUDAO_NOT_ALLOWED'],
  ])('%s cannot claim', async (_, who, code) => {
    const id = await ask();
    await expect(claim(id, who)).rejects.toMatchObject({ code });
    await expect(claim('no-such-question', lin)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
  });

  test('when its time is over a claim is none, whether the timer has seen it or not', async () => {
    const id = await ask();
    await claim(id, lin);
    centre.pass(minutes(20) - 1);
    await expect(claim(id, zhao)).rejects.toMatchObject({ code: 'QA_ALREADY_CLAIMED' });
    centre.pass(1);
    expect((await deskOf(zhao)).items[0]).toMatchObject({ claim: null });
    await expect(publish(id, lin)).rejects.toMatchObject({ code: 'QA_LEASE_ENDED' });
    await expect(renew(id, lin)).rejects.toMatchObject({ code: 'QA_LEASE_ENDED' });
    expect(await claim(id, zhao)).toMatchObject({ claim: { mine: true }, draft: null });
  });

  test('the timer clears what has ended, tells everybody, and leaves the living alone', async () => {
    const [ended, alive] = [await ask(), await ask()];
    await claim(ended, lin);
    centre.pass(minutes(20));
    await claim(alive, zhao);
    await centre.runTimer('return ended claims');
    await centre.runTimer('return ended claims');
    await centre.settle();
    const released = centre.heard.records.filter(({ kind }) => kind === 'question-answer.released');
    expect(released).toEqual([
      expect.objectContaining({
        subjectId: ended,
        personId: 'ann',
        actorId: 'system',
        payload: { teacherId: 'lin', cause: 'ended' },
      }),
    ]);
    expect(await centre.call('questions.read', { id: alive }, zhao)).toMatchObject({ claim: { mine: true } });
  });

  test('a claim is renewed up to three lengths', async () => {
    const id = await ask();
    const began = centre.clock.now;
    expect((await claim(id, lin)).claim.renewableUntil).toBe(new Date(began + minutes(60) * 1000).toISOString());
    for (const wait of [19, 19]) {
      centre.pass(minutes(wait));
      await renew(id, lin);
    }
    centre.pass(minutes(10));
    expect((await renew(id, lin)).claim.endsAt).toBe(new Date(began + minutes(60) * 1000).toISOString());
    await expect(renew(id, lin)).rejects.toMatchObject({ code: 'QA_RENEWALS_USED_UP' });
    await expect(renew(id, zhao)).rejects.toMatchObject({ code: 'QA_LEASE_ENDED' });
  });

  test('given back, it is free at once, and the draft waits for its writer', async () => {
    const id = await ask();
    await claim(id, lin);
    await saveDraft(id, lin, 0, '写到一半');
    await centre.call('claims.giveBack', { id }, lin);
    await centre.call('claims.giveBack', { id }, lin);
    expect(await claim(id, zhao)).toMatchObject({ draft: null });
    await centre.call('claims.giveBack', { id }, zhao);
    expect(await idsOn(lin, 'mine')).toEqual([id]);
    expect(await claim(id, lin)).toMatchObject({ draft: { thinking: '写到一半', revision: 1 } });
    await centre.settle();
    const released = centre.heard.records.filter(({ kind }) => kind === 'question-answer.released');
    expect(released.map(({ payload }) => payload['cause'])).toEqual(['given-back', 'given-back']);
  });

  test('a draft is kept through the end of the claim, and two windows do not overwrite each other', async () => {
    const id = await ask();
    await expect(saveDraft(id, lin, 0)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    await claim(id, lin);
    expect(await saveDraft(id, lin, 0)).toMatchObject({ revision: 1 });
    await expect(saveDraft(id, lin, 0)).rejects.toMatchObject({ code: 'QA_DRAFT_CHANGED', details: { revision: 1 } });
    centre.pass(minutes(30));
    expect(await saveDraft(id, lin, 1, '更好')).toMatchObject({
      revision: 2,
      savedAt: new Date(centre.clock.now).toISOString(),
    });
    expect(await centre.call('questions.read', { id }, lin)).toMatchObject({
      draft: { thinking: '更好', revision: 2 },
      claim: null,
    });
    expect(await centre.call('questions.read', { id }, zhao)).toMatchObject({ draft: null });
    expect((await deskOf(lin)).items[0]).toMatchObject({ hasDraft: true });
  });

  test('a draft outlives the plugin being switched off in the middle of writing', async () => {
    const id = await ask();
    await claim(id, lin);
    await saveDraft(id, lin, 0, '写了很多');
    await centre.disable(people.eastAdmin);
    await expect(saveDraft(id, lin, 1)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
    await centre.enable(people.eastAdmin);
    expect(await centre.call('questions.read', { id }, lin)).toMatchObject({ draft: { thinking: '写了很多' } });
  });

  test('an answer needs a living claim, and all of its parts', async () => {
    const id = await ask();
    await expect(publish(id, lin)).rejects.toMatchObject({ code: 'QA_LEASE_ENDED' });
    await claim(id, lin);
    for (const missing of [{ thinking: ' ' }, { steps: [] }, { steps: ['', ' '] }, { answer: '\n' }]) {
      await expect(publish(id, lin, missing)).rejects.toMatchObject({ code: 'QA_TEXT_EMPTY' });
    }
    await expect(publish(id, lin, { thinking: '长'.repeat(20_001) })).rejects.toMatchObject({
      code: 'QA_TEXT_TOO_LONG',
    });
    await expect(publish(id, lin, { answer: 'a\u0000' })).rejects.toMatchObject({ code: 'QA_TEXT_UNREADABLE' });
    await expect(publish(id, lin, { furtherReading: ['no-such'] })).rejects.toMatchObject({
      code: 'QA_UNKNOWN_BANK_QUESTION',
    });
    await expect(publish(id, lin, { pictureIds: ['ann-1'] })).rejects.toMatchObject({ code: 'QA_PICTURE_UNUSABLE' });
    await expect(publish(id, zhao)).rejects.toMatchObject({ code: 'QA_LEASE_ENDED' });
    expect(await centre.countRows('answers')).toBe(0);
    await publish(id, lin, { explanation: '', pictureIds: ['lin-1'], furtherReading: ['bank-lens'] });
    expect(await centre.countRows('answer_drafts')).toBe(0);
  });

  test('answers come one after the other until there are enough; nobody answers twice', async () => {
    await centre.enable(people.eastAdmin, { answersPerQuestion: 2 });
    const id = await ask();
    await claim(id, lin);
    await publish(id, lin);
    await expect(claim(id, lin)).rejects.toMatchObject({ code: 'QA_ALREADY_ANSWERED' });
    expect(await idsOn(lin)).toEqual([]);
    expect(await idsOn(lin, 'answered')).toEqual([id]);
    expect(await idsOn(zhao)).toEqual([id]);
    await claim(id, zhao);
    await publish(id, zhao);
    await expect(claim(id, gu)).rejects.toMatchObject({ code: 'QA_NOT_OPEN' });
    expect(await idsOn(gu)).toEqual([]);
    const { items } = await centre.call<{ items: object[] }>('questions.list', {}, ann);
    expect(items).toEqual([expect.objectContaining({ state: 'answered', answerCount: 2, claim: null })]);
  });

  test('a double click publishes one answer', async () => {
    const id = await ask();
    await claim(id, lin);
    const send = () => centre.call('answers.publish', { id, ...anAnswer() }, lin, 'once');
    const [first, second] = await Promise.all([send(), send()]);
    expect(first).toEqual(second);
    await expect(publish(id, lin)).rejects.toMatchObject({ code: 'QA_ALREADY_ANSWERED' });
    expect(await centre.countRows('answers')).toBe(1);
  });

  test('a teacher whose question is withdrawn is told, and keeps the draft', async () => {
    const id = await ask();
    await claim(id, lin);
    await saveDraft(id, lin, 0, '可惜');
    await centre.call('questions.withdraw', { id }, ann);
    await expect(publish(id, lin)).rejects.toMatchObject({ code: 'QA_NOT_OPEN' });
    await expect(claim(id, zhao)).rejects.toMatchObject({ code: 'QA_NOT_OPEN' });
    await expect(centre.call('questions.withdraw', { id }, ann)).rejects.toMatchObject({ code: 'QA_NOT_POSSIBLE_NOW' });
    expect(await centre.countRows('answer_drafts')).toBe(1);
    expect(centre.heard.pushes.map(({ event }) => event)).toContain('question-answer.closed');
  });

  test('everybody concerned hears of a claim at once', async () => {
    const id = await ask(wen);
    centre.heard.pushes.length = 0;
    await claim(id, lin);
    const told = centre.heard.pushes.filter(({ event }) => event === 'question-answer.claimed');
    expect(told.map(({ audience }) => audience)).toEqual([
      { role: 'teacher', teaching: { subject: 'math', grade: 8 } },
      { accounts: ['wen'] },
    ]);
    expect(JSON.stringify(told)).not.toContain('lin');
  });
});
