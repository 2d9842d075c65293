import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import type { Room } from '../runtime/room.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { aListeningRoom, type Heard } from './a-listening-room.ts';
import { createKnowledgeRoom } from './knowledge.room.ts';
import { saveBankQuestions } from './save-bank-questions.ts';
import { aQuestion } from './some-questions.ts';

const account: Caller = {
  ...systemCaller,
  kind: 'account',
  id: 't1',
  name: '',
  roles: ['teacher'],
  districtId: 'east',
};
const reviewing = (id: string, ...reviews: string[]): Caller => ({
  ...account,
  id,
  roles: ['teacher', 'reviewer'],
  teaching: { subjects: reviews, grades: [7, 8, 9], reviews },
});
const teacher = account;
const mathReviewer = reviewing('r1', 'math');
const physicsReviewer = reviewing('r2', 'physics');
const student: Caller = { ...account, id: 's1', roles: ['student'] };

interface Change {
  revision: number;
  id: string;
  text: string;
  removed: boolean;
}

const proposed = {
  subject: 'math',
  grade: 8,
  type: 'open',
  difficulty: 3,
  stem: '求证：$\\sqrt 2$ 是无理数。',
  answer: ['用反证法。'],
  thinking: '假设它是分数。',
  steps: ['设 $\\sqrt 2 = p/q$。', '推出矛盾。'],
  explanation: '见步骤。',
  knowledgePoints: ['反证法'],
};

