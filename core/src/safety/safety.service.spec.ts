import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { people, startSafety, type TestSafety } from './testing/start-safety.ts';

const { ann, bo, wen, lin, school, school2, east, east2, west, city } = people;
const hour = 3_600_000;
const day = 24 * hour;

interface Item {
  id: string;
  reasons: string[];
  reports: number;
  isUrgent: boolean;
  level: string;
}

interface Detail extends Item {
  revision: number;
  text: string | null;
  reportList: { words: string | null; byName: string | null }[];
  steps: { kind: string; note: string | null }[];
}

onEachKind('safety', (freshUrl) => {
  let safety: TestSafety;
  beforeAll(async () => {
    safety = await startSafety(await freshUrl());
  }, 60_000);
  afterAll(() => safety.stop());
  beforeEach(() => safety.reset());

  const call = <R = Record<string, unknown>>(name: string, params: object = {}, as?: Caller) => safety.call<R>(`safety.${name}`, params as Record<string, unknown>, as);
  const code = (promise: Promise<unknown>) => promise.then(() => 'fine', (error: { code: string }) => error.code);
  const answer = (id = 'answer-1') => ({ pluginId: 'question-answer', kind: 'answer', id });
  const report = (as: Caller, reason = 'insult', more: object = {}) => call<{ id: string }>('report', { target: answer(), reason, ...more }, as);
  const queue = async (as: Caller, params: object = {}) => (await call<{ items: Item[] }>('cases', params, as)).items;
  const only = async (as: Caller): Promise<Detail> => call<Detail>('case', { id: (await queue(as))[0]!.id }, as);
  const decide = async (as: Caller, outcome: string, more: object = {}, from?: Detail) => {
    const { id, revision } = from ?? (await only(as));
    return call('decideCase', { id, revision, outcome, note: 'looked at it', ...more }, as);
  };
  const live = async () => (await call<{ items: { personId: string; pluginId: string | null; code: string }[] }>('suspensionState', { revision: null })).items;

  describe('the list', () => {
    const words = (...all: string[]) => ({ words: all.map((word) => ({ word, severity: 'refuse', uses: [] })), allowedLinks: [] as string[] });
    const save = (list: object, expectedNumber: number, as: Caller = city) => call<{ number: number }>('saveList', { list, note: 'why', expectedNumber }, as);
    const verdict = async (text: string, districtId: string) => (await call<{ verdict: string }>('screen', { text, use: 'question', districtId })).verdict;

    test('counts from the moment it is saved; a district adds words, and only in its district', async () => {
      expect(await verdict('香蕉很好吃', 'east')).toBe('clean');
      expect(await save({ ...words('香蕉'), allowedLinks: ['Daan.com '] }, 0)).toEqual({ number: 1 });
      expect([await verdict('香 蕉', 'east'), await verdict('看 daan.com', 'west')]).toEqual(['refused', 'clean']);
      await save(words('苹果'), 0, east);
      expect([await verdict('苹果', 'east'), await verdict('苹果', 'west'), await verdict('香蕉', 'east')]).toEqual(['refused', 'clean', 'refused']);
      expect(await code(save({ ...words('x'), allowedLinks: ['a.cn'] }, 1, east))).toBe('SAFETY_DISTRICT_ADDS_ONLY');
      expect(await code(save({ ...words('x'), allowedLinks: ['https://a.cn/b'] }, 1))).toBe('SAFETY_HOST_UNFIT');
      expect(await call('list', {}, east)).toMatchObject({ scope: 'district', number: 1, city: { allowedLinks: ['daan.com'] } });
      expect(await code(call('list', {}, school))).toBe('FUDAO_NOT_ALLOWED');
    });

    test('has a history and is put back; of two who save at once one is told', async () => {
      await save(words('一'), 0);
      const both = await Promise.all([code(save(words('二'), 1)), code(save(words('三'), 1))]);
      expect(both.sort()).toEqual(['SAFETY_CHANGED', 'fine']);
      await call('restoreList', { number: 0, note: 'back', expectedNumber: 2 }, city);
      expect(await call('listHistory', {}, city)).toMatchObject({ items: [{ number: 3, restores: 0, byName: 'name of city-admin' }, { number: 2 }, { number: 1 }] });
      expect(await verdict('香蕉，笨蛋', 'east')).toBe('held');
      expect(await call('tryList', { text: '香蕉', use: 'chat', list: words('香蕉') }, east)).toMatchObject({ verdict: 'refused', findings: [{ kind: 'word', start: 0, length: 2 }] });
      expect(await verdict('香蕉', 'east')).toBe('clean');
    });

    test('refuses with the field and the place of what has to go', async () => {
      const texts = [{ field: 'thinking', text: '先设 x' }, { field: 'answer', text: '加微信 abc12345 再说' }];
      const error = await call('demandClean', { texts, use: 'answer' }, lin).catch((thrown: { code: string; details: object }) => thrown);
      expect(error).toMatchObject({ code: 'SAFETY_CONTACT_DETAILS', details: { field: 'answer', kind: 'messenger', start: 1, found: '微信 abc12345' } });
      expect(await call('demandClean', { texts: [{ field: 'text', text: '笨蛋' }], use: 'question' }, ann)).toMatchObject({ verdict: 'held', findings: [{ field: 'text', kind: 'word' }] });
    });
  });

  describe('a report', () => {
    test('of what one cannot see, of nothing and of oneself is none', async () => {
      expect(await code(report(wen))).toBe('SAFETY_NOT_REPORTABLE');
      expect(await code(call('report', { target: { kind: 'person', id: 'nobody' }, reason: 'other' }, ann))).toBe('SAFETY_NOT_REPORTABLE');
      expect(await code(call('report', { target: { pluginId: 'not-there', kind: 'answer', id: '1' }, reason: 'other' }, ann))).toBe('SAFETY_NOT_REPORTABLE');
      expect(await code(call('report', { target: { kind: 'person', id: 'ann' }, reason: 'other' }, ann))).toBe('FUDAO_NOT_ALLOWED');
      expect(await queue(city)).toEqual([]);
    });

    test('once more changes nothing; those of one thing are one case, the most urgent of them first', async () => {
      const [first, again] = [await report(ann), await report(ann, 'danger')];
      expect(again).toEqual(first);
      await call('report', { target: answer('answer-2'), reason: 'contact' }, ann);
      await Promise.all([report(bo, 'danger', { words: '他让我害怕' }), report(east2, 'improper')]);
      const found = await queue(school);
      expect(found.map(({ reports, isUrgent }) => [reports, isUrgent])).toEqual([[3, true], [1, false]]);
      expect(found[0]!.reasons).toEqual(['danger', 'improper', 'insult']);
      expect((await queue(school, { reason: 'contact' })).length).toBe(1);
      await safety.settle();
      expect(new Set(safety.heard.notices.filter(({ kind }) => kind === 'safety.danger').map(({ accountId }) => accountId))).toEqual(new Set(['e1-admin', 'e1-admin-2', 'east-admin', 'east-admin-2']));
    });

    test('of the person behind a thing is a case about the person, whose id the reporter never learns', async () => {
      const ofAuthor = (id: string, as: Caller) => call<{ id: string }>('report', { target: { ...answer(id), ofAuthor: true }, reason: 'contact' }, as);
      const first = await ofAuthor('answer-1', ann);
      expect([await ofAuthor('answer-2', ann), await code(report(ann))]).toEqual([first, 'fine']);
      await ofAuthor('answer-2', bo);
      const [one, two] = await queue(school, { reason: 'contact' });
      expect([one, two]).toEqual([expect.objectContaining({ pluginId: null, kind: 'person', reports: 2 }), undefined]);
      expect(await call('case', { id: one!.id }, school)).toMatchObject({ aboutId: 'lin', text: 'text of answer-1' });
      expect([await code(ofAuthor('answer-1', wen)), await code(ofAuthor('answer-1', lin))]).toEqual(['SAFETY_NOT_REPORTABLE', 'FUDAO_NOT_ALLOWED']);
      await safety.settle();
      const own = safety.heard.records.filter(({ personId }) => personId === 'ann');
      expect([own.length, JSON.stringify(own).includes('lin')]).toEqual([2, false]);
    });

    test('by many at one moment is one case', async () => {
      await Promise.all([report(ann), report(bo), report(east)]);
      expect((await queue(city)).map(({ reports }) => reports)).toEqual([3]);
    });

    test('by a hostile student a thousand times is bounded, and nothing is lost for others', async () => {
      const codes: string[] = [];
      // As many at once as a browser could be made to send, so that none waits for the database longer than a node allows.
      const fifty = (round: number) =>
        Array.from({ length: 50 }, (_nothing, index) => code(call('report', { target: answer(`answer-${round}-${index}`), reason: 'other' }, ann)));
      for (let round = 0; round < 20; round++) codes.push(...(await Promise.all(fifty(round))));
      expect(codes).toHaveLength(1_000);
      expect(codes.filter((one) => one === 'fine').length).toBe(10);
      expect(new Set(codes)).toEqual(new Set(['fine', 'SAFETY_TOO_MANY_REPORTS']));
      expect(await code(report(bo))).toBe('fine');
      safety.clock.now += hour + 1;
      expect(await code(call('report', { target: answer('answer-x'), reason: 'other' }, ann))).toBe('fine');
    }, 60_000);

    test('is not told to who is reported, nor at the school by whom it was', async () => {
      await report(ann, 'insult', { words: '骂人' });
      expect((await only(school)).reportList).toEqual([expect.objectContaining({ words: '骂人', byName: null })]);
      expect((await only(east)).reportList).toEqual([expect.objectContaining({ byName: 'name of ann' })]);
      await decide(school, 'measures', { measures: ['warn'] });
      const told = JSON.stringify(await call('ownStanding', {}, lin));
      expect(told).toContain('text of answer-1');
      expect(told).not.toMatch(/ann|骂人/);
      await safety.settle();
      const aboutLin = JSON.stringify(safety.heard.records.filter(({ personId }) => personId === 'lin'));
      expect(aboutLin).not.toMatch(/"ann"|骂人/);
      expect(safety.heard.notices).toContainEqual(expect.objectContaining({ accountId: 'ann', kind: 'safety.report-closed' }));
      const kept = JSON.stringify([await safety.platform.database.select('SELECT * FROM safety_cases'), await safety.platform.database.select('SELECT * FROM safety_reports')]);
      expect(kept).not.toMatch(/骂人|text of/);
    });
  });

  describe('the queue', () => {
    test('is that of the own place; cases about oneself are for others', async () => {
      await report(ann);
      expect([(await queue(school)).length, (await queue(east)).length, (await queue(city)).length, (await queue(west)).length]).toEqual([1, 1, 1, 0]);
      const { id } = await only(east);
      expect(await code(call('case', { id }, west))).toBe('FUDAO_NOT_FOUND');
      await call('report', { target: { kind: 'person', id: 'e1-admin' }, reason: 'other' }, ann);
      expect((await queue(school)).length).toBe(1);
      expect((await queue(east)).map(({ level }) => level).sort()).toEqual(['district', 'school']);
      await call('report', { target: { kind: 'person', id: 'east-admin' }, reason: 'other' }, ann);
      expect((await queue(east)).length).toBe(2);
      expect((await queue(city)).length).toBe(3);
    });

    test('gives a case to one; a claim ends by itself', async () => {
      await report(ann);
      const { id } = await only(school);
      const both = await Promise.all([code(call('claimCase', { id }, school)), code(call('claimCase', { id }, school2))]);
      expect(both.sort()).toEqual(['SAFETY_CLAIMED', 'fine']);
      const [has, hasNot] = (await queue(school, { mine: true })).length === 1 ? [school, school2] : [school2, school];
      expect(await code(decide(hasNot, 'no-action'))).toBe('SAFETY_CLAIMED');
      safety.clock.now += hour;
      expect(await code(call('claimCase', { id }, hasNot))).toBe('fine');
      await call('releaseCase', { id }, hasNot);
      expect(await code(decide(has, 'no-action'))).toBe('fine');
      expect(await code(call('claimCase', { id }, has))).toBe('SAFETY_CLOSED');
    });

    test('lets nobody decide who lost the role while the page was open, nor on what has changed', async () => {
      await report(ann);
      const open = await only(school);
      safety.lost.add('e1-admin');
      expect(await code(decide(school, 'no-action', {}, open))).toBe('FUDAO_NOT_ALLOWED');
      safety.lost.clear();
      await report(bo, 'danger');
      expect(await code(decide(school, 'no-action', {}, open))).toBe('SAFETY_CHANGED');
      expect(await code(decide(school, 'measures', { measures: [] }))).toBe('SAFETY_MEASURE_UNFIT');
      expect((await queue(school)).length).toBe(1);
    });

    test('pages, most urgent first', async () => {
      for (const [index, reason] of ['other', 'danger', 'insult', 'contact', 'cheating'].entries()) await call('report', { target: answer(`answer-${index}`), reason }, ann);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: Item[]; nextCursor: string | null } = await call('cases', { limit: 2, ...(cursor && { cursor }) }, east);
        seen.push(...page.items.map(({ reasons }) => reasons[0]!));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(['danger', 'contact', 'insult', 'other', 'cheating']);
    });
  });

  describe('what the screening held', () => {
    const flag = (id: string) => safety.flagAsPlugin({ kind: 'question', id, authorId: 'ann', text: '这题把我当笨蛋', reason: 'insult' });
    const told = async () => {
      await safety.settle();
      return safety.heard.events.map(({ name, payload }) => [name.split('.')[1], payload['id']]);
    };

    test('is let through or refused by the first decision, and its plugin hears of either', async () => {
      expect(await flag('q1')).toEqual(await flag('q1'));
      expect(await only(school)).toMatchObject({ text: '这题把我当笨蛋', reports: 1, reportList: [{ isScreening: true }] });
      await decide(school, 'no-action');
      expect(await told()).toEqual([['content-shown', 'q1']]);
      expect(safety.heard.notices).toEqual([]);
      await flag('q2');
      await decide(school, 'measures', { measures: ['hide'] });
      expect(await told()).toEqual([['content-shown', 'q1'], ['content-hidden', 'q2']]);
      expect(safety.heard.notices).toMatchObject([{ accountId: 'ann', title: { 'zh-CN': '你提交的一条内容没有通过审核，请查看原因' } }]);
    });

    test('waits on while it is handed up, and what somebody else reported of it changes nothing', async () => {
      await flag('q1');
      await decide(school, 'handed-up');
      expect(await told()).toEqual([]);
      await decide(east, 'no-action');
      await report(ann);
      await decide(school, 'no-action');
      expect(await told()).toEqual([['content-shown', 'q1']]);
    });
  });

  describe('a decision', () => {
    test('hides, warns and suspends at once, each on the record', async () => {
      await report(ann);
      const until = safety.clock.now + 3 * day;
      expect(await code(decide(school, 'measures', { measures: ['suspend'], until: safety.clock.now + 8 * day }))).toBe('SAFETY_TOO_LONG_FOR_LEVEL');
      expect(await live()).toEqual([]);
      await decide(school, 'measures', { measures: ['hide', 'warn', 'suspend'], until, onlyPlugin: true });
      expect(await live()).toEqual([expect.objectContaining({ personId: 'lin', pluginId: 'question-answer', until, code: 'SAFETY_SUSPENDED_HERE' })]);
      await safety.settle();
      expect(safety.heard.events.map(({ name }) => name).sort()).toEqual(['safety.content-hidden.v1', 'safety.suspended.v1']);
      expect(safety.heard.records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['safety.reported', 'safety.cases-read', 'safety.case-read', 'safety.suspended', 'safety.case-decided']));
      expect(safety.heard.broadcasts.length).toBeGreaterThan(0);
      expect(await queue(school, { state: 'closed' })).toEqual([expect.objectContaining({ measures: ['hide', 'warn', 'suspend'] })]);
      expect(await code(report(bo))).toBe('fine');
    });

    test('goes up a level, and an appeal to the one above who decided; what is taken back is undone', async () => {
      await report(ann);
      await decide(school, 'handed-up');
      expect([(await queue(school)).length, (await queue(east)).length]).toEqual([0, 1]);
      await decide(east, 'measures', { measures: ['hide', 'suspend'], until: null, note: 'x' }).catch(() => undefined);
      expect(await live()).toEqual([]);
      await decide(east, 'measures', { measures: ['hide', 'suspend'], until: safety.clock.now + 30 * day });
      const { notices } = await call<{ notices: { id: string; mayAppeal: boolean }[] }>('ownStanding', {}, lin);
      expect(notices).toEqual([expect.objectContaining({ mayAppeal: true })]);
      const { id } = notices[0]!;
      expect(await code(call('appeal', { id, words: '不是我写的' }, ann))).toBe('FUDAO_NOT_FOUND');
      await call('appeal', { id, words: '不是我写的' }, lin);
      expect(await code(call('appeal', { id, words: '再来' }, lin))).toBe('SAFETY_APPEALED_ALREADY');
      expect(await queue(east)).toEqual([]);
      expect((await only(city)).steps.at(-1)).toMatchObject({ kind: 'appealed', note: '不是我写的' });
      expect((await live()).length).toBe(1);
      await decide(city, 'no-action');
      expect(await live()).toEqual([]);
      await safety.settle();
      const names = safety.heard.events.map(({ name }) => name);
      expect([...names].sort()).toEqual(['safety.content-hidden.v1', 'safety.content-shown.v1', 'safety.reinstated.v1', 'safety.suspended.v1']);
    });
  });

  describe('a suspension', () => {
    const wanted = { personId: 'bo', pluginId: null, until: null as number | null, reasonCode: 'insult', note: 'why' };

    test('is given and lifted by who answers for the person, and not for equals, others or oneself', async () => {
      const until = safety.clock.now + day;
      expect(await code(call('suspendPerson', { ...wanted, until }, west))).toBe('FUDAO_NOT_FOUND');
      expect(await code(call('suspendPerson', wanted, school))).toBe('SAFETY_TOO_LONG_FOR_LEVEL');
      expect(await code(call('suspendPerson', { ...wanted, until: safety.clock.now }, school))).toBe('SAFETY_END_IN_PAST');
      expect(await code(call('suspendPerson', { ...wanted, personId: 'e1-admin-2', until }, school))).toBe('FUDAO_NOT_ALLOWED');
      expect(await code(call('suspendPerson', { ...wanted, personId: 'e1-admin', until }, school))).toBe('SAFETY_OWN_CASE');
      expect(await code(call('suspendPerson', wanted, ann))).toBe('FUDAO_NOT_ALLOWED');
      const { id } = await call<{ id: string }>('suspendPerson', { ...wanted, until: safety.clock.now + 30 * day }, east);
      expect(await code(call('liftSuspension', { id, reason: 'over' }, school))).toBe('FUDAO_NOT_ALLOWED');
      expect(await call('suspensions', {}, school)).toMatchObject({ items: [{ personName: 'name of bo', mayLift: false }] });
      await call('liftSuspension', { id, reason: 'over' }, city);
      await call('liftSuspension', { id, reason: 'again' }, city);
      expect(await call('suspensions', { state: 'over' }, east)).toMatchObject({ items: [{ id, liftedBecause: 'over' }] });
      await safety.settle();
      expect(safety.heard.events.map(({ name }) => name)).toEqual(['safety.suspended.v1', 'safety.reinstated.v1']);
    });

    test('without a report is previewed, told to the person with its reason, and appealed against like any other', async () => {
      const preview = (personId: string, as: Caller) => call('suspensionPreview', { personId }, as);
      expect(await preview('bo', school)).toEqual({ personId: 'bo', name: 'name of bo', roles: ['student'], earlier: 0, planned: 2, mostDays: 7, live: [] });
      const refused = [['e1-admin', school], ['e1-admin-2', school], ['city-admin', east], ['wen', school], ['nobody', city], ['bo', lin]] as const;
      const codes = await Promise.all(refused.map(([id, as]) => code(preview(id, as))));
      expect(codes).toEqual(['SAFETY_OWN_CASE', 'FUDAO_NOT_ALLOWED', 'FUDAO_NOT_FOUND', 'FUDAO_NOT_FOUND', 'FUDAO_NOT_FOUND', 'FUDAO_NOT_ALLOWED']);
      const params = { ...wanted, until: safety.clock.now + day };
      const once = () => safety.call<{ id: string }>('safety.suspendPerson', params, school, { idempotencyKey: 'once' });
      expect(await once()).toEqual(await once());
      expect(await preview('bo', east)).toMatchObject({ earlier: 1, mostDays: 90, live: [{ pluginId: null, until: params.until }] });
      const { suspensions, notices } = await call<{ suspensions: { noticeId: string }[]; notices: { id: string }[] }>('ownStanding', {}, bo);
      expect(suspensions.map(({ noticeId }) => noticeId)).toEqual(notices.map(({ id }) => id));
      expect(notices).toEqual([expect.objectContaining({ measures: ['suspend'], reasons: ['insult'], mayAppeal: true })]);
      await call('appeal', { id: notices[0]!.id, words: '我没有' }, bo);
      expect([(await queue(school)).length, (await only(east)).steps.map(({ note }) => note)]).toEqual([0, ['why', '我没有']]);
      await decide(east, 'no-action');
      expect(await live()).toEqual([]);
      await safety.settle();
      expect(safety.heard.notices).toContainEqual(expect.objectContaining({ accountId: 'bo', kind: 'safety.measure' }));
      const kinds = safety.heard.records.filter(({ personId }) => personId === 'bo').map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['safety.suspension-previewed', 'safety.suspended', 'safety.appealed', 'safety.reinstated']));
    });

    test('moves the revision that nodes look at; what ends by itself is told once', async () => {
      const { revision } = await call<{ revision: number }>('suspensionState', { revision: null });
      expect(await call('suspensionState', { revision })).toEqual({ revision, items: null });
      await call('suspendPerson', { ...wanted, until: safety.clock.now + hour }, school);
      expect(await call('suspensionState', { revision })).toMatchObject({ revision: revision + 1, items: [{ personId: 'bo', code: 'SAFETY_SUSPENDED' }] });
      expect(await call('ownStanding', {}, bo)).toMatchObject({ suspensions: [{ reasonCode: 'insult' }] });
      safety.clock.now += hour;
      expect(await live()).toEqual([]);
      await safety.runTimer('tell of suspensions that have ended');
      await safety.runTimer('tell of suspensions that have ended');
      await safety.settle();
      expect(safety.heard.events.map(({ name }) => name)).toEqual(['safety.suspended.v1', 'safety.reinstated.v1']);
    });
  });
});
