import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Static } from '@fudao/plugin-sdk';
import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import type * as schemas from './schemas.ts';
import { people, startAnalytics, type TestAnalytics } from './testing/start-analytics.ts';

type Report = Static<typeof schemas.ReportView>;
type Row = Report['items'][number];

const { lin, mei, gu, ann, wen, e1, east, west, city } = people;
/** The Wednesday of the week before the clock's. */
const wednesday = (clock: string) => `2026-11-18T${clock}:00+08:00`;
const lastWeek = { kind: 'week', date: '2026-11-18' };

onEachKind('reports', (freshUrl) => {
  let analytics: TestAnalytics;
  beforeAll(async () => {
    analytics = await startAnalytics(await freshUrl());
  }, 60_000);
  afterAll(() => analytics.stop());
  beforeEach(() => analytics.reset());

  const call = <R = Report>(action: string, params: object = {}, as: Caller = city) =>
    // Checking fills defaults in: what is asked next must not have them.
    analytics.call<R>(`analytics.${action}`, { ...params }, as, { fromOutside: true });
  const code = (promise: Promise<unknown>) => promise.then(() => 'fine', (error: { code: string }) => error.code);
  const rowOf = async (teacher: Caller, params: object = {}) => {
    const { items } = await call('report', { ...lastWeek, ...params });
    return items.find(({ id }) => id === teacher.id);
  };

  type Event = [name: string, payload: Record<string, unknown>, at: string];
  const session = (id: string, teacher = lin, { from = '18:10', to = '18:30', student = ann, day = wednesday } = {}): Event => {
    const [startsAt, endsAt] = [Date.parse(day(from)), Date.parse(day(to))];
    const payload = { reservationId: `r-${id}`, ownerId: 'one-to-one', ownKey: id, activity: 'session', districtId: 'east', teacherId: teacher.id };
    return ['policy.settled.v1', { ...payload, studentIds: [student.id], startsAt, endsAt }, day(to)];
  };
  const rated = (id: string, score: number, { mode = 'session', teacher = lin, student = ann, at = wednesday('18:40') } = {}): Event => {
    const facts = { ratingId: `rating-${id}`, teacherId: teacher.id, studentId: student.id, mode, causeId: id, score, scale: mode === 'session' ? 12 : 5 };
    return ['ratings.rated.v1', { ...facts, at: Date.parse(at), subject: 'math', grade: 8, knowledgePointIds: ['kp-1'] }, at];
  };
  const question = (step: string, at: string, more: object = {}): Event => {
    const facts = { questionId: 'q1', studentId: ann.id, districtId: 'east', schoolId: 'e1', subject: 'math', grade: 8 };
    return [`question-answer.${step}.v1`, { ...facts, ...more }, at];
  };
  const answer = { answerId: 'a1', teacherId: lin.id };
  const answered: Event[] = [
    question('asked', wednesday('17:00'), { state: 'open', bankQuestionIds: ['b1', 'b2'] }),
    question('opened', wednesday('17:00')),
    question('answered', wednesday('17:30'), answer),
    question('adopted', '2026-11-24T19:00:00+08:00', { ...answer, stars: 5 }),
  ];
  const deliver = async (events: readonly Event[], ids?: readonly string[]) => {
    for (const [index, event] of events.entries()) await analytics.deliver(...event, ids?.[index]);
  };

  describe('tell what was done', () => {
    test('the same whatever comes twice, late and in the wrong order', async () => {
      const events = [session('s1'), rated('s1', 11), ...answered, rated('a1', 5, { mode: 'answer' })];
      await deliver(events);
      const expected = await rowOf(lin);
      expect(expected).toMatchObject({
        ...{ name: 'name of lin', schoolName: 'school e1', minutes: 20, sessions: 1, answers: 1, adopted: 1, students: 1 },
        ...{ responses: 1, withinHour: 1, medianResponse: 1_800, subjects: [{ id: 'math', count: 2 }], points: [{ id: 'kp-1', count: 2 }] },
        ...{ live: { count: 1, mean: null }, stars: { count: 1, mean: null }, anomalies: [], before: null, correction: null },
      });
      for (const order of [[...events].reverse(), [5, 3, 0, 6, 4, 1, 2].map((at) => events[at]!)]) {
        await analytics.reset();
        await deliver(order);
        // As the same delivery, and as one that the platform does not know any more.
        await deliver(order, order.map((_event, index) => `again-${index}`));
        expect(await rowOf(lin)).toEqual(expected);
      }
    });

    test('in the week it was done in, by the clock of the city', async () => {
      const sunday = () => '2026-11-15T23:59:59+08:00';
      await deliver([session('s1', lin, { day: sunday }), session('s2', lin, { from: '19:00', to: '19:25' })]);
      expect(await rowOf(lin)).toMatchObject({ sessions: 1, minutes: 25, before: { sessions: 1, minutes: 0 } });
      expect(await rowOf(lin, { kind: 'month' })).toMatchObject({ sessions: 2, minutes: 25 });
    });

    test('with a mean from five ratings on; what is withdrawn counts no more, also where it was heard of first', async () => {
      const sessions = ['1', '2', '3', '4', '5', '6'];
      const gone = (id: string): Event => ['ratings.uncounted.v1', { ...rated(id, 0)[1] }, wednesday('20:00')];
      await deliver([gone('6'), ...sessions.map((id) => rated(id, 8))]);
      expect((await rowOf(lin))!.live).toEqual({ count: 5, mean: 8 });
      await deliver([gone('5')]);
      expect((await rowOf(lin))!.live).toEqual({ count: 4, mean: null });
      expect(JSON.stringify(await call('report', lastWeek))).not.toMatch(/score/i);
    });

    test('with what is unusual: short, outside of tutoring hours, flagged, suddenly more', async () => {
      const short = ['1', '2', '3'].map((id) => session(id, lin, { from: '18:10', to: '18:12' }));
      const flag: Event = ['ratings.flagged.v1', { flagId: 'f1', kind: 'ring', teacherId: 'lin', count: 20, of: 24, at: Date.parse(wednesday('20:00')) }, wednesday('20:00')];
      await deliver([...short, session('late', lin, { from: '21:00', to: '21:20' }), flag, flag]);
      const row = (await rowOf(lin))!;
      expect(row.anomalies.map(({ kind, count, of }) => [kind, count, of])).toEqual([
        ['short-sessions', 3, 4],
        ['outside-hours', 1, 4],
        ['reciprocal', 20, 24],
      ]);
      expect((await call('report', { ...lastWeek, anomaly: 'reciprocal' })).rows).toBe(1);
      expect((await call('report', { ...lastWeek, anomaly: 'inflation' })).rows).toBe(0);
      const { items } = await call('report', { ...lastWeek, level: 'schools' });
      expect(items[0]!.anomalies).toContainEqual({ kind: 'reciprocal', count: 1, of: 1, what: 'teachers' });
    });

    test('with points and what limits cut, and with who came to classes, once each, late and in any order', async () => {
      const class1: Event = ['policy.settled.v1', { ...session('k1', lin, { to: '18:40' })[1], activity: 'class', studentIds: [], seats: 30, seatsTaken: 3 }, wednesday('18:40')];
      const seat = (id: string, minutes = 30): Event => {
        const [startsAt, endsAt] = [Date.parse(wednesday('18:10')), Date.parse(wednesday('18:10')) + minutes * 60_000];
        const payload = { reservationId: id, ownKey: id, activity: 'seat', teacherId: null, studentIds: ['ann'], class: { reservationId: 'r-k1', teacherId: 'lin' }, startsAt, endsAt };
        return ['policy.settled.v1', payload, wednesday('18:40')];
      };
      const entered = (entryId: string, gross: number, amount: number, at = wednesday('18:10')): Event => ['points.entered.v1', { entryId, teacherId: 'lin', type: 'award', at: Date.parse(at), gross, amount }, wednesday('20:00')];
      const events = [class1, seat('a'), seat('b'), seat('away', 0), entered('e1', 960, 960), entered('e2', 500, 120), entered('e3', -100, -100), entered('monday', 80, 80, '2026-11-23T00:00:00+08:00')];
      const expected = { sessions: 0, classes: 1, minutes: 30, attendance: { seats: 30, taken: 3, attended: 2 }, earnings: { earned: 980, cut: 380 } };
      for (const order of [events, [...events].reverse()]) {
        await analytics.reset();
        await deliver(order);
        await deliver(order, order.map((_event, index) => `again-${index}`));
        expect(await rowOf(lin)).toMatchObject(expected);
        expect(await rowOf(lin, { date: '2026-11-23' })).toMatchObject({ earnings: { earned: 80, cut: 0 } });
      }
      expect((await call('report', { ...lastWeek, sort: 'earnings' })).total).toMatchObject({ attendance: { attended: 2 }, earnings: { earned: 980 } });
      const { row } = await call<Static<typeof schemas.OwnView>>('own', lastWeek, lin);
      expect(row).toMatchObject({ earnings: { earned: 980, cut: 380 } });
    });

    test('by teacher, school and district, sorted, found and in pages', async () => {
      await deliver([session('1'), session('2', mei, { to: '18:40' }), session('3', gu), session('4', gu, { from: '19:00', to: '19:35' })]);
      const names = ({ items }: { items: Row[] }) => items.map(({ name }) => name);
      expect(names(await call('report', lastWeek))).toEqual(['name of gu', 'name of mei', 'name of lin']);
      expect(names(await call('report', { ...lastWeek, sort: 'name', direction: 'asc' }))).toEqual(['name of gu', 'name of lin', 'name of mei']);
      expect(names(await call('report', { ...lastWeek, q: 'ME of L' }))).toEqual(['name of lin']);
      const first = await call('report', { ...lastWeek, limit: 2 });
      expect([names(first), first.nextOffset, first.rows]).toEqual([['name of gu', 'name of mei'], 2, 3]);
      expect(names(await call('report', { ...lastWeek, limit: 2, offset: 2 }))).toEqual(['name of lin']);
      expect(first.total).toMatchObject({ teachers: 3, sessions: 4, minutes: 105 });
      expect(names(await call('report', { ...lastWeek, level: 'districts' }))).toEqual(['district west', 'district east']);
      expect(names(await call('report', { ...lastWeek, level: 'schools', districtId: 'east' }))).toEqual(['school e2', 'school e1']);
    });
  });

  describe('are told to those who supervise', () => {
    beforeEach(() => deliver([session('1'), session('2', mei), session('3', gu, { student: wen }), session('4', lin, { from: '19:00', to: '19:20', student: wen })]));

    test('schools their own, districts their own, the city all; teachers nothing of others', async () => {
      const teachers = async (as: Caller) => (await call('report', lastWeek, as)).items.map(({ id }) => id).sort();
      expect(await teachers(city)).toEqual(['gu', 'lin', 'mei']);
      expect(await teachers(east)).toEqual(['lin', 'mei']);
      expect(await teachers(e1)).toEqual(['lin']);
      for (const action of ['report', 'exportReport', 'trend', 'points']) expect(await code(call(action, lastWeek, lin))).toBe('FUDAO_NOT_ALLOWED');
      for (const place of [{ districtId: 'west' }, { schoolId: 'w1' }, { schoolId: 'nowhere' }]) {
        for (const action of ['report', 'trend', 'points']) expect(await code(call(action, { ...lastWeek, ...place }, east))).toBe('FUDAO_NOT_FOUND');
      }
      for (const [as, id] of [[west, 'lin'], [e1, 'mei'], [east, 'nobody']] as const) {
        expect(await code(call('teacher', { ...lastWeek, id }, as))).toBe('FUDAO_NOT_FOUND');
        expect(await code(call('activities', { ...lastWeek, id }, as))).toBe('FUDAO_NOT_FOUND');
      }
      expect(await code(call('teacher', { ...lastWeek, id: 'lin' }, lin))).toBe('FUDAO_NOT_ALLOWED');
    });

    test('one by one, with students of the own schools alone; the look is on the record', async () => {
      type Page = Static<typeof schemas.ActivityPage>;
      const first = await call<Page>('activities', { ...lastWeek, id: 'lin', limit: 1 }, east);
      expect(first.items).toMatchObject([{ id: 'session:r-4', studentId: null, studentSchool: 'district west' }]);
      const second = await call<Page>('activities', { ...lastWeek, id: 'lin', limit: 1, cursor: first.nextCursor }, east);
      expect(second).toMatchObject({ items: [{ id: 'session:r-1', subjectId: 'r-1', studentId: 'ann', studentSchool: 'school e1', isShort: false }], nextCursor: null });
      await analytics.settle();
      expect(analytics.heard.records.map(({ kind, subjectId }) => `${kind} ${subjectId}`)).toEqual(Array(2).fill('analytics.activities-read east-admin'));
    });

    test('a teacher the own report, without what students gave and who they were', async () => {
      await deliver(['1', '2', '3', '4', '5'].map((id) => rated(id, 12)));
      const own = await call<Static<typeof schemas.OwnView>>('own', lastWeek, lin);
      expect(own.row).toMatchObject({ sessions: 2, minutes: 40 });
      expect(JSON.stringify(own)).not.toMatch(/live|stars|mean/);
      const page = await call<Static<typeof schemas.ActivityPage>>('ownActivities', lastWeek, lin);
      expect(page.items.map(({ subjectId, studentId, studentSchool }) => [subjectId, studentId, studentSchool])).toEqual([[null, null, null], [null, null, null]]);
      expect((await call<Static<typeof schemas.OwnView>>('own', { kind: 'week', date: '2026-10-01' }, lin)).row).toBeNull();
      expect(await code(call('own', lastWeek, ann))).toBe('FUDAO_NOT_ALLOWED');
    });

    test('of a period that has begun, on a day that there is', async () => {
      expect(await code(call('report', { date: '2026-11-30' }))).toBe('ANALYTICS_PERIOD_IN_FUTURE');
      expect(await code(call('report', { date: '2026-02-30' }))).toBe('ANALYTICS_DATE_INVALID');
      expect(await code(call('report', { date: 'today' }))).toBe('FUDAO_INVALID');
      expect((await call('report')).period).toMatchObject({ key: '2026-11-16', isOver: true, fixedAt: null });
      expect((await call('report', { date: '2026-11-29' })).period).toMatchObject({ key: '2026-11-23', isOver: false });
      expect((await call('trend', lastWeek)) as unknown).toMatchObject({ items: [...Array(7).fill({ sessions: 0 }), { key: '2026-11-16', sessions: 4, teachers: 3 }] });
    });

    test('as a file in which nothing is a formula, with a line for all', async () => {
      await deliver([rated('1', 9)]);
      const { stream } = await call<{ stream: Readable }>('exportReport', { ...lastWeek, language: 'en' }, east);
      const lines = (await text(stream)).split('\r\n');
      // The mark by which spreadsheets know UTF-8 is the decoder's; the rest is as it was written.
      expect(lines[0]).toContain('District,School,Teacher');
      expect(lines.slice(1)).toHaveLength(4);
      expect(lines.find((line) => line.includes('name of lin'))).toContain(',Mathematics 1,\'=勾股定理 1,');
      expect(lines[3]).toMatch(/^Total,,,2,60,3,/);
      await analytics.settle();
      expect(analytics.heard.records.map(({ kind }) => kind)).toEqual(['analytics.report-exported']);
    });
  });

  test('tell the knowledge points that were asked most, by school, without counting a question twice', async () => {
    type Points = Static<typeof schemas.PointsView>;
    await deliver([...answered, answered[0]!, rated('s1', 9), rated('s2', 9, { student: wen }), rated('a1', 5, { mode: 'answer' })]);
    const points = await call<Points>('points', { ...lastWeek, subject: 'math', grade: 8 });
    expect(points.items.map(({ id, count, schools }) => [id, count, schools])).toEqual([
      ['kp-1', 3, [{ id: 'e1', count: 2 }, { id: 'w1', count: 1 }]],
      ['kp-2', 1, [{ id: 'e1', count: 1 }]],
    ]);
    expect((await call<Points>('points', lastWeek, west)).items).toMatchObject([{ id: 'kp-1', count: 1 }]);
    expect((await call<Points>('points', { ...lastWeek, grade: 9 })).items).toEqual([]);
  });

  describe('are fixed', () => {
    test('once, some hours after the period; what comes later is a correction beside it', async () => {
      await deliver([session('1')]);
      analytics.clock.now = Date.parse('2026-11-23T05:59:00+08:00');
      await analytics.runTimer();
      expect((await call('report', lastWeek)).period.fixedAt).toBeNull();
      analytics.clock.now = Date.parse('2026-11-23T06:00:00+08:00');
      await Promise.all([analytics.runTimer(), analytics.runTimer()]);
      expect(analytics.heard.notices.map(({ accountId, kind }) => `${kind} ${accountId}`).sort()).toEqual(
        ['city-admin', 'e1-admin', 'east-admin'].map((id) => `analytics.report-ready ${id}`),
      );
      expect(analytics.heard.records).toMatchObject([{ kind: 'analytics.report-fixed', payload: { teachers: 1 } }]);
      await deliver([session('2', lin, { from: '20:00', to: '20:10' }), session('3', mei)]);
      const report = await call('report', { ...lastWeek, sort: 'minutes' });
      expect(report).toMatchObject({ period: { fixedAt: analytics.clock.now }, corrected: 2, total: { minutes: 20, correction: { minutes: 50 } } });
      expect(report.items).toMatchObject([
        { id: 'lin', minutes: 20, sessions: 1, correction: { minutes: 30, sessions: 2 } },
        { id: 'mei', minutes: 0, sessions: 0, correction: { minutes: 20 } },
      ]);
      // The week after is held against what was told then.
      analytics.clock.now = Date.parse('2026-11-30T12:00:00+08:00');
      await deliver([session('4', lin, { day: (clock) => `2026-11-25T${clock}:00+08:00` })]);
      const next = await call('report', { date: '2026-11-25' });
      expect(next.items).toMatchObject([{ id: 'lin', minutes: 20, before: { minutes: 20 } }]);
    });

    test('with their points; one of an earlier release is told without, and not corrected by them', async () => {
      const entered = (entryId: string): Event => ['points.entered.v1', { entryId, teacherId: 'lin', type: 'award', at: Date.parse(wednesday('18:10')), gross: 400, amount: 400 }, wednesday('18:30')];
      await deliver([session('1'), entered('e1')]);
      await analytics.runTimer();
      await deliver([entered('e2')]);
      expect(await rowOf(lin)).toMatchObject({ earnings: { earned: 400 }, correction: { minutes: 20, earnings: { earned: 800, cut: 0 } } });
      await analytics.platform.database.run('UPDATE analytics_fixed SET has_points = NULL');
      await analytics.platform.database.run('UPDATE analytics_fixed_sums SET points_earned = 0');
      expect(await rowOf(lin)).toMatchObject({ minutes: 20, earnings: null, attendance: null, correction: null });
      const { stream } = await call<{ stream: Readable }>('exportReport', { ...lastWeek });
      expect((await text(stream)).split('\r\n')).toHaveLength(4);
    });

    test('and stay so when the clock is set back and the timer runs again', async () => {
      await deliver([session('1')]);
      await analytics.runTimer();
      const before = await call('report', lastWeek);
      analytics.clock.now -= 3 * 86_400_000;
      await analytics.runTimer();
      analytics.clock.now += 3 * 86_400_000;
      await analytics.runTimer();
      expect(await call('report', lastWeek)).toEqual(before);
      expect(analytics.heard.records).toHaveLength(1);
    });
  });

  test('give a person out and forget who it was; sums and fixed reports stay', async () => {
    await deliver([session('1'), rated('1', 9)]);
    await analytics.runTimer();
    expect(await analytics.exportPerson('ann')).toMatchObject({ tutored: [{ mode: 'session', seconds: 1_200 }], rated: [{ score: 9 }], tutoring: [] });
    expect(await analytics.exportPerson('lin')).toMatchObject({ tutoring: [{ mode: 'session' }], rated: [], reports: [{ period: '2026-11' }, { period: '2026-11-16' }] });
    await analytics.erase('ann');
    const activities = await analytics.platform.database.select<{ student_id: unknown }>('SELECT student_id FROM analytics_activities');
    expect(activities).toEqual([{ student_id: null }]);
    expect(await rowOf(lin)).toMatchObject({ sessions: 1, correction: null });
    await analytics.erase('lin');
    await deliver([session('2')]);
    expect(await rowOf(lin)).toMatchObject({ name: null, sessions: 1, correction: null });
  });
});
