import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { mindMap, people, startConsent, type TestConsent } from './testing/start-consent.ts';

const { child, soon, grown, unsaid, other, qinghe, songtai, east, city, teacher } = people;

interface Item {
  purpose: string;
  pluginId: string;
  version: string;
  state: string;
  allowed: boolean;
  givenBy: string | null;
}
interface Own {
  mayDecide: boolean;
  ofAgeOn: string | null;
  graceEndsOn: string | null;
  askedAt: number | null;
  items: Item[];
}
interface Line {
  studentId: string;
  name: string;
  age: string;
  codeUntil: number | null;
  items: { purpose: string; state: string }[];
}

onEachKind('consent', (freshUrl) => {
  let consent: TestConsent;
  beforeAll(async () => {
    consent = await startConsent(await freshUrl());
  }, 60_000);
  afterAll(() => consent.stop());
  beforeEach(() => consent.reset());

  const call = <R = Record<string, unknown>>(action: string, params: object = {}, as?: Caller, meta: object = {}) =>
    consent.call<R>(`consent.${action}`, params as Record<string, unknown>, as, meta);
  const code = (promise: Promise<unknown>) => promise.then(() => 'fine', (error: { code: string }) => error.code);
  const check = (student: Caller, purpose = 'recommendation', pluginId = '') =>
    call<{ allowed: boolean; givenBy: string | null; why?: string }>('check', { studentId: student.id, purpose, pluginId });
  const own = (as: Caller) => call<Own>('showOwn', {}, as);
  const goTo = (date: string) => (consent.clock.now = Date.parse(`${date}T12:00:00+08:00`));
  const codeFor = async (student: Caller, admin: Caller = qinghe) =>
    (await call<{ items: { code: string }[] }>('handOutCodes', { studentIds: [student.id] }, admin)).items[0]!.code;
  const opened = (guardianCode: string, clientAddress = '10.0.0.1') => call<{ maskedName: string; items: Item[] }>('openCode', { code: guardianCode, clientAddress });
  const answersOf = (items: readonly Item[], allows: (item: Item) => boolean) =>
    items.map((item) => ({ purpose: item.purpose, pluginId: item.pluginId, version: item.version, allowed: allows(item) }));
  const guardian = { guardianName: '陆母', relation: 'mother' };
  /** A guardian answers everything. */
  const guardianSays = async (student: Caller, allows: (item: Item) => boolean = () => true) => {
    const guardianCode = await codeFor(student);
    const { items } = await opened(guardianCode);
    await call('answerCode', { code: guardianCode, ...guardian, answers: answersOf(items, allows) });
    return guardianCode;
  };
  const studentSays = async (student: Caller, allows: (item: Item) => boolean = () => true) =>
    call<{ changed: number }>('decideOwn', { answers: answersOf((await own(student)).items, allows) }, student);
  const paper = (student: Caller, more: object = {}, as: Caller = qinghe) => {
    const answers = [{ purpose: 'recommendation', pluginId: '', allowed: true, version: '1' }];
    return call('recordPaper', { id: student.id, signedOn: '2026-11-20', reference: 'A-7', ...guardian, answers, ...more }, as);
  };

  describe('of a child', () => {
    test('is the guardian’s, by a code of the school’s: each purpose for itself, in the history, on the record, and told', async () => {
      expect(await check(child)).toEqual({ allowed: false, givenBy: null, since: null, why: 'missing' });
      const guardianCode = await codeFor(child);
      const { maskedName, items } = await opened(guardianCode.toUpperCase().replaceAll('-', ' '));
      expect(maskedName).toBe('n****');
      expect(items.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['basic-service', 'vendor-data', 'research-statistics']));
      const answers = answersOf(items, ({ purpose }) => purpose !== 'research-statistics');
      expect(await call('answerCode', { code: guardianCode, ...guardian, answers })).toEqual({ changed: items.length });
      expect(await check(child)).toMatchObject({ allowed: true, givenBy: 'guardian', since: consent.clock.now });
      expect(await check(child, 'research-statistics')).toMatchObject({ allowed: false, why: 'refused' });
      expect(await check(child, 'vendor-data', 'mind-map')).toMatchObject({ allowed: true });
      expect(await check(child, 'vendor-data', 'another')).toMatchObject({ allowed: false, why: 'not-asked' });
      expect(await check(child, 'selling')).toMatchObject({ allowed: false, why: 'not-asked' });
      expect(await check(teacher)).toMatchObject({ allowed: false, why: 'unknown-student' });
      await consent.settle();
      const decided = consent.heard.records.filter(({ kind }) => kind === 'consent.decided');
      expect(decided).toEqual([expect.objectContaining({ personId: child.id, payload: expect.objectContaining({ guardianName: '陆母', channel: 'code' }) })]);
      expect(consent.heard.events).toContainEqual({ studentId: child.id, purpose: 'recommendation', pluginId: '', allowed: true, at: consent.clock.now });
      const history = await call<{ items: { purpose: string; givenBy: string }[] }>('ownHistory', {}, child);
      expect(history.items).toHaveLength(items.length);
      expect(JSON.stringify(history)).not.toContain('陆母');
    });

    test('is never the child’s own: neither to give nor to refuse', async () => {
      const { mayDecide, items } = await own(child);
      expect(mayDecide).toBe(false);
      expect(await code(call('decideOwn', { answers: answersOf(items, () => true) }, child))).toBe('CONSENT_GUARDIAN_NEEDED');
      await guardianSays(child);
      expect(await code(call('decideOwn', { answers: answersOf(items, () => false) }, child))).toBe('CONSENT_GUARDIAN_NEEDED');
      expect(await code(call('decideOwn', { answers: answersOf((await own(unsaid)).items, () => true) }, unsaid))).toBe('CONSENT_GUARDIAN_NEEDED');
      expect(await check(child)).toMatchObject({ allowed: true });
    });

    test('can be asked for by the child; the school sees it until there is an answer', async () => {
      await call('askGuardian', {}, child);
      const asked = () => call<{ items: Line[] }>('students', { filter: 'asked' }, qinghe);
      expect((await asked()).items.map(({ studentId }) => studentId)).toEqual([child.id]);
      await guardianSays(child);
      expect((await asked()).items).toEqual([]);
      expect(await code(call('askGuardian', {}, grown))).toBe('CONSENT_STUDENT_DECIDES');
    });
  });

  describe('a guardian’s code', () => {
    test('serves to ask for the child’s data or erasure instead, once for each, and not from 14 on', async () => {
      const askData = (guardianCode: string, kind: string) => code(call('askData', { code: guardianCode, kind, ...guardian }));
      const first = await codeFor(child);
      expect(await askData(first, 'export')).toBe('fine');
      await consent.settle();
      expect(consent.heard.dataAsked).toMatchObject([{ personId: child.id, kind: 'export', ...guardian }]);
      expect(await askData(first, 'erasure')).toBe('CONSENT_CODE_USED');
      const second = await codeFor(child);
      expect(await askData(second, 'export')).toBe('CONSENT_DATA_ASKED');
      expect(await opened(second)).toMatchObject({ dataAsked: ['export'] });
      expect(await askData(second, 'erasure')).toBe('fine');
      const last = await codeFor(soon);
      goTo('2026-12-11');
      expect(await askData(last, 'export')).toBe('CONSENT_STUDENT_DECIDES');
    });

    test('serves once, also when it is used twice at once; a retry of the same answer gets the same', async () => {
      const guardianCode = await codeFor(child);
      const { items } = await opened(guardianCode);
      const say = (allowed: boolean, meta: object = {}) =>
        call('answerCode', { code: guardianCode, ...guardian, answers: answersOf(items, () => allowed) }, undefined, meta);
      const ends = await Promise.all([true, false, true].map((allowed) => code(say(allowed))));
      expect(ends.sort()).toEqual(['CONSENT_CODE_USED', 'CONSENT_CODE_USED', 'fine']);
      const { items: history } = await call<{ items: object[] }>('ownHistory', { limit: 100 }, child);
      expect(history).toHaveLength(items.length);
      expect(await code(opened(guardianCode))).toBe('CONSENT_CODE_USED');
      const another = await codeFor(child);
      const again = { code: another, ...guardian, answers: answersOf(items, () => false) };
      const first = await call('answerCode', again, undefined, { idempotencyKey: 'k' });
      expect(await call('answerCode', again, undefined, { idempotencyKey: 'k' })).toEqual(first);
    });

    test('ends when it is old, when another takes its place, and when the student is 14', async () => {
      const first = await codeFor(child);
      const second = await codeFor(child);
      expect(await code(opened(first))).toBe('CONSENT_CODE_ENDED');
      expect(await code(opened(second))).toBe('fine');
      consent.clock.now += 30 * 86_400_000;
      expect(await code(opened(second))).toBe('CONSENT_CODE_ENDED');
      goTo('2026-12-09');
      const last = await codeFor(soon);
      const { items } = await opened(last);
      goTo('2026-12-10');
      expect(await code(call('answerCode', { code: last, ...guardian, answers: answersOf(items, () => true) }))).toBe('CONSENT_STUDENT_DECIDES');
      await expect(call('handOutCodes', { studentIds: [soon.id] }, qinghe)).resolves.toMatchObject({ items: [], leftOut: 1 });
    });

    test('is not guessed: wrong ones are counted for each address, and nothing of them is kept readable', async () => {
      const guardianCode = await codeFor(child);
      const guesses = [];
      for (let guess = 0; guess < 62; guess++) guesses.push(await code(opened(`aaaa-aaaa-${1000 + guess}`, '10.6.6.6')));
      expect(guesses.filter((end) => end === 'CONSENT_CODE_UNKNOWN')).toHaveLength(60);
      expect(await code(opened(guardianCode, '10.6.6.6'))).toBe('FUDAO_TOO_MANY');
      expect(await code(opened(guardianCode, '10.0.0.2'))).toBe('fine');
      consent.clock.now += 16 * 60_000;
      expect(await code(opened(guardianCode, '10.6.6.6'))).toBe('fine');
      const rows = await consent.platform.database.select('SELECT * FROM consent_codes');
      expect(JSON.stringify(rows)).not.toContain(guardianCode.replaceAll('-', ''));
    });

    test('says nothing of another student, and takes no answers but to all that is asked, in today’s words', async () => {
      const guardianCode = await codeFor(child);
      const { items } = await opened(guardianCode);
      const answers = answersOf(items, () => true);
      const answer = (given: object[]) => code(call('answerCode', { code: guardianCode, ...guardian, answers: given }));
      expect(await answer(answers.slice(1))).toBe('CONSENT_ANSWER_ALL');
      expect(await answer([...answers.slice(1), answers[1]!])).toBe('CONSENT_ANSWER_ALL');
      consent.asked.asks = [{ ...mindMap, version: 'v2' }];
      expect(await answer(answers)).toBe('CONSENT_WORDS_CHANGED');
      expect(await call<{ items: object[] }>('ownHistory', {}, other)).toMatchObject({ items: [] });
      expect(await check(other)).toMatchObject({ allowed: false });
    });
  });

  describe('from 14 on', () => {
    test('is the student’s: the guardian’s stands for the time of grace, then what is optional ends', async () => {
      await guardianSays(soon);
      expect(await own(soon)).toMatchObject({ mayDecide: false, ofAgeOn: '2026-12-10', graceEndsOn: '2027-01-09' });
      consent.clock.now = Date.parse('2026-12-09T23:59:59+08:00');
      expect((await own(soon)).mayDecide).toBe(false);
      consent.clock.now += 1_000;
      expect((await own(soon)).items[0]).toMatchObject({ state: 'to-confirm', allowed: true });
      expect(await check(soon)).toMatchObject({ allowed: true });
      goTo('2027-01-09');
      expect(await check(soon)).toMatchObject({ allowed: false, givenBy: 'guardian', why: 'lapsed' });
      expect(await check(soon, 'basic-service')).toMatchObject({ allowed: true });
      await studentSays(soon, ({ purpose }) => purpose !== 'voice-video');
      expect(await check(soon)).toMatchObject({ allowed: true, givenBy: 'student' });
      expect(await check(soon, 'voice-video')).toMatchObject({ allowed: false, why: 'refused' });
    });

    test('a change is one change, however often and at once it is sent', async () => {
      const items = (await own(grown)).items.slice(0, 1);
      const ends = await Promise.all([1, 2, 3].map(() => call<{ changed: number }>('decideOwn', { answers: answersOf(items, () => true) }, grown)));
      expect(ends.map(({ changed }) => changed).sort()).toEqual([0, 0, 1]);
      await consent.settle();
      expect(consent.heard.events).toHaveLength(1);
      expect(consent.heard.records.filter(({ kind }) => kind === 'consent.decided')).toHaveLength(1);
    });

    test('who is 14 is told, once', async () => {
      await guardianSays(soon);
      await consent.runTimer('tell who is 14');
      goTo('2026-12-10');
      await consent.runTimer('tell who is 14');
      await consent.runTimer('tell who is 14');
      await consent.settle();
      expect(consent.heard.notices).toEqual([expect.objectContaining({ accountId: soon.id, kind: 'consent.passed-to-student' })]);
    });

    test('a day of birth that was put right counts at once', async () => {
      await studentSays(grown);
      expect(await check(grown)).toMatchObject({ allowed: true, givenBy: 'student' });
      consent.birthDates.set(grown.id, '2013-06-01');
      await consent.runTimer('keep in step with the students');
      expect(await check(grown)).toMatchObject({ allowed: false, why: 'missing' });
    });
  });

  describe('for a plugin', () => {
    const pass = async (student: Caller) => code(Promise.resolve().then(() => consent.runtime.host.consents.demand({ kind: 'plugin', id: 'mind-map', version: '1' }, { caller: student, requestId: '' })));

    test('lets calls pass while it stands, and ends when purpose or recipient are others', async () => {
      expect(await pass(teacher)).toBe('fine');
      expect(await pass(child)).toBe('CONSENT_NEEDED');
      await guardianSays(child);
      expect(await pass(child)).toBe('fine');
      consent.asked.asks = [{ ...mindMap, version: 'v2' }];
      expect(await pass(child)).toBe('CONSENT_NEEDED');
      expect(await check(child, 'vendor-data', 'mind-map')).toMatchObject({ allowed: false, why: 'stale' });
      expect(await check(child)).toMatchObject({ allowed: true });
    });

    test('of which nobody has to be asked: nothing stands in the way, unless the city demands the basic service', async () => {
      const demand = (student: Caller) => code(Promise.resolve().then(() => consent.runtime.host.consents.demand({ kind: 'plugin', id: 'plain', version: '1' }, { caller: student, requestId: '' })));
      expect(await demand(child)).toBe('fine');
      consent.policy.basicServiceRequiredFrom = '2026-11-23';
      expect(await demand(child)).toBe('fine');
      goTo('2026-11-23');
      expect(await demand(child)).toBe('CONSENT_BASIC_NEEDED');
      await guardianSays(child, ({ purpose }) => purpose === 'basic-service');
      expect(await demand(child)).toBe('fine');
    });
  });

  describe('the school', () => {
    test('sees its own students by class and state; each look is on the record', async () => {
      await consent.runTimer('keep in step with the students');
      await guardianSays(child, ({ purpose }) => purpose !== 'voice-video');
      const list = (params: object, as: Caller = qinghe) => call<{ items: Line[]; nextCursor: string | null }>('students', params, as);
      const ids = async (params: object) => (await list(params)).items.map(({ studentId }) => studentId);
      expect(await ids({})).toEqual(['child', 'soon', 'grown', 'unsaid']);
      expect(await ids({ classGroupId: 'c2' })).toEqual(['grown', 'unsaid']);
      expect(await ids({ filter: 'refused' })).toEqual(['child']);
      expect(await ids({ filter: 'soon' })).toEqual(['soon']);
      expect(await ids({ filter: 'missing' })).toEqual(['soon', 'grown', 'unsaid']);
      const first = await list({ limit: 3 });
      expect(await ids({ limit: 3, cursor: first.nextCursor })).toEqual(['unsaid']);
      expect((await list({})).items.map(({ age }) => age)).toEqual(['guardian', 'soon', 'student', 'unknown']);
      const { csv } = await call<{ csv: string }>('exportStudents', { language: 'zh-CN' }, qinghe);
      expect(csv.split('\r\n').slice(0, 2)).toEqual([expect.stringMatching(/^\uFEFF班级,教育ID,姓名/), expect.stringContaining('name of child,监护人,同意,不同意')]);
      await consent.settle();
      const looks = consent.heard.records.filter(({ kind }) => kind.startsWith('consent.students-'));
      expect(looks.map(({ kind }) => kind)).toContain('consent.students-exported');
      expect(JSON.stringify(looks)).not.toContain('name of');
    });

    test('has no way to students of another, nor has anybody else', async () => {
      await consent.runTimer('keep in step with the students');
      expect(await code(call('handOutCodes', { studentIds: [other.id] }, qinghe))).toBe('FUDAO_NOT_FOUND');
      expect(await code(call('handOutCodes', { studentIds: [child.id, other.id] }, qinghe))).toBe('FUDAO_NOT_FOUND');
      expect(await code(paper(other))).toBe('FUDAO_NOT_FOUND');
      expect(await code(paper(child, {}, songtai))).toBe('FUDAO_NOT_FOUND');
      expect(await call('students', { classGroupId: 'w1' }, qinghe)).toMatchObject({ items: [] });
      for (const as of [east, city, teacher, child]) expect(await code(call('students', {}, as))).toBe('FUDAO_NOT_ALLOWED');
      expect(await code(call('decideOwn', { answers: answersOf((await own(grown)).items, () => true) }, qinghe))).toBe('FUDAO_NOT_ALLOWED');
      expect(await code(call('importPaper', { lines: [] }, city, { fromOutside: true }))).toBe('FUDAO_NOT_FOUND');
    });

    test('records paper: whose word it is, says the day it was signed; it takes nothing back', async () => {
      expect(await code(paper(child, { signedOn: '2026-11-23' }))).toBe('CONSENT_PAPER_DATE');
      expect(await code(paper(child, { guardianName: undefined }))).toBe('CONSENT_SIGNER_NEEDED');
      expect(await code(paper(child, { signedOn: '2026-02-30' }))).toBe('FUDAO_INVALID');
      await paper(child);
      expect(await check(child)).toMatchObject({ allowed: true, givenBy: 'guardian' });
      await paper(grown);
      expect(await check(grown)).toMatchObject({ allowed: true, givenBy: 'student' });
      await consent.settle();
      expect(consent.heard.notices.map(({ accountId }) => accountId)).toEqual([child.id, grown.id]);
      goTo('2026-11-25');
      await guardianSays(child, () => false);
      goTo('2026-11-26');
      expect(await code(paper(child, { signedOn: '2026-11-24' }))).toBe('CONSENT_PAPER_DATE');
      expect(await check(child)).toMatchObject({ allowed: false });
    });

    test('district and city see counts alone, and those of their own', async () => {
      await consent.runTimer('keep in step with the students');
      await guardianSays(child, ({ purpose }) => purpose !== 'voice-video');
      await guardianSays(soon);
      const counts = (as: Caller, districtId?: string) => call<{ schools: { schoolId: string; students: number; counts: object[] }[] }>('counts', { ...(districtId && { districtId }) }, as);
      goTo('2027-01-09');
      const { schools } = await counts(east);
      expect(schools).toMatchObject([{ schoolId: 'qinghe', students: 4 }]);
      expect(schools[0]!.counts).toEqual(expect.arrayContaining([
        { purpose: 'basic-service', allowed: 2, refused: 0, open: 2 },
        { purpose: 'voice-video', allowed: 0, refused: 1, open: 3 },
        { purpose: 'recommendation', allowed: 1, refused: 0, open: 3 },
      ]));
      expect(await counts(city, 'east')).toEqual(expect.objectContaining({ schools }));
      expect((await counts(city)).schools).toEqual([]);
      expect((await counts(city, 'west')).schools).toMatchObject([{ schoolId: 'songtai', students: 1 }]);
      expect(await code(counts(east, 'west'))).toBe('FUDAO_NOT_FOUND');
      expect((await counts(songtai)).schools).toMatchObject([{ schoolId: 'songtai' }]);
      expect(await code(counts(teacher))).toBe('FUDAO_NOT_ALLOWED');
      expect(JSON.stringify(schools)).not.toContain('child');
    });
  });

  test('changes are given whole, page by page, for an audit; an import takes paper over once', async () => {
    const lines = [
      { studentId: child.id, signedOn: '2026-09-01', reference: 'old', ...guardian, allowed: ['basic-service'], refused: ['recommendation'] },
      { studentId: other.id, signedOn: '2026-09-01', reference: 'old', ...guardian, allowed: ['basic-service'] },
    ];
    expect(await call('importPaper', { lines })).toEqual({ students: 2 });
    expect(await call('importPaper', { lines })).toEqual({ students: 0 });
    consent.clock.now += 1_000;
    await studentSays(grown, ({ purpose }) => purpose === 'basic-service');
    const read = async (districtId?: string) => {
      const items: { studentId: string; purpose: string; at: number }[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await call<{ items: typeof items; nextCursor: string | null }>('changes', { from: 0, to: consent.clock.now + 1, limit: 2, ...(cursor && { cursor }), ...(districtId && { districtId }) });
        items.push(...page.items);
        if (page.nextCursor === null) return items;
        cursor = page.nextCursor;
      }
    };
    const all = await read();
    expect(all).toHaveLength(3 + (await own(grown)).items.length);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => a - b));
    expect((await read('west')).map(({ studentId }) => studentId)).toEqual([other.id]);
  });
});
