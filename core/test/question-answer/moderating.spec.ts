import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { anAnswer } from './an-answer.ts';
import { unheardOfQuestion } from './a-bank.ts';
import { people } from './people.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, bo, lin, zhao, eastAdmin } = people;

interface Read {
  state: string;
  askedAt: string;
  answerCount: number;
  hidden?: boolean;
  held?: string;
  answers: { id: string; hidden?: boolean; held?: string; followUp: { text: string; held?: string; reply: { text: string; held?: string } | null } | null }[];
}

onEachKind('moderating the Q&A centre', (freshUrl) => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
  });
  afterAll(() => centre.stop());
  beforeEach(() => centre.reset());

  const ask = async (text = unheardOfQuestion) => (await centre.call<{ id: string }>('questions.ask', { subject: 'math', text, pictureIds: [] }, ann)).id;
  const answer = async (id: string, as: Caller, more = {}) => {
    await centre.call('claims.claim', { id }, as);
    return (await centre.call<{ answerId: string }>('answers.publish', { id, ...anAnswer(more) }, as)).answerId;
  };
  const read = (id: string, as: Caller) => centre.call<Read>('questions.read', { id }, as);
  const code = (promise: Promise<unknown>) => promise.then(() => 'fine', (error: { code: string }) => error.code);
  const content = (kind: string, id: string, as: Caller) => centre.call<{ authorId: string; text: string }>('safety.content', { kind, id }, as);
  /** As the room for safety publishes it. */
  const moderate = async (what: 'hidden' | 'shown', kind: string, id: string, at: number) => {
    const { handler } = centre.definition.services.find(({ name }) => name === 'safety')!.events![`safety.content-${what}.v1`]!;
    const event = { id: `${what} ${at}`, name: '', payload: { pluginId: 'question-answer', kind, id, at }, occurredAt: new Date(at) };
    await handler(Object.assign(centre.systemContext(), { event }) as never);
  };

  test('contact details are refused with nothing lost', async () => {
    expect(await code(ask('打我电话 13812345678'))).toBe('SAFETY_CONTACT_DETAILS');
    expect(await centre.countRows('questions')).toBe(0);
    const id = await ask();
    await centre.call('claims.claim', { id }, lin);
    const written = anAnswer({ explanation: '加我 13812345678' });
    await centre.call('answers.saveDraft', { id, ...written, revision: 0 }, lin);
    const refused = await centre.call('answers.publish', { id, ...written }, lin).catch((error: { details: object }) => error);
    expect(refused).toMatchObject({ code: 'SAFETY_CONTACT_DETAILS', details: { field: 'explanation' } });
    expect(await centre.call('claims.claim', { id }, lin)).toMatchObject({ draft: { explanation: '加我 13812345678' } });
    const { answerId } = await centre.call<{ answerId: string }>('answers.publish', { id, ...anAnswer() }, lin);
    expect(await code(centre.call('follow-ups.ask', { id: answerId, text: '13812345678' }, ann))).toBe('SAFETY_CONTACT_DETAILS');
    expect(await code(centre.call('follow-ups.reply', { id: answerId, text: '13812345678' }, lin))).toBe('SAFETY_CONTACT_DETAILS');
    await centre.settle();
    expect(centre.heard.flags).toEqual([]);
  });

  describe('what the screening holds', () => {
    const doubtful = `这题把我当笨蛋：${unheardOfQuestion}`;
    const desk = async (as: Caller) => (await centre.call<{ items: { id: string; answer: { held?: string } | null }[] }>('desk.list', { tab: 'open' }, as)).items.map(({ id }) => id);
    const answeredBy = async (as: Caller) => (await centre.call<{ items: { answer: { held?: string } }[] }>('desk.list', { tab: 'answered' }, as)).items.map(({ answer: own }) => own.held);
    const flags = async () => {
      await centre.settle();
      return centre.heard.flags as { kind: string; id: string; authorId: string; text: string }[];
    };
    const recorded = async () => {
      await centre.settle();
      return centre.heard.records.map(({ kind }) => kind.replace('question-answer.', ''));
    };
    const pushed = (event: string) => centre.heard.pushes.filter((one) => one.event === event).length;

    test('is a question that nobody but its asker sees, until it is let through as if it had just been asked', async () => {
      const id = await ask(doubtful);
      expect(await flags()).toEqual([{ kind: 'question', id, authorId: 'ann', text: doubtful, reason: 'insult' }]);
      expect(await read(id, ann)).toMatchObject({ held: 'waiting', state: 'open', text: doubtful });
      expect(await read(id, ann)).not.toHaveProperty('hidden');
      expect(await code(read(id, lin))).toBe('QA_NOT_FOUND');
      expect(await code(centre.call('claims.claim', { id }, lin))).toBe('QA_NOT_FOUND');
      expect([await desk(lin), pushed('question-answer.opened')]).toEqual([[], 0]);
      expect(await recorded()).toEqual(['asked']);
      centre.pass(3_600);
      const at = centre.clock.now;
      await moderate('shown', 'question', id, at);
      await moderate('shown', 'question', id, at);
      expect(await desk(lin)).toEqual([id]);
      expect(await read(id, ann)).toMatchObject({ askedAt: new Date(at).toISOString(), state: 'open' });
      expect(await read(id, ann)).not.toHaveProperty('held');
      expect(await recorded()).toEqual(['asked', 'let-through', 'opened']);
      expect([pushed('question-answer.opened'), pushed('question-answer.moderated')]).toEqual([1, 1]);
      await answer(id, lin);
    });

    test('is refused for good where a moderator says so, in whatever order it is heard; it stands in nobody’s way', async () => {
      await centre.enable(eastAdmin, { maxOpenQuestionsPerStudent: 1 });
      const id = await ask(doubtful);
      expect(await code(ask())).toBe('QA_TOO_MANY_OPEN');
      await moderate('hidden', 'question', id, 2_000);
      await moderate('hidden', 'question', id, 2_000);
      await moderate('shown', 'question', id, 1_000);
      expect(await read(id, ann)).toMatchObject({ held: 'refused', text: doubtful });
      expect([await desk(lin), await code(read(id, lin))]).toEqual([[], 'QA_NOT_FOUND']);
      await ask();
      await centre.enable(eastAdmin, {});
      // An appeal that is granted later lets it through.
      await moderate('shown', 'question', id, 3_000);
      expect(await desk(lin)).toContain(id);
      expect((await recorded()).filter((kind) => kind === 'refused')).toHaveLength(1);
    });

    test('is a question that was taken back meanwhile, and no teacher is told of it', async () => {
      const id = await ask(doubtful);
      await centre.call('questions.withdraw', { id }, ann);
      await moderate('shown', 'question', id, 2_000);
      expect([await desk(lin), pushed('question-answer.opened')]).toEqual([[], 0]);
      expect(await read(id, ann)).toMatchObject({ state: 'withdrawn' });
    });

    test('is an answer: the claim ends, others may answer, and the student hears of it once it is let through', async () => {
      const id = await ask();
      const givenAt = centre.clock.now;
      const held = await answer(id, lin, { explanation: '这点都不会，笨蛋' });
      expect((await flags()).map(({ kind, id: flagged }) => [kind, flagged])).toEqual([['answer', held]]);
      expect(await read(id, ann)).toMatchObject({ state: 'open', answers: [], answerCount: 0, claim: null });
      expect(await read(id, lin)).toMatchObject({ answers: [{ id: held, held: 'waiting' }] });
      expect(await answeredBy(lin)).toEqual(['waiting']);
      expect(await code(centre.call('claims.claim', { id }, lin))).toBe('QA_ALREADY_ANSWERED');
      expect(await code(centre.call('adoptions.adopt', { id: held, stars: 5 }, ann))).toBe('QA_NOT_FOUND');
      expect(centre.heard.notifications).toEqual([]);
      const second = await answer(id, zhao);
      centre.pass(3_600);
      await moderate('shown', 'answer', held, centre.clock.now);
      expect(await read(id, ann)).toMatchObject({ state: 'answered', answerCount: 2, answers: [{ id: held, publishedAt: new Date(givenAt).toISOString() }, { id: second }] });
      await centre.settle();
      expect(centre.heard.notifications).toHaveLength(2);
      await centre.call('adoptions.adopt', { id: held, stars: 5 }, ann);
    });

    test('is an answer that is refused: it is its teacher’s draft again, and may be handed in anew', async () => {
      const id = await ask();
      const held = await answer(id, lin, { explanation: '这点都不会，笨蛋' });
      await moderate('hidden', 'answer', held, 2_000);
      await moderate('hidden', 'answer', held, 2_000);
      expect(await read(id, lin)).toMatchObject({ answers: [], answerRefused: true, draft: { explanation: '这点都不会，笨蛋' } });
      expect(await desk(lin)).toEqual([id]);
      expect(await code(centre.call('follow-ups.ask', { id: held, text: '为什么？' }, ann))).toBe('QA_NOT_FOUND');
      const anew = await answer(id, lin);
      expect(await read(id, lin)).toMatchObject({ answers: [{ id: anew }] });
      expect(await read(id, lin)).not.toHaveProperty('answerRefused');
      // What an appeal says of the first is of no text any more.
      await moderate('shown', 'answer', held, 3_000);
      expect(await read(id, ann)).toMatchObject({ answerCount: 1, answers: [{ id: anew }] });
    });

    test('is a follow-up and a reply, each seen by its writer alone until it is let through', async () => {
      const id = await ask();
      const answerId = await answer(id, lin);
      const followUp = (text: string) => centre.call('follow-ups.ask', { id: answerId, text }, ann);
      const reply = (text: string) => centre.call('follow-ups.reply', { id: answerId, text }, lin);
      const seen = async (as: Caller) => (await read(id, as)).answers[0]!.followUp;
      const last = async () => (await flags()).at(-1)!;

      expect(await followUp('我是笨蛋吗？')).toMatchObject({ held: 'waiting' });
      const first = await last();
      expect(first).toMatchObject({ kind: 'follow-up', authorId: 'ann', text: '我是笨蛋吗？' });
      expect([await seen(ann), await seen(lin)]).toEqual([expect.objectContaining({ held: 'waiting' }), null]);
      expect([await code(reply('不是')), await code(followUp('再问'))]).toEqual(['QA_NO_FOLLOW_UP', 'QA_ALREADY_FOLLOWED_UP']);
      await moderate('hidden', 'follow-up', first.id, 1);
      expect(await seen(ann)).toMatchObject({ text: '我是笨蛋吗？', held: 'refused' });
      centre.pass(60);
      await followUp('笨蛋也能懂吗？');
      // What was said of the text before, once more or late, is not of this one.
      await moderate('hidden', 'follow-up', first.id, 2);
      await moderate('shown', 'follow-up', first.id, 3);
      expect([await seen(ann), await seen(lin)]).toEqual([expect.objectContaining({ held: 'waiting' }), null]);
      await moderate('shown', 'follow-up', (await last()).id, 4);
      expect(await seen(lin)).toMatchObject({ text: '笨蛋也能懂吗？' });

      expect(await reply('你才是笨蛋')).toMatchObject({ reply: { held: 'waiting' } });
      expect([(await seen(ann))!.reply, (await seen(lin))!.reply]).toEqual([null, expect.objectContaining({ held: 'waiting' })]);
      await moderate('shown', 'reply', (await last()).id, 5);
      await moderate('hidden', 'reply', (await last()).id, 5);
      expect((await seen(ann))!.reply).toEqual({ text: '你才是笨蛋', repliedAt: expect.any(String) });
      await moderate('shown', 'reply', 'none:1', 6);
      expect((await recorded()).filter((kind) => /follow|repl|let|refused/.test(kind))).toEqual(
        ['follow-up-held', 'refused', 'follow-up-held', 'let-through', 'followed-up', 'reply-held', 'let-through', 'replied'],
      );
    });
  });

  test('who may see a question or an answer may report it, and nobody else', async () => {
    const id = await ask();
    const answerId = await answer(id, lin, { thinking: '看图' });
    expect(await content('answer', answerId, ann)).toMatchObject({ authorId: 'lin', text: expect.stringContaining('看图') });
    expect(await content('question', id, zhao)).toEqual({ authorId: 'ann', text: unheardOfQuestion });
    expect(await content('answer', answerId, eastAdmin)).toMatchObject({ authorId: 'lin' });
    for (const [kind, what, as] of [['question', id, bo], ['answer', answerId, bo], ['answer', answerId, zhao], ['answer', 'none', ann], ['draft', id, ann]] as const) {
      expect(await code(content(kind, what, as))).toBe('QA_NOT_FOUND');
    }
  });

  test('a hidden answer is seen by supervisors alone, and the question waits for another; what was said later counts', async () => {
    const id = await ask();
    const answerId = await answer(id, lin);
    await moderate('hidden', 'answer', answerId, 2_000);
    await moderate('hidden', 'answer', answerId, 2_000);
    expect(await read(id, ann)).toMatchObject({ state: 'open', answerCount: 0, answers: [] });
    expect((await read(id, eastAdmin)).answers).toEqual([expect.objectContaining({ id: answerId, hidden: true })]);
    expect((await read(id, lin)).answers).toEqual([expect.objectContaining({ hidden: true })]);
    expect(await code(centre.call('adoptions.adopt', { id: answerId, stars: 5 }, ann))).toBe('QA_NOT_FOUND');
    await moderate('shown', 'answer', answerId, 1_000);
    expect(await read(id, ann)).toMatchObject({ answers: [] });
    const second = await answer(id, zhao);
    await moderate('shown', 'answer', answerId, 3_000);
    expect((await read(id, ann)).answers.map((one) => one.id)).toEqual([answerId, second]);
    expect(await read(id, ann)).toMatchObject({ state: 'answered', answerCount: 2 });
  });

  test('a hidden question leaves the desk and comes back; what is not there is no fault', async () => {
    const id = await ask();
    await centre.call('claims.claim', { id }, lin);
    await moderate('hidden', 'question', id, 1_000);
    expect(await code(read(id, lin))).toBe('QA_NOT_FOUND');
    expect(await code(centre.call('claims.claim', { id }, zhao))).toBe('QA_NOT_FOUND');
    expect(await read(id, ann)).toMatchObject({ hidden: true });
    await moderate('shown', 'question', id, 2_000);
    expect(await read(id, lin)).not.toHaveProperty('hidden');
    await moderate('hidden', 'question', 'none', 1_000);
    await moderate('hidden', 'answer', 'none', 1_000);
  });
});
