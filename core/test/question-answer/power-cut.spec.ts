import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/runtime/config.ts';
import type { ApiClient } from '../../src/testing/api-client.ts';
import { until } from '../../src/testing/until.ts';
import { anAnswer } from './an-answer.ts';
import { api } from './over-http.ts';
import { once, PowerCuts, type Send } from './power-cut.ts';

interface Claim {
  claim: { mine: boolean; endsAt: string };
}

interface Draft {
  revision: number;
  thinking: string;
}

interface Question {
  id: string;
  state: string;
  claim: Claim['claim'] | null;
  draft: Draft | null;
  answers: { id: string }[];
}

describe('the Q&A centre through power cuts', () => {
  let cuts: PowerCuts;
  let students: ApiClient[];
  let teacher: ApiClient;
  let colleague: ApiClient;

  beforeAll(async () => {
    cuts = await PowerCuts.begin();
    students = await Promise.all(['20260001', '20260002', '20260003', '20260004'].map((id) => cuts.signIn(id)));
    teacher = await cuts.signIn('T0001');
    colleague = await cuts.signIn('T0002');
  }, 120_000);
  afterAll(() => cuts?.end());

  const read = async (as: ApiClient, id: string) => (await as.get<Question>(`${api}/questions/${id}`)).expect(200).body;
  const ask = (text: string, as: ApiClient) =>
    once<Question>(as, '/questions', { subject: 'math', text, pictureIds: [] });
  const claim = (id: string, as = teacher) => once<Claim>(as, `/questions/${id}/claim`);
  const publish = (id: string) => once<{ answerId: string }>(teacher, `/questions/${id}/answer`, anAnswer());

  /** A draft has a revision for a key: one that was kept and not acknowledged says so when it comes again. */
  function saveDraft(id: string): Send<Draft> {
    return async () => {
      const written = anAnswer({ thinking: `关于 ${id} 的思路`, revision: 0 });
      const answer = await teacher.put<Draft>(`${api}/questions/${id}/answer-draft`, written);
      if (answer.status === 200) return answer;
      answer.expect(409, 'QA_DRAFT_CHANGED');
      const { revision, thinking } = (await read(teacher, id)).draft!;
      return { ...answer, status: 200, body: { revision, thinking } };
    };
  }

  /** What is kept of a question outside the plugin: each step once. */
  const traces = (id: string) =>
    cuts.withDatabase(async (database) => {
      const records = 'SELECT kind FROM records_records WHERE subject_id = :id';
      const notifications = 'SELECT kind FROM notifications_notifications WHERE link LIKE :link';
      const [recorded, notified] = [
        await database.select<{ kind: string }>(records, { id }),
        await database.select<{ kind: string }>(notifications, { link: `%${id}` }),
      ];
      const sorted = (rows: { kind: string }[]) => rows.map(({ kind }) => kind.replace(/^.*\./, '')).sort();
      return { recorded: sorted(recorded), notified: sorted(notified) };
    });

  // Each step is cut before any and after some of its four acknowledgements.
  test.each([
    [0, 3, 0, 2],
    [1, 0, 3, 0],
  ])(
    'cut at each step, after %d, %d, %d or %d of four acknowledgements: all of them hold, and nothing is there twice',
    async (...places) => {
      const text = `怎样证明三角形的内角和是 $180°$？（停电：${places.join()}）`;
      let step = 0;
      const throughCut = <T>(sends: Send<T>[]) => cuts.sendThroughCut(places[step++ % places.length]!, sends);
      const asked = await throughCut(students.map((student) => ask(text, student)));
      const ids = asked.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);

      const claims = await throughCut(ids.map((id) => claim(id)));
      for (const [at, id] of ids.entries()) {
        expect((await read(teacher, id)).claim).toMatchObject(claims[at]!.claim);
        (await claim(id, colleague)()).expect(409, 'QA_ALREADY_CLAIMED');
      }

      const drafts = await throughCut(ids.map(saveDraft));
      for (const [at, id] of ids.entries()) {
        expect(drafts[at]).toMatchObject({ revision: 1, thinking: `关于 ${id} 的思路` });
        expect((await read(teacher, id)).draft).toMatchObject({ revision: 1, thinking: `关于 ${id} 的思路` });
      }

      const answers = await throughCut(ids.map(publish));
      const react = (step: string, by: (at: number) => ApiClient, body: object) => {
        const sends = answers.map(({ answerId }, at) => once(by(at), `/answers/${answerId}/${step}`, body));
        return throughCut(sends);
      };
      await react('follow-up', (at) => students[at]!, { text: '为什么？' });
      await react('follow-up/reply', () => teacher, { text: '作一条平行线看看。' });
      await react('adopt', (at) => students[at]!, { stars: 5, words: '明白了' });

      await cuts.untilDelivered();
      for (const [at, id] of ids.entries()) {
        expect(await read(students[at]!, id)).toMatchObject({
          state: 'adopted',
          claim: null,
          answers: [
            {
              id: answers[at]!.answerId,
              adopted: true,
              rating: { stars: 5, words: '明白了' },
              followUp: { text: '为什么？', reply: { text: '作一条平行线看看。' } },
            },
          ],
        });
        expect(await traces(id)).toEqual({
          recorded: ['adopted', 'answered', 'asked', 'claimed', 'followed-up', 'opened', 'replied'],
          notified: ['adopted', 'answered', 'followed-up', 'replied'],
        });
      }
    },
    180_000,
  );

  test('a claim that ended during the cut goes back by itself, and its draft is kept', async () => {
    const { id } = (await ask('停电的时候，电梯里的人怎样求助？', students[0]!)()).expect(201).body;
    (await claim(id)()).expect(200);
    (await saveDraft(id)()).expect(200);
    const ended = { claim_ends_at: Date.now() - 1_000 };
    await cuts.cut((database) => database.update('question_answer_questions', ended, { id }));

    (await publish(id)()).expect(409, 'QA_LEASE_ENDED');
    const released = async () => (await traces(id)).recorded.includes('released');
    await until(released, 40_000);
    (await claim(id, colleague)()).expect(200);
    expect((await read(teacher, id)).draft).toMatchObject({ thinking: `关于 ${id} 的思路` });
  }, 90_000);

  test('and the chain of records is whole', async () => {
    await cuts.stop();
    const program = [join(projectRoot, 'core/src/cli/main.ts'), 'records', 'verify'];
    const environment = { ...process.env, FUDAO_DATA: cuts.dataFolder };
    const { status, stdout } = spawnSync(process.execPath, program, { env: environment, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('全程记录完好') as string });
  });
});
