import { onEachKind } from '../../testing/on-each-kind.ts';
import { someRules } from '../testing/some-rules.ts';
import { cityAdministrator, districtAdministrator, startPolicy, student, teacher, type PolicyStage } from '../testing/start-policy.ts';
import type { PersonState } from './note-use.ts';

const minute = 60_000;

onEachKind('use by students', (freshUrl) => {
  let stage: PolicyStage;

  beforeEach(async () => {
    stage = await startPolicy(await freshUrl());
  });
  afterEach(() => stage.stop());

  const at = () => stage.world.now.getTime();
  const pass = (minutes: number) => {
    stage.world.now = new Date(at() + minutes * minute);
  };
  const note = async (from = at(), personId = 's1') => {
    const items = [{ personId, firstAt: from, lastAt: at() }];
    return (await stage.call<PersonState[]>('policy.noteUse', { items }))[0]!;
  };
  /** The app is open so long, and tells so each minute. */
  const use = async (minutes: number) => {
    let state = await note();
    for (let passed = 0; passed < minutes; passed++) {
      pass(1);
      state = await note(at() - minute);
    }
    return state;
  };
  const own = () => stage.call('policy.showUse', {}, student());

  test('is counted from minute to minute, pauses left out, and told', async () => {
    await use(10);
    pass(4);
    await use(3);
    expect(await own()).toMatchObject({ state: 'free', usedMinutes: 13, minutesLeft: null, dayMinutes: 150, continuousMinutes: 60 });
  });

  test('where a district lets students browse in tutoring hours alone, the hour closes it, until the next ones', async () => {
    expect(await note()).toMatchObject({ state: 'free', closed: null });
    const rules = { outsideHours: { ask: false, browse: false } };
    await stage.call('policy.change', { rules, reason: '安静的晚上', expectedRevision: 0 }, districtAdministrator());
    pass(60);
    expect(await note()).toMatchObject({ closed: null });
    stage.world.now = new Date('2026-11-23T21:05:00+08:00');
    const nextEvening = Date.parse('2026-11-24T18:00:00+08:00');
    expect(await note()).toMatchObject({ state: 'free', closed: { code: 'POLICY_TUTORING_HOURS', until: nextEvening } });
    stage.world.districts.set('s9', 'west');
    expect(await note(at(), 's9')).toMatchObject({ closed: null });
  });

  test('told twice, or by two nodes, it counts once', async () => {
    const begun = at();
    pass(5);
    await note(begun);
    await Promise.all([note(begun), note(begun + 2 * minute), note(begun)]);
    expect(await own()).toMatchObject({ usedMinutes: 5 });
  });

  test('is warned of, then lets finish, then stops until the break is over', async () => {
    expect(await use(54)).toMatchObject({ state: 'free' });
    expect(await use(1)).toMatchObject({ state: 'warned', minutesLeft: 5, refusal: null });
    expect(await use(5)).toMatchObject({ state: 'finishing', minutesLeft: 5, refusal: null });
    expect(await use(4)).toMatchObject({ state: 'finishing', minutesLeft: 1 });
    const stopped = await use(1);
    expect(stopped).toMatchObject({ state: 'stopped', until: at() + 10 * minute, refusal: { code: 'POLICY_STUDENT_CONTINUOUS' } });
    const ask = { activity: 'ask', studentId: 's1' };
    expect(await stage.call('policy.check', ask, student())).toMatchObject({ allowed: false, code: 'POLICY_STUDENT_CONTINUOUS' });
    pass(10);
    expect(await note()).toMatchObject({ state: 'free' });
    expect(await stage.call('policy.check', ask, student())).toMatchObject({ allowed: true });
    await stage.settle();
    expect(stage.world.told).toEqual(['admin of school-1']);
  });

  test('a live session that runs is not cut off by a limit', async () => {
    await use(50);
    await stage.call('policy.reserve', { activity: 'session', key: 'k', teacherId: 't1', studentId: 's1', minutes: 10 }, student());
    expect(await use(9)).toMatchObject({ state: 'free' });
    expect(await use(1)).toMatchObject({ state: 'finishing', minutesLeft: 5 });
  });

  test('a day has its limit, whatever the breaks, and the next day is another', async () => {
    stage.world.now = new Date('2026-11-23T14:00:00+08:00');
    for (let round = 0; round < 3; round++) {
      await use(50);
      pass(15);
    }
    pass(-15);
    const met = await note();
    expect(met).toMatchObject({ state: 'finishing' });
    pass(6);
    expect(await note()).toMatchObject({ state: 'stopped', until: Date.parse('2026-11-24T00:00:00+08:00'), refusal: { code: 'POLICY_STUDENT_DAY' } });
    stage.world.now = new Date('2026-11-24T07:00:00+08:00');
    expect(await note()).toMatchObject({ state: 'free' });
  });

  test('where browsing has its hours, having the app open outside of them is no overuse', async () => {
    stage.world.now = new Date('2026-11-23T22:00:00+08:00');
    const rules = { ...someRules, outsideHours: { ask: false, browse: false } };
    await stage.call('policy.change', { rules, reason: '试行', expectedRevision: 0 }, cityAdministrator);
    expect(await use(3)).toMatchObject({ state: 'free', refusal: null });
    const browse = { activity: 'browse', studentId: 's1' };
    expect(await stage.call('policy.check', browse, student())).toMatchObject({ allowed: false, code: 'POLICY_TUTORING_HOURS' });
  });

  test('who met a limit is seen by the own school and district, and by nobody else', async () => {
    await use(61);
    const list = (as = districtAdministrator()) => stage.call<{ items: object[] }>('policy.overuse', {}, as);
    expect(await list()).toMatchObject({ items: [{ personId: 's1', name: 'name of s1', rule: 'student-continuous' }], nextBefore: null });
    expect(await list(districtAdministrator('west'))).toMatchObject({ items: [] });
    const school = { ...teacher(), roles: ['school-administrator'] as const, schoolId: 'school-2' };
    expect(await list(school)).toMatchObject({ items: [] });
    expect(await list({ ...school, schoolId: 'school-1' })).toMatchObject({ items: [{ personId: 's1' }] });
    await stage.settle();
    const looks = stage.world.records.filter(({ kind }) => kind === 'policy.overuse-viewed');
    expect(looks.map(({ payload }) => payload)).toMatchObject([{ ids: ['s1'] }, { ids: [] }, { ids: [] }, { ids: ['s1'] }]);
    await expect(list(student())).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(stage.call('policy.showUse', {}, teacher())).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('who met a limit at the same moment is on the same page, however short', async () => {
    const span = { firstAt: stage.world.now.getTime(), lastAt: stage.world.now.getTime() + 61 * 60_000 };
    pass(61);
    await stage.call('policy.noteUse', { items: ['s1', 's2', 's3'].map((personId) => ({ personId, ...span })) });
    const page = await stage.call<{ items: { personId: string }[]; nextBefore: number }>('policy.overuse', { limit: 2 }, districtAdministrator());
    expect(page.items.map(({ personId }) => personId)).toEqual(['s1', 's2', 's3']);
    expect(await stage.call('policy.overuse', { limit: 2, before: page.nextBefore }, districtAdministrator())).toMatchObject({ items: [], nextBefore: null });
  });
});