onEachKind('knowledge', (freshUrl) => {
  let rooms: TestRooms;
  let room: Room;
  let heard: Heard;

  beforeEach(async () => {
    heard = { events: [], notifications: [], records: [] };
    const databaseUrl = await freshUrl();
    rooms = await startRooms((platform) => [(room = createKnowledgeRoom(platform)), ...aListeningRoom(heard)], {
      databaseUrl,
    });
  });
  afterEach(() => rooms.stop());

  const changes = (after: number, limit = 1000) =>
    rooms.call<{ items: Change[]; lastRevision: number }>('knowledge.bankChanges', { after, limit });
  const propose = (originId = 'question-answer.answer:1', more: object = {}, as = teacher) =>
    rooms.call<{ id: string; state: string }>('knowledge.propose', { originId, question: proposed, ...more }, as);
  const decide = (id: string, params: object, as = mathReviewer) =>
    rooms.call<{ state: string; bankQuestionId: string | null }>('knowledge.decide', { id, ...params }, as);
  const list = (params: object = {}, as = mathReviewer) =>
    rooms.call<{ items: { id: string; stem: string }[]; nextCursor: number | null }>(
      'knowledge.listBankQuestions',
      { ...params },
      as,
    );

  async function runTimers(): Promise<void> {
    const owner = { kind: 'core', id: 'knowledge' } as const;
    const context = new HandlerContext(rooms.runtime.host, owner, { caller: systemCaller, requestId: '' }, {});
    for (const timer of Object.values(room.service.timers ?? {})) await timer.handler(context as never);
  }

  test('starts with the seed, and brings it in once', async () => {
    const { items, lastRevision } = await changes(0);
    expect(items.length).toBeGreaterThanOrEqual(80);
    expect(await rooms.call('knowledge.importSeed')).toEqual({ questions: 0 });
    expect((await changes(0)).lastRevision).toBe(lastRevision);
    expect(await rooms.call('knowledge.sources', {}, mathReviewer)).toMatchObject({
      items: [{ id: 'seed', questions: items.length }],
    });
  });

  test('subjects, grades and knowledge points are for everybody who is signed in', async () => {
    const answer = await rooms.call<{ subjects: unknown[]; grades: unknown[] }>('knowledge.subjects', {}, student);
    expect([answer.subjects.length, answer.grades.length]).toEqual([9, 3]);
    const points = (params: object) =>
      rooms.call<{ items: { name: string; subject: string; grade: number }[] }>(
        'knowledge.knowledgePoints',
        { ...params },
        student,
      );
    const all = (await points({})).items;
    expect(all.length).toBeGreaterThanOrEqual(60);
    const [some] = all;
    const found = (await points({ subject: some!.subject, grade: some!.grade, q: some!.name.slice(0, 2) })).items;
    expect(found).toContainEqual(some);
    expect(found.every(({ subject, grade }) => subject === some!.subject && grade === some!.grade)).toBe(true);
    expect((await points({ q: "%' OR 1=1 --" })).items).toEqual([]);
    await expect(rooms.call('knowledge.subjects', {}, { ...systemCaller, kind: 'anonymous' })).rejects.toMatchObject({
      code: 'FUDAO_NOT_SIGNED_IN',
    });
  });

  test('whole questions are given by their ids, to the core and to plugins with the capability only', async () => {
    const [first] = (await changes(0)).items;
    const { items } = await rooms.call<{ items: object[] }>('knowledge.bankQuestions', { ids: [first!.id, 'absent'] });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: first!.id,
      incomplete: false,
      knowledgePoints: expect.any(Array) as string[],
    });
    expect(await rooms.call('knowledge.bankQuestions', { ids: [] })).toEqual({ items: [] });
    for (const action of ['knowledge.bankQuestions', 'knowledge.bankChanges']) {
      await expect(rooms.call(action, { ids: [first!.id] }, student, { fromOutside: true })).rejects.toMatchObject({
        code: 'FUDAO_NOT_FOUND',
      });
    }
  });

  test('staff page through the bank and search it; students and teachers do not', async () => {
    const seen: string[] = [];
    let cursor: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 25, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await changes(0)).items.length);
    const [some] = (await list({ subject: 'physics' })).items;
    expect((await list({ q: some!.stem.slice(2, 12), subject: 'physics' })).items).toContainEqual(some);
    expect((await list({ q: some!.id })).items).toEqual([some]);
    expect((await list({ q: '%' })).items.every(({ stem }) => stem.includes('%'))).toBe(true);
    for (const nobody of [student, teacher])
      await expect(list({}, nobody)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('an accepted proposal is in the bank with the corrections, and everybody concerned hears of it', async () => {
    const before = (await changes(0)).lastRevision;
    const { id } = await propose();
    const edits = { difficulty: 4, knowledgePoints: ['反证法', '无理数'] };
    const { bankQuestionId } = await decide(id, { decision: 'accept', question: edits });
    const { items } = await changes(before);
    expect(items).toMatchObject([{ id: bankQuestionId, removed: false, text: proposed.stem }]);
    const [question] = (await rooms.call<{ items: object[] }>('knowledge.bankQuestions', { ids: [bankQuestionId] }))
      .items;
    const { stem, steps, thinking, explanation, answer } = proposed;
    expect(question).toMatchObject({
      ...edits,
      stem,
      steps,
      thinking,
      explanation,
      answer,
      source: 'proposal',
      grade: 8,
    });
    await rooms.settle();
    expect(heard.events).toMatchObject([
      { name: 'knowledge.bank-changed.v1', payload: { lastRevision: items[0]!.revision } },
      {
        name: 'knowledge.proposal-decided.v1',
        payload: { originId: 'question-answer.answer:1', state: 'accepted', bankQuestionId },
      },
    ]);
    expect(heard.notifications).toMatchObject([{ accountId: 't1', kind: 'knowledge.proposal-decided' }]);
    expect(heard.records.map(({ kind }) => kind)).toEqual(['knowledge.proposed', 'knowledge.proposal-accepted']);
  });

  test('a returned proposal needs a reason, changes nothing in the bank, and may be proposed again', async () => {
    const before = (await changes(0)).lastRevision;
    const { id } = await propose();
    await expect(decide(id, { decision: 'return' })).rejects.toMatchObject({ code: 'KNOWLEDGE_REASON_REQUIRED' });
    await expect(decide(id, { decision: 'return', reason: ' ' })).rejects.toMatchObject({
      code: 'KNOWLEDGE_REASON_REQUIRED',
    });
    await decide(id, { decision: 'return', reason: '步骤不完整' });
    expect((await changes(before)).items).toEqual([]);
    await rooms.settle();
    expect(heard.notifications).toMatchObject([{ accountId: 't1', body: { 'zh-CN': '理由：步骤不完整' } }]);
    const again = await propose();
    expect(again).toMatchObject({ state: 'pending' });
    expect(again.id).not.toBe(id);
    expect(await propose()).toEqual(again);
  });

  test('nobody decides on their own, on another subject, without the role, or twice', async () => {
    const { id } = await propose('origin:1', { authorId: 'r3' }, reviewing('r4', 'math'));
    const accept = { decision: 'accept' };
    await expect(decide(id, accept, reviewing('r4', 'math'))).rejects.toMatchObject({ code: 'KNOWLEDGE_OWN_PROPOSAL' });
    await expect(decide(id, accept, reviewing('r3', 'math'))).rejects.toMatchObject({ code: 'KNOWLEDGE_OWN_PROPOSAL' });
    await expect(decide(id, accept, physicsReviewer)).rejects.toMatchObject({ code: 'KNOWLEDGE_NOT_YOUR_SUBJECT' });
    await expect(decide(id, accept, teacher)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(decide(rooms.platform.newId(), accept)).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    const both = await Promise.allSettled([
      decide(id, accept),
      decide(id, { decision: 'return', reason: '重复' }, reviewing('r5', 'math')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'KNOWLEDGE_ALREADY_DECIDED' },
    });
  });

  test('what cannot be used is neither proposed nor accepted', async () => {
    const question = { ...proposed, subject: 'alchemy' };
    await expect(propose('o', { question })).rejects.toMatchObject({ code: 'KNOWLEDGE_UNKNOWN_SUBJECT' });
    await expect(propose('o', { question: { ...proposed, stem: ' ' } })).rejects.toMatchObject({
      code: 'KNOWLEDGE_EMPTY_STEM',
    });
    const { id } = await propose('o', { question: { ...proposed, type: 'single-choice', answer: ['E'] } });
    const accept = (question: object) => decide(id, { decision: 'accept', question });
    await expect(accept({})).rejects.toMatchObject({ code: 'KNOWLEDGE_INCOMPLETE' });
    await expect(accept({ stem: '' })).rejects.toMatchObject({ code: 'KNOWLEDGE_EMPTY_STEM' });
    await expect(accept({ subject: 'physics' })).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
    await accept({ options: ['一', '二'], answer: ['B'] });
  });

  test('a reviewer sees the queue of the own subjects, what waits longest first', async () => {
    const ids = [(await propose('o1')).id, (await propose('o2')).id, (await propose('o3', { authorId: 'r1' })).id];
    await propose('o4', { question: { ...proposed, subject: 'physics' } });
    const queue = (params: object = {}) =>
      rooms.call<{ items: { id: string; mayDecide: boolean }[]; nextCursor: string }>(
        'knowledge.proposals',
        { ...params },
        mathReviewer,
      );
    const page = await queue({ limit: 2 });
    expect(page.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const { items } = await queue({ cursor: page.nextCursor });
    expect(items).toMatchObject([{ id: ids[2], mayDecide: false }]);
    expect((await queue({ subject: 'physics' })).items).toEqual([]);
    await decide(ids[0]!, { decision: 'accept' });
    expect((await queue({ state: 'accepted' })).items.map(({ id }) => id)).toEqual([ids[0]]);
  });

  test('a question that is taken out leaves the bank and shows as removed in the changes', async () => {
    const { items, lastRevision } = await changes(0);
    const { id } = items.find(({ id }) => id.includes('math'))!;
    const remove = (as: Caller) => rooms.call('knowledge.removeBankQuestion', { id, reason: '答案有误' }, as);
    await expect(remove(physicsReviewer)).rejects.toMatchObject({ code: 'KNOWLEDGE_NOT_YOUR_SUBJECT' });
    await remove(mathReviewer);
    await expect(remove(mathReviewer)).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    expect((await changes(lastRevision)).items).toEqual([
      { id, removed: true, text: '', revision: lastRevision + 1, subject: 'math', grade: expect.any(Number) as number },
    ]);
    expect(await rooms.call('knowledge.bankQuestions', { ids: [id] })).toEqual({ items: [] });
  });

  test('whoever follows the changes misses none, however the writers overlap', async () => {
    const { database } = rooms.platform;
    const followed = new Map<string, number>();
    let at = (await changes(0)).lastRevision;
    let isWriting = true;
    async function follow(): Promise<void> {
      const { items, lastRevision } = await changes(at, 7);
      for (const { id, revision } of items) {
        expect(revision).toBeGreaterThan(at);
        followed.set(id, (at = revision));
      }
      if (items.length === 0) at = lastRevision;
      // The embedded database answers at once: without a pause the writers would never get their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const write = async (writer: number) => {
      for (let round = 0; round < 6; round++) {
        await database.transaction(async (db) => {
          const questions = [0, 1, 2].map((one) =>
            aQuestion({ id: `w${writer}-${one}`, stem: `${writer} ${round} ${one}` }),
          );
          await saveBankQuestions(db, questions, 1);
          // A commit that comes late is what makes a follower skip, where revisions are not given out in order.
          await new Promise((resolve) => setTimeout(resolve, (writer * 7) % 5));
        });
      }
    };
    const follower = (async () => {
      while (isWriting) await follow();
    })();
    await Promise.all([1, 2, 3, 4].map(write)).finally(() => (isWriting = false));
    await follower;
    for (let page = 0; page < 10; page++) await follow();
    const kept = await database.select<{ id: string; revision: number }>(
      "SELECT id, revision FROM knowledge_bank_questions WHERE source = 'own'",
    );
    expect(kept).toHaveLength(12);
    expect(Object.fromEntries(followed)).toEqual(
      Object.fromEntries(kept.map(({ id, revision }) => [id, Number(revision)])),
    );
  });

  test("a running platform tells of the operator's import within one turn of its timer, once", async () => {
    await runTimers();
    await rooms.settle();
    heard.events.length = 0;
    const { lastRevision } = await rooms.platform.database.transaction((db) => saveBankQuestions(db, [aQuestion()], 1));
    await runTimers();
    await runTimers();
    await rooms.settle();
    expect(heard.events).toMatchObject([{ name: 'knowledge.bank-changed.v1', payload: { lastRevision } }]);
  });
});
