import fc from 'fast-check';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { secrets, trainQuestion, unheardOfQuestion } from './a-bank.ts';
import { people } from './people.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, bo, lin } = people;
const bankQuestionId = 'bank-train';

interface Ladder {
  rungs: { rung: string; text?: string }[];
  next: { rung: string; waitSeconds: number; needsAttempt: boolean } | null;
  attempts: { rung: string | null; verdict: string }[];
}

onEachKind('guiding', (freshUrl) => {
  let centre: Centre;
  let id: string;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
    await centre.untilSearchable();
  });
  afterAll(() => centre.stop());
  beforeEach(async () => {
    await centre.reset();
    id = await askMatched();
  });

  async function askMatched(): Promise<string> {
    const asked = { subject: 'math', text: trainQuestion, pictureIds: [] };
    return (await centre.call<{ id: string }>('questions.ask', asked, ann)).id;
  }

  const look = (as = ann, of = id) => centre.call<Ladder>('guidance.read', { id: of, bankQuestionId }, as);
  const next = (rung?: string) =>
    centre.call<Ladder>('guidance.next', { id, bankQuestionId, ...(rung ? { rung } : {}) }, ann);
  const attempt = (answer: string) =>
    centre.call<{ verdict: string; attemptsLeft: number; guidance: Ladder }>(
      'guidance.try',
      { id, bankQuestionId, answer },
      ann,
    );

  test('the ladder begins with the question alone', async () => {
    expect(await look()).toEqual({
      bankQuestionId,
      subject: 'math',
      type: 'fill-blank',
      stem: expect.stringContaining('一列火车'),
      options: [],
      rungs: [],
      next: { rung: 'knowledge-points', waitSeconds: 0, needsAttempt: false, eitherWillDo: false },
      attempts: [],
    });
  });

  test('standard: rung by rung, and the solution only after an attempt', async () => {
    await next();
    await next();
    const third = await next();
    expect(third.rungs.map(({ rung }) => rung)).toEqual(['knowledge-points', 'thinking', 'first-step']);
    expect(third.rungs[1]?.text).toBe('先想清楚从车头上桥到车尾离桥走了多远。');
    expect(third.next).toMatchObject({ rung: 'full', needsAttempt: true, waitSeconds: 60 });
    await expect(next()).rejects.toMatchObject({ code: 'QA_TRY_FIRST' });
    expect(await attempt('12')).toMatchObject({
      verdict: 'wrong',
      attemptsLeft: 4,
      guidance: { next: { needsAttempt: false } },
    });
    const top = await next();
    expect(top.rungs[3]).toMatchObject({
      rung: 'full',
      answer: [secrets.answer],
      explanation: expect.stringContaining(secrets.explanation),
    });
    await expect(next()).rejects.toMatchObject({ code: 'QA_LADDER_AT_TOP' });
    expect(await centre.call('questions.read', { id }, ann)).toMatchObject({
      guidance: [{ bankQuestionId, opened: 4 }],
    });
  });

  test('standard: or after a minute on the first step', async () => {
    for (const rung of ['knowledge-points', 'thinking', 'first-step']) await next(rung);
    centre.pass(59);
    await expect(next('full')).rejects.toMatchObject({ code: 'QA_TRY_FIRST' });
    centre.pass(1);
    expect((await next('full')).rungs).toHaveLength(4);
  });

  test('gentle opens everything on request; strict asks for time and attempts', async () => {
    await centre.enable(people.eastAdmin, { strictness: 'gentle' });
    for (const rung of ['knowledge-points', 'thinking', 'first-step', 'full']) await next(rung);
    await centre.enable(people.eastAdmin, { strictness: 'strict' });
    id = await askMatched();
    await next();
    await expect(next()).rejects.toMatchObject({
      code: 'QA_WAIT_A_MOMENT',
      details: { seconds: 15 },
      spec: { retryable: true },
    });
    centre.pass(15);
    await next();
    centre.pass(600);
    await expect(next()).rejects.toMatchObject({ code: 'QA_TRY_FIRST' });
    await attempt('不知道');
    await next();
    await attempt('还是不知道');
    await expect(next()).rejects.toMatchObject({ code: 'QA_WAIT_A_MOMENT' });
    centre.pass(60);
    expect((await next()).rungs).toHaveLength(4);
  });

  test('two taps on one button climb one rung, and no rung is skipped', async () => {
    await expect(next('thinking')).rejects.toMatchObject({ code: 'QA_NOT_POSSIBLE_NOW' });
    const both = await Promise.all([next('knowledge-points'), next('knowledge-points')]);
    expect(both.map(({ rungs }) => rungs.length)).toEqual([1, 1]);
    expect((await next('knowledge-points')).rungs).toHaveLength(1);
  });

  test('attempts are judged, kept on the record, and limited', async () => {
    expect(await attempt(` ${secrets.answer.toUpperCase()} `)).toMatchObject({ verdict: 'wrong' });
    expect(await attempt(` ${secrets.answer}。`)).toMatchObject({ verdict: 'right' });
    for (let left = 2; left >= 0; left--) expect(await attempt('猜')).toMatchObject({ attemptsLeft: left });
    await expect(attempt('再猜')).rejects.toMatchObject({ code: 'QA_TOO_MANY_ATTEMPTS' });
    await expect(attempt(' ')).rejects.toMatchObject({ code: 'QA_TEXT_EMPTY' });
    await expect(attempt('长'.repeat(2001))).rejects.toMatchObject({ code: 'QA_TEXT_TOO_LONG' });
    expect(await centre.countRows('attempts')).toBe(5);
    await next();
    await attempt('新的一级');
    await centre.settle();
    const tried = centre.heard.records.filter(({ kind }) => kind === 'question-answer.tried');
    expect(tried).toHaveLength(6);
    expect(tried[1]).toMatchObject({ personId: 'ann', payload: { verdict: 'right', rung: null } });
  });

  test('only the asker climbs, and only what was offered', async () => {
    await expect(look(bo)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    await expect(look(lin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    for (const action of ['guidance.read', 'guidance.next']) {
      const unoffered = centre.call(action, { id, bankQuestionId: 'bank-lens' }, ann);
      await expect(unoffered).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
      await expect(centre.call(action, { id, bankQuestionId: 'no-such' }, ann)).rejects.toMatchObject({
        code: 'QA_NOT_FOUND',
      });
    }
    const open = { subject: 'math', text: unheardOfQuestion, pictureIds: [] };
    const other = await centre.call<{ id: string }>('questions.ask', open, ann);
    await expect(look(ann, other.id)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
  });

  test('no answer of the server holds the solution before its rung, whatever is asked in whatever order', async () => {
    const others = fc.constantFrom('jump', 'try', 'look', 'read', 'list', 'similar', 'wait', 'copy');
    const wish = fc.oneof({ weight: 1, arbitrary: fc.constant('next') }, { weight: 2, arbitrary: others });
    const strictness = fc.constantFrom('gentle', 'standard', 'strict');
    await fc.assert(
      fc.asyncProperty(strictness, fc.array(wish, { maxLength: 14 }), async (level, wishes) => {
        await centre.enable(people.eastAdmin, { strictness: level, maxOpenQuestionsPerStudent: 20 });
        id = await askMatched();
        let climbed = 0;
        for (const each of wishes) {
          const response = await send(each);
          const isClimb = (each === 'next' || each === 'jump') && 'rungs' in response;
          climbed += isClimb ? 1 : 0;
          if (climbed === 4) break;
          for (const secret of Object.values(secrets)) expect(JSON.stringify(response)).not.toContain(secret);
        }
      }),
      { numRuns: 40 },
    );
  });

  /** A refusal is an answer too. */
  async function send(wish: string): Promise<object> {
    const calls: Record<string, () => Promise<object>> = {
      next: () => next(),
      jump: () => next('full'),
      try: () => attempt('猜一猜'),
      // The student guesses right: the verdict may say so, but must not repeat the answer.
      copy: () => attempt(secrets.answer),
      look: () => look(),
      read: () => centre.call('questions.read', { id }, ann),
      list: () => centre.call('questions.list', { q: '火车' }, ann),
      similar: () => centre.call('similar.find', { text: trainQuestion }, ann),
      wait: async () => {
        centre.pass(61);
        return {};
      },
    };
    return calls[wish]!().catch((error: { code: string; message: string; details: object }) => {
      const { code, message, details } = error;
      return { code, message, details };
    });
  }
});
