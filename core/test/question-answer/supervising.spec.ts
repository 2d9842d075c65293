import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { anAnswer } from './an-answer.ts';
import { people } from './people.ts';
import { openUntil } from './stand-ins.ts';
import { startCentre, type Centre } from './start-question-answer.ts';

const { ann, bo, wen, lin, gu, eastAdmin, westAdmin, firstSchool, secondSchool, cityAdmin } = people;
const hour = 3_600;

interface Page {
  items: {
    id: string;
    schoolName: string;
    districtName: string;
    firstAnsweredAt: string | null;
    stars: number | null;
  }[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: number;
}

onEachKind('supervising', (freshUrl) => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre(await freshUrl());
  });
  afterAll(() => centre.stop());
  beforeEach(() => centre.reset());

  async function ask(as: Caller = ann, text = '怎样测出一口深井的深度？', subject = 'math'): Promise<string> {
    const { id } = await centre.call<{ id: string }>('questions.ask', { subject, text, pictureIds: [] }, as);
    return id;
  }

  async function answer(id: string, as: Caller): Promise<string> {
    await centre.call('claims.claim', { id }, as);
    return (await centre.call<{ answerId: string }>('answers.publish', { id, ...anAnswer() }, as)).answerId;
  }

  const list = (params: Record<string, unknown> = {}, as: Caller = cityAdmin) =>
    centre.call<Page>('supervision.list', params, as);
  const idsOf = ({ items }: Page) => items.map(({ id }) => id);
  const records = async (kind: string) => {
    await centre.settle();
    return centre.heard.records.filter((record) => record.kind === `question-answer.${kind}`);
  };

  test('each sees the own school, district or city, whatever is asked for, and nobody is named', async () => {
    const [fromAnn, fromBo, fromWen] = [await ask(), await ask(bo), await ask(wen)];
    const seenBy = async (as: Caller, params = {}) => {
      const page = await list(params, as);
      expect(JSON.stringify(page)).not.toMatch(/name of|ann|wen|深井/);
      expect(page.total).toBe(page.items.length);
      return idsOf(page);
    };
    expect(await seenBy(eastAdmin)).toEqual([fromBo, fromAnn]);
    expect(await seenBy(westAdmin)).toEqual([fromWen]);
    expect(await seenBy(firstSchool)).toEqual([fromAnn]);
    expect(await seenBy(secondSchool)).toEqual([fromBo]);
    expect(await seenBy(cityAdmin)).toEqual([fromWen, fromBo, fromAnn]);
    expect(await seenBy(cityAdmin, { districtId: 'west' })).toEqual([fromWen]);
    expect(await seenBy(eastAdmin, { schoolId: 'east-2' })).toEqual([fromBo]);
    expect(await seenBy(eastAdmin, { districtId: 'west' })).toEqual([]);
    expect(await seenBy(firstSchool, { schoolId: 'east-2' })).toEqual([]);
    for (const action of ['list', 'summary', 'export'])
      await expect(centre.call(`supervision.${action}`, {}, lin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('a question is read as a supervisor, within the own scope; nothing can be done to it', async () => {
    const id = await ask();
    const read = (as: Caller) => centre.call('questions.read', { id }, as);
    expect(await read(eastAdmin)).toMatchObject({
      viewer: 'supervisor',
      place: { districtName: 'district east', schoolName: 'school east-1' },
    });
    for (const other of [ann, lin]) expect(await read(other)).not.toHaveProperty('place');
    await expect(read(westAdmin)).rejects.toMatchObject({ code: 'QA_NOT_FOUND' });
    await expect(centre.call('claims.claim', { id }, eastAdmin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('takes an opening, whose watermark comes along; without one there is nothing to read, and no look', async () => {
    const { id } = await centre.call<{ id: string }>('questions.ask', { subject: 'math', text: '怎样测出一口深井的深度？', pictureIds: ['ann-1'] }, ann);
    const read = () => centre.call('questions.read', { id }, eastAdmin);
    expect(await read()).toMatchObject({
      text: '怎样测出一口深井的深度？',
      // Links to pictures end with the opening.
      pictures: [{ url: `/files/ann-1?until=${openUntil}` }],
      opening: { endsAt: new Date(openUntil).toISOString(), watermark: { name: 'who looks', number: 7 } },
    });
    expect(await records('viewed')).toHaveLength(1);
    centre.heard.refusals.set('opening ann', new Error('none'));
    await expect(read()).rejects.toMatchObject({ code: 'QA_OPENING_NEEDED', details: { questionId: id } });
    expect(await records('viewed')).toHaveLength(1);
    expect(await centre.call('questions.read', { id }, ann)).toMatchObject({ pictures: [{ url: '/files/ann-1' }] });
    expect(await centre.call('questions.read', { id }, ann)).not.toHaveProperty('opening');
  });

  test('each look is on the record: who, at what; that at one question under the key of its child', async () => {
    const id = await ask();
    await centre.call('questions.read', { id }, ann);
    await centre.call('questions.read', { id }, lin);
    expect(await records('viewed')).toEqual([]);
    await centre.call('questions.read', { id }, eastAdmin);
    expect(await records('viewed')).toEqual([
      expect.objectContaining({ subjectId: id, personId: 'ann', actorId: 'east-admin' }),
    ]);
    await list({ subject: 'math' }, eastAdmin);
    await centre.call('supervision.export', {}, eastAdmin);
    for (const kind of ['supervised', 'exported']) {
      const [kept, ...others] = await records(kind);
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ actorId: 'east-admin', payload: { questionIds: [id] } });
    }
    expect((await records('supervised'))[0]!.payload).toMatchObject({ filter: { subject: 'math' } });
  });

  test('is narrowed by subject, grade and state, and never by words: what a child wrote is not to be felt for', async () => {
    const well = await ask();
    const wind = await ask(bo, '傍晚的风为什么从湖面吹来？', 'physics');
    await answer(well, lin);
    await expect(list({ q: '湖面' })).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
    expect(idsOf(await list({ subject: 'math' }))).toEqual([well]);
    expect(idsOf(await list({ grade: 8 }))).toEqual([wind, well]);
    expect(idsOf(await list({ grade: 9 }))).toEqual([]);
    expect(idsOf(await list({ state: 'open' }))).toEqual([wind]);
  });

  test('is of the last thirty days unless another time is asked for, and never of more than a year', async () => {
    const old = await ask();
    centre.pass(31 * 24 * hour);
    const recent = await ask(bo);
    expect(idsOf(await list())).toEqual([recent]);
    const at = (days: number) => new Date(centre.clock.now - days * 24 * hour * 1000).toISOString();
    expect(idsOf(await list({ from: at(32) }))).toEqual([recent, old]);
    expect(idsOf(await list({ from: at(32), to: at(1) }))).toEqual([old]);
    await expect(list({ from: at(1), to: at(2) })).rejects.toMatchObject({ code: 'QA_RANGE_EMPTY' });
    await expect(list({ from: at(400) })).rejects.toMatchObject({ code: 'QA_RANGE_TOO_LONG' });
    await expect(list({ from: 'yesterday' })).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
  });

  test('is leafed through forwards and backwards, either order, also where questions are of one moment', async () => {
    await centre.enable(people.eastAdmin, { maxOpenQuestionsPerStudent: 20 });
    const asked: string[] = [];
    for (let n = 0; n < 7; n++) {
      asked.push(await ask(n % 2 ? ann : bo));
      if (n % 3 === 0) centre.pass(1);
    }
    for (const order of ['newest', 'oldest']) {
      const all = order === 'newest' ? asked.toReversed() : asked;
      const first = await list({ order, limit: 3 });
      const second = await list({ order, limit: 3, cursor: first.nextCursor });
      const third = await list({ order, limit: 3, cursor: second.nextCursor });
      expect([first, second, third].map(idsOf)).toEqual([all.slice(0, 3), all.slice(3, 6), all.slice(6)]);
      expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);
      const back = await list({ order, limit: 3, cursor: third.previousCursor, direction: 'previous' });
      const begin = await list({ order, limit: 3, cursor: back.previousCursor, direction: 'previous' });
      expect([idsOf(back), idsOf(begin)]).toEqual([all.slice(3, 6), all.slice(0, 3)]);
      expect(begin.previousCursor).toBeNull();
      expect(begin.nextCursor).toBe(first.nextCursor);
      expect(begin.total).toBe(7);
    }
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
  });

  test('tells from which school, how soon it was answered and how the answer was rated', async () => {
    const id = await ask();
    centre.pass(hour);
    const answerId = await answer(id, lin);
    const answeredAt = new Date(centre.clock.now).toISOString();
    centre.pass(hour);
    await answer(id, gu);
    await centre.call('adoptions.adopt', { id: answerId, stars: 4 }, ann);
    const { items } = await list();
    expect(items).toEqual([
      expect.objectContaining({
        districtName: 'district east',
        schoolName: 'school east-1',
        firstAnsweredAt: answeredAt,
        stars: 4,
        state: 'adopted',
      }),
    ]);
  });

  test('is summed up by state, with who waits longest', async () => {
    const first = await ask();
    const since = new Date(centre.clock.now).toISOString();
    centre.pass(hour);
    await ask(bo);
    const done = await ask(wen);
    await answer(done, gu);
    const sum = (as: Caller, params = {}) => centre.call<Record<string, unknown>>('supervision.summary', params, as);
    expect(await sum(cityAdmin)).toMatchObject({ total: 3, states: { open: 2, answered: 1 }, waitingSince: since });
    expect(await sum(westAdmin)).toMatchObject({ total: 1, states: { open: 0, answered: 1 }, waitingSince: null });
    const held = await ask(ann, '我是笨蛋吗？');
    expect(await sum(firstSchool)).toMatchObject({ total: 2, states: { open: 1, held: 1 }, waitingSince: since });
    expect([idsOf(await list({ state: 'held' })), idsOf(await list({ state: 'open' })).includes(held)]).toEqual([[held], false]);
    await centre.call('questions.withdraw', { id: held }, ann);
    await centre.call('questions.withdraw', { id: first }, ann);
    expect(await sum(firstSchool)).toMatchObject({ total: 2, states: { open: 0, withdrawn: 2 }, waitingSince: null });
  });

  test('is taken along as a table, in pieces that make one file', async () => {
    await ask();
    centre.pass(1);
    await ask(bo, '傍晚的风为什么从湖面吹来？');
    const piece = (more = {}) =>
      centre.call<{ csv: string; rows: number; nextCursor: string | null }>('supervision.export', more, eastAdmin);
    const first = await piece({ limit: 1 });
    const second = await piece({ limit: 1, cursor: first.nextCursor });
    expect([first.rows, second.rows, second.nextCursor]).toEqual([1, 1, null]);
    const whole = await piece();
    expect(first.csv + second.csv).toBe(whole.csv);
    const lines = whole.csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('提问时间');
    expect(whole.csv).not.toMatch(/湖面|深井/);
    expect(lines[1]).toContain('school east-2');
    expect((await piece({ language: 'en' })).csv).toContain('subject math');
  });
});
