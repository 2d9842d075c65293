import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { people, startRatings, type TestRatings } from './testing/start-ratings.ts';

const { students, west1, lin, gu, school, otherSchool, east, west, city } = people;
const [ann, bo] = [students[0]!, students[1]!];

interface Own {
  portrait: { quality: { quality: number; ratings: number } | null; history: object[]; tags: { id: string; ratings: number }[] };
  modes: { mode: string; ratings: number; meanScore: number; low: number; middle: number; high: number }[];
  words: { id: string; words: string }[];
  appeals: { id: string; state: string; stage: string; mayGoToCity: boolean }[];
}

interface Page<T = { id: string }> {
  items: T[];
  nextCursor: string | null;
}

onEachKind('ratings', (freshUrl) => {
  let ratings: TestRatings;
  let causes = 0;
  beforeAll(async () => {
    ratings = await startRatings(await freshUrl());
  }, 60_000);
  afterAll(() => ratings.stop());
  beforeEach(() => ratings.reset());

  const call = <R = Record<string, unknown>>(action: string, params: object = {}, as?: Caller, key?: string) =>
    ratings.call<R>(`ratings.${action}`, params as Record<string, unknown>, as, key ? { idempotencyKey: key } : {});
  const cause = (student = ann, teacher = lin, more: object = {}) => ({
    ...{ studentId: student.id, teacherId: teacher.id, mode: 'answer', causeId: `cause-${++causes}`, subject: 'math', grade: 8 },
    ...{ knowledgePointIds: ['math-1'], at: ratings.clock.now, ...more },
  });
  const expectOne = async (...which: Parameters<typeof cause>) => (await call<{ id: string }>('expect', cause(...which))).id;
  const give = async (student: Caller, stars: number, more: object = {}, teacher = lin) => {
    const id = await expectOne(student, teacher);
    await call('rate', { id, stars, ...more }, student);
    return id;
  };
  /** One of each of the first students; then a day passes and it is taken in. */
  const giveAll = async (stars: readonly number[], more: (index: number) => object = () => ({})) => {
    const ids: string[] = [];
    for (const [index, each] of stars.entries()) ids.push(await give(students[index]!, each, more(index)));
    await nextDay();
    return ids;
  };
  const nextDay = async () => {
    await ratings.settle();
    ratings.passDays(1);
    await ratings.runTimer('take past days into the portraits');
  };
  const own = (as = lin) => call<Own>('ownSums', {}, as);
  const owed = async (student = ann) => (await call<{ items: { id: string }[] }>('owed', { studentId: student.id })).items.map(({ id }) => id);
  const code = async (promise: Promise<unknown>) => promise.then(() => 'fine', (error: { code: string }) => error.code);

  describe('are owed and given', () => {
    test('once for each service, however often a mode says so, also at once', async () => {
      const one = cause();
      const answers = await Promise.all([call('expect', one), call('expect', one), call('expect', one)]);
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect(await owed()).toEqual([answers[0]!['id']]);
      await ratings.settle();
      expect(ratings.heard.pushes).toEqual([expect.objectContaining({ event: 'ratings.owed-changed', payload: { owed: 1 } })]);
    });

    const tookPlace = async (what: object, minutes = 20) => {
      const endsAt = ratings.clock.now;
      await ratings.call('policy.settle', { teacherId: null, studentIds: [ann.id], startsAt: endsAt - minutes * 60_000, endsAt, ...what });
      await ratings.settle();
    };
    const session = { activity: 'session', ownKey: 'session-1', teacherId: lin.id };

    test('for live tutoring that took place, whether or not its plugin says so; what it was about is filled in', async () => {
      await tookPlace(session);
      const [id] = await owed();
      expect(id).toBeDefined();
      await tookPlace(session);
      await call('expect', cause(ann, lin, { mode: 'session', causeId: 'session-1' }));
      expect(await owed()).toEqual([id]);
      await call('rate', { id, answers: [3, 3, 2, 3] }, ann);
      await ratings.settle();
      expect(await owed()).toEqual([]);
      expect(ratings.heard.records).toContainEqual(expect.objectContaining({ kind: 'ratings.rated', payload: expect.objectContaining({ mode: 'session', score: 11 }) }));
      const kept = await ratings.platform.database.selectOne<{ subject: string }>('SELECT subject FROM ratings_ratings WHERE id = :id', { id });
      expect(kept).toEqual({ subject: 'math' });
    });

    test('and told to their student by what they are for, to nobody else', async () => {
      for (const ownKey of ['session-1', 'session-2']) await tookPlace({ ...session, ownKey });
      const ownOf = async (as: Caller, mode = 'session') => (await call<Page<{ id: string; causeId: string }>>('ownOf', { mode, causeIds: ['session-1', 'session-2', 'other'] }, as)).items.sort((a, b) => a.causeId.localeCompare(b.causeId));
      const [first, second] = await ownOf(ann);
      await call('rate', { id: second!.id, answers: [3, 3, 2, 3] }, ann);
      expect(await ownOf(ann)).toEqual([
        { id: first!.id, causeId: 'session-1', state: 'owed', scale: 12, score: null },
        { id: second!.id, causeId: 'session-2', state: 'rated', scale: 12, score: 11 },
      ]);
      expect([await ownOf(bo), await ownOf(lin), await ownOf(ann, 'class')]).toEqual([[], [], []]);
    });

    test('for a class by each who had a seat in it, and not for what was cut off at once', async () => {
      const seat = { activity: 'seat', class: { reservationId: 'r1', ownKey: 'class-1', teacherId: gu.id } };
      await tookPlace({ ...seat, ownKey: 'seat-1' });
      await tookPlace({ ...seat, ownKey: 'seat-2', studentIds: [bo.id] });
      await tookPlace({ activity: 'class', ownKey: 'class-1', teacherId: gu.id, studentIds: [] });
      await tookPlace({ ...session, ownKey: 'session-2' }, 0.5);
      expect([await owed(ann), await owed(bo)]).toEqual([[expect.any(String)], [expect.any(String)]]);
      await call('cancel', { mode: 'class', causeId: 'class-1', reason: 'the line was down' });
      expect([await owed(ann), await owed(bo)]).toEqual([[], []]);
    });

    test('by the student who owes them, in the scale of the mode; then the next one is told', async () => {
      const session = await expectOne(ann, lin, { mode: 'session' });
      ratings.clock.now += 1;
      const answer = await expectOne(ann, gu);
      expect(await owed()).toEqual([session, answer]);
      expect(await code(call('rate', { id: session, stars: 5 }, ann))).toBe('RATINGS_SCORE_UNFIT');
      expect(await code(call('rate', { id: session, answers: [3, 3, 3, 3] }, bo))).toBe('FUDAO_NOT_FOUND');
      expect(await code(call('rate', { id: session, answers: [3, 3, 3, 3] }, lin))).toBe('FUDAO_NOT_ALLOWED');
      expect(await call('rate', { id: session, answers: [3, 2, 3, 1] }, ann)).toEqual({ id: session, state: 'rated', score: 9, nextId: answer });
      expect(await call('rate', { id: answer, stars: 4 }, ann)).toMatchObject({ score: 4, nextId: null });
      expect(await owed()).toEqual([]);
      expect(await call('readOwed', { id: session }, ann)).toMatchObject({ state: 'rated', scale: 12, score: 9, teacherId: 'lin', teacherName: 'name of lin' });
      expect(await code(call('readOwed', { id: session }, bo))).toBe('FUDAO_NOT_FOUND');
    });

    test('once: the same again is a retry, another is refused', async () => {
      const id = await expectOne();
      const given = { id, stars: 4, tagIds: ['patient'], words: ' 谢谢 ' };
      await Promise.allSettled([call('rate', given, ann, 'key-1'), call('rate', given, ann, 'key-2')]);
      expect(await call('rate', given, ann)).toMatchObject({ state: 'rated' });
      expect(await code(call('rate', { ...given, stars: 1 }, ann))).toBe('RATINGS_ALREADY_RATED');
      await ratings.settle();
      const kinds = ratings.heard.records.filter(({ kind }) => kind === 'ratings.rated');
      expect(kinds).toEqual([expect.objectContaining({ personId: 's1', payload: expect.objectContaining({ score: 4, scale: 5, words: '谢谢' }) })]);
    });

    test('also handed over by a mode that asked in its own page', async () => {
      const one = { ...cause(), rated: { stars: 5, words: '明白了', at: ratings.clock.now - 1000 } };
      const first = await call('expect', one);
      expect(first).toMatchObject({ state: 'rated' });
      expect(await call('expect', one)).toEqual(first);
      expect(await owed()).toEqual([]);
    });

    test('never of what is not known: people, tags, too many words', async () => {
      expect(await call('expect', { ...cause(), teacherId: 'nobody' })).toEqual({ id: null, state: 'cancelled' });
      expect(await code(call('expect', cause(ann, ann)))).toBe('FUDAO_INVALID');
      const id = await expectOne();
      expect(await code(call('rate', { id, stars: 3, tagIds: ['none'] }, ann))).toBe('RATINGS_TAG_UNKNOWN');
      expect(await code(call('rate', { id, stars: 3, words: '好'.repeat(301) }, ann))).toBe('RATINGS_WORDS_TOO_LONG');
      expect(await owed()).toEqual([id]);
    });

    test('no more where the service was annulled; what was given leaves the portrait', async () => {
      const one = cause();
      const { id } = await call<{ id: string }>('expect', one);
      expect(await call('cancel', { mode: 'answer', causeId: one.causeId, reason: 'annulled' })).toEqual({ cancelled: 1 });
      expect(await owed()).toEqual([]);
      expect(await code(call('rate', { id, stars: 3 }, ann))).toBe('RATINGS_CANCELLED');
      await giveAll([5, 5, 5, 5, 1]);
      await call('cancel', { mode: 'answer', causeId: `cause-${causes}`, reason: 'annulled' });
      expect((await own()).modes).toEqual([{ mode: 'answer', scale: 5, ratings: 4, meanScore: 5, low: 0, middle: 0, high: 4 }]);
    });
  });

  describe('reach a teacher', () => {
    test('only in steps of five by five students, and not on the day', async () => {
      for (const [index, stars] of [5, 4, 3, 5].entries()) await give(students[index]!, stars);
      await give(ann, 1);
      await nextDay();
      expect(await own()).toMatchObject({ portrait: { quality: null, history: [], tags: [] }, modes: [], words: [] });
      await give(students[4]!, 5);
      await ratings.settle();
      await ratings.runTimer('take past days into the portraits');
      expect((await own()).modes).toEqual([]);
      await nextDay();
      expect((await own()).modes).toEqual([{ mode: 'answer', scale: 5, ratings: 5, meanScore: 4.4, low: 0, middle: 1, high: 4 }]);
    });

    test('not on the day also where older ones wait beside them', async () => {
      for (const student of students.slice(0, 4)) await give(student, 5);
      ratings.passDays(1);
      await give(students[4]!, 5);
      await ratings.settle();
      await ratings.runTimer('take past days into the portraits');
      expect((await own()).modes).toEqual([]);
      await nextDay();
      expect((await own()).modes).toEqual([expect.objectContaining({ ratings: 5 })]);
    });

    test('as quality, history, subjects and tags; and never who', async () => {
      await giveAll([5, 4, 3, 5, 5], (index) => ({ tagIds: index < 2 ? ['patient', 'clear'] : ['patient'] }));
      const portrait = await call<Own['portrait']>('portrait', { teacherId: 'lin' }, east);
      expect(portrait).toMatchObject({
        ...{ name: 'name of lin', schoolName: 'school school-1', districtName: 'district east', standing: 'admitted' },
        ...{ teaches: { subjects: ['math'], grades: [7, 8] }, services: [{ mode: 'answer', count: 5 }] },
        quality: { ratings: 5, mean: 0.85 },
        history: [{ month: '2026-11', ratings: 5, mean: 0.85, middle: 1, high: 4 }],
        subjects: [{ subject: 'math', ratings: 5 }],
        knowledgePoints: [{ id: 'math-1', name: 'point of math', ratings: 5 }],
      });
      expect(portrait.tags.map(({ id, ratings: count }) => [id, count])).toEqual([['patient', 5], ['clear', 2]]);
      expect(portrait.quality!.quality).toBeCloseTo((0.75 * 10 + 0.85 * 5) / 15, 10);
      const seen = JSON.stringify([portrait, await own()]);
      for (const { id } of students) expect(seen).not.toContain(`"${id}"`);
    });

    test('and their portrait those who supervise, of their own place; nobody else', async () => {
      const portrait = (as: Caller, teacherId = 'lin') => code(call('portrait', { teacherId }, as));
      for (const as of [school, east, city]) expect(await portrait(as)).toBe('fine');
      for (const as of [otherSchool, west]) expect(await portrait(as)).toBe('FUDAO_NOT_FOUND');
      for (const as of [ann, lin, gu]) expect(await portrait(as)).toBe('FUDAO_NOT_ALLOWED');
      // A teacher of no school is no school's.
      expect(await portrait({ ...otherSchool, schoolId: null }, 'gu')).toBe('FUDAO_NOT_FOUND');
      for (const id of ['s1', 'nobody']) expect(await portrait(city, id)).toBe('FUDAO_NOT_FOUND');
    });

    test('a student meets an admitted teacher without months and range; of others is not told that they exist', async () => {
      await giveAll([5, 4, 3, 5, 5], () => ({ tagIds: ['patient'], words: '讲得真清楚' }));
      const one = { ...cause(ann, lin, { mode: 'class' }), causeId: 'class-1' };
      for (const { id: studentId } of students.slice(0, 3)) await call('expect', { ...one, studentId });
      const met = (teacherId: string, as = west1) => call<Record<string, unknown>>('meetTeacher', { teacherId }, as);
      const seen = await met('lin');
      expect(Object.keys(seen).sort()).toEqual(['fewest', 'knowledgePoints', 'name', 'quality', 'schoolName', 'services', 'subjects', 'tags', 'teacherId', 'teaches']);
      expect(seen).toMatchObject({ schoolName: 'school school-1', quality: { ratings: 5 }, services: [{ mode: 'class', count: 1 }, { mode: 'answer', count: 5 }] });
      expect(Object.keys(seen['quality'] as object).sort()).toEqual(['halfLifeMonths', 'priorMean', 'quality', 'ratings']);
      expect(JSON.stringify(seen)).not.toMatch(/"s\d+"|讲得真清楚/);
      expect(await met('gu')).toMatchObject({ quality: null, tags: [], services: [] });
      for (const state of ['none', 'applied', 'suspended', 'withdrawn', 'lapsed']) {
        ratings.heard.standings['lin'] = state;
        expect(await code(met('lin'))).toBe('FUDAO_NOT_FOUND');
      }
      expect(await call('portrait', { teacherId: 'lin' }, east)).toMatchObject({ standing: 'lapsed', quality: { ratings: 5 } });
      for (const id of ['s1', 'east-admin', 'nobody']) expect(await code(met(id))).toBe('FUDAO_NOT_FOUND');
      for (const as of [lin, gu, school, city]) expect(await code(met('gu', as))).toBe('FUDAO_NOT_ALLOWED');
    });

    test('the same when worked out anew, and when the event comes twice', async () => {
      await giveAll([5, 4, 3, 5, 1, 2, 3, 4, 5, 5, 5, 4], (index) => ({ tagIds: index % 2 ? ['patient'] : ['clear'] }));
      const before = await own();
      expect(before.modes[0]).toMatchObject({ ratings: 10 });
      await ratings.runTimer('take past days into the portraits');
      expect(await call('rebuildPortraits')).toEqual({ teachers: 1 });
      expect(await own()).toEqual(before);
    });
  });

  describe('come with words', () => {
    test('that a moderator of the district lets through, a week after their step, by an id that tells no time', async () => {
      const ids = await giveAll([5, 5, 5, 5, 5], (index) => ({ words: index === 0 ? '讲得真清楚' : index === 1 ? '加我微信' : '' }));
      const queue = () => call<Page<{ id: string; doubt: string | null }>>('words', {}, east);
      expect((await queue()).items.map(({ id, doubt }) => [id, doubt])).toEqual([[ids[0], null], [ids[1], 'contact']]);
      expect((await call<Page>('words', {}, west)).items).toEqual([]);
      expect(await code(call('decideWords', { id: ids[0], decision: 'show' }, west))).toBe('FUDAO_NOT_FOUND');
      expect(await code(call('words', {}, lin))).toBe('FUDAO_NOT_ALLOWED');
      await call('decideWords', { id: ids[0], decision: 'show' }, east);
      expect(await code(call('decideWords', { id: ids[1], decision: 'hide', reason: ' ' }, east))).toBe('RATINGS_REASON_REQUIRED');
      await call('decideWords', { id: ids[1], decision: 'hide', reason: '联系方式' }, city);
      expect((await queue()).items).toEqual([]);
      expect((await own()).words).toEqual([]);
      ratings.passDays(8);
      const { words } = await own();
      expect(words).toEqual([{ id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/), mode: 'answer', words: '讲得真清楚' }]);
      expect(words[0]!.id).not.toBe(ids[0]);
      await ratings.settle();
      expect(ratings.heard.records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ratings.words-read', 'ratings.words-shown', 'ratings.words-hidden']));
    });
  });

  describe('are contested', () => {
    const appeal = (params: object, as = lin) => call<{ id: string }>('openAppeal', { reason: '不是我的课', ...params }, as);
    const decide = (id: string, decision: object, as: Caller) => call('decideAppeal', { id, reason: '已核实', ...decision }, as);

    test('the district excludes a rating with its reason, and the portrait changes at once', async () => {
      const ids = await giveAll([5, 5, 5, 5, 1], () => ({ tagIds: ['patient'] }));
      expect(await code(appeal({ about: 'figure', target: 'nothing' }))).toBe('FUDAO_NOT_FOUND');
      const { id } = await appeal({ about: 'figure', target: 'quality' });
      expect(await code(appeal({ about: 'figure', target: 'quality' }))).toBe('RATINGS_APPEAL_PENDING');
      expect((await call<Page>('appeals', {}, west)).items).toEqual([]);
      expect(await code(decide(id, { decision: 'keep' }, west))).toBe('FUDAO_NOT_FOUND');
      const detail = await call<{ ratings: { id: string }[]; mayDecide: boolean }>('appeal', { id }, east);
      expect([detail.ratings.length, detail.mayDecide]).toEqual([5, true]);
      expect(JSON.stringify(detail)).not.toMatch(/"s\d+"/);
      expect(await code(decide(id, { decision: 'exclude' }, east))).toBe('RATINGS_RATINGS_REQUIRED');
      expect(await code(decide(id, { decision: 'exclude', ratingIds: ['another'] }, east))).toBe('FUDAO_NOT_FOUND');
      await decide(id, { decision: 'exclude', ratingIds: [ids[4]!] }, east);
      const after = await own();
      expect(after.modes).toEqual([expect.objectContaining({ ratings: 4, meanScore: 5, low: 0 })]);
      expect(after.portrait.tags).toEqual([expect.objectContaining({ ratings: 4 })]);
      expect(after.appeals).toEqual([expect.objectContaining({ state: 'excluded', mayGoToCity: false })]);
      expect(await code(decide(id, { decision: 'keep' }, city))).toBe('RATINGS_ALREADY_DECIDED');
      await call('rebuildPortraits');
      expect(await own()).toEqual(after);
      await ratings.settle();
      expect(ratings.heard.notices).toEqual([expect.objectContaining({ accountId: 'lin', kind: 'ratings.appeal-decided' })]);
      expect(ratings.heard.records).toContainEqual(expect.objectContaining({ kind: 'ratings.excluded', personId: 's5' }));
    });

    test('what the district keeps goes to the city, once, for the last word', async () => {
      await giveAll([5, 5, 5, 5, 1], () => ({ tagIds: ['humorous'] }));
      const { id } = await appeal({ about: 'tag', target: 'humorous' });
      expect(await code(call('takeToCity', { id, reason: '再看看' }, lin))).toBe('RATINGS_NOT_TO_CITY');
      await decide(id, { decision: 'keep' }, east);
      expect(await code(call('takeToCity', { id, reason: '再看看' }, gu))).toBe('FUDAO_NOT_FOUND');
      await call('takeToCity', { id, reason: '再看看' }, lin);
      expect(await code(decide(id, { decision: 'keep' }, east))).toBe('FUDAO_NOT_ALLOWED');
      await decide(id, { decision: 'keep' }, city);
      expect(await code(call('takeToCity', { id, reason: '再看看' }, lin))).toBe('RATINGS_NOT_TO_CITY');
      expect((await own()).modes[0]).toMatchObject({ ratings: 5 });
    });
  });

  describe('have style tags', () => {
    test('that the city adds, merges and retires; what was given counts on', async () => {
      expect(await code(call('addTag', { name: { 'zh-CN': '耐心', en: 'Other' } }, city))).toBe('RATINGS_TAG_TAKEN');
      expect(await code(call('addTag', { name: { 'zh-CN': '有趣', en: 'Fun' } }, east))).toBe('FUDAO_NOT_ALLOWED');
      const { id } = await call<{ id: string }>('addTag', { name: { 'zh-CN': '有趣', en: 'Fun' } }, city);
      await giveAll([5, 5, 5, 5, 5], (index) => ({ tagIds: [index < 2 ? id : 'humorous'] }));
      expect(await code(call('mergeTag', { id, into: id }, city))).toBe('RATINGS_MERGE_INTO_ITSELF');
      await call('mergeTag', { id, into: 'humorous' }, city);
      expect((await own()).portrait.tags).toEqual([expect.objectContaining({ id: 'humorous', ratings: 5 })]);
      await call('retireTag', { id: 'humorous' }, city);
      const used = await call<{ items: { id: string }[] }>('tags', {}, ann);
      expect(used.items.map((tag) => tag.id)).not.toEqual(expect.arrayContaining(['humorous']));
      expect((await own()).portrait.tags).toHaveLength(1);
      for (const tag of ['humorous', id]) await call('restoreTag', { id: tag }, city);
      expect((await own()).portrait.tags.map(({ ratings: count }) => count)).toEqual([3, 2]);
    });
  });

  describe('are flagged', () => {
    test('with figures, for the own district, on the record; looked at with a note', async () => {
      // West's teacher is adopted by one student over and over; the others spread out.
      for (let round = 0; round < 20; round++) await give(west1, 5, {}, gu);
      for (const student of students) for (let round = 0; round < 3; round++) await give(student, 3);
      await ratings.runTimer('look for anomalies of ratings');
      await ratings.runTimer('look for anomalies of ratings');
      const flags = (as: Caller, more: object = {}) => call<Page<{ id: string; kind: string; figures: { count: number; of: number } }>>('flags', more, as);
      const { items } = await flags(west);
      expect(items.map(({ kind }) => kind).sort()).toEqual(['concentration', 'student-inflation']);
      const pair = items.find(({ kind }) => kind === 'concentration')!;
      expect(pair).toMatchObject({ teacherName: 'name of gu', studentName: 'name of west1', figures: { count: 20, of: 20, adopted: 20 } });
      expect((await flags(east)).items).toEqual([]);
      expect((await flags(east, { districtId: 'west' })).items).toEqual([]);
      const first = await flags(city, { limit: 1 });
      const second = await flags(city, { limit: 1, cursor: first.nextCursor! });
      expect([first.items.length, second.items.length, second.nextCursor]).toEqual([1, 1, null]);
      expect(first.items[0]!.id).not.toBe(second.items[0]!.id);
      expect(await code(call('lookAtFlag', { id: pair.id, note: '已了解' }, east))).toBe('FUDAO_NOT_FOUND');
      await call('lookAtFlag', { id: pair.id, note: '=同班辅导，已了解' }, west);
      expect((await flags(west)).items).toHaveLength(1);
      const { csv } = await call<{ csv: string }>('exportFlags', { state: 'looked-at' }, city);
      expect(csv.split('\r\n')[1]).toContain(",'=同班辅导，已了解");
      await ratings.settle();
      expect(ratings.heard.records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ratings.flags-read', 'ratings.flags-exported', 'ratings.flag-looked-at']));
    });
  });

  test('of an erased student only sums stay; of an erased teacher nothing', async () => {
    await giveAll([5, 5, 5, 5, 5, 4], (index) => ({ words: index === 0 ? '小安的话' : '' }));
    const before = (await own()).modes;
    const { ratingsPrivacy } = await import('./ratings-privacy.ts');
    const context = { db: ratings.platform.database, transaction: (unit: (work: object) => Promise<void>) => unit({ db: ratings.platform.database }) } as never;
    expect(JSON.stringify(await ratingsPrivacy.exportPerson!(context, 's1'))).toContain('小安的话');
    await ratingsPrivacy.erasePerson!(context, 's1');
    const rows = () => ratings.platform.database.select('SELECT * FROM ratings_ratings');
    expect(JSON.stringify(await rows())).not.toMatch(/小安|"s1"/);
    expect((await own()).modes).toEqual(before);
    await ratingsPrivacy.erasePerson!(context, 'lin');
    expect(await rows()).toEqual([]);
  });
});
