import { onEachKind } from '../../testing/on-each-kind.ts';
import { cityAdministrator as city, districtAdministrator, startPolicy, student, teacher, type PolicyStage } from '../testing/start-policy.ts';
import { someRules } from '../testing/some-rules.ts';
import type { Rules } from './rules-schema.ts';

interface Read {
  revision: number;
  mayChange: boolean;
  city: Rules;
  district: Record<string, unknown> | null;
  effective: Rules;
  planned: { number: number }[];
}

interface History {
  items: { number: number; undoes: number | null; createdByName: string }[];
  start: Rules;
}

const east = districtAdministrator('east');
const west = districtAdministrator('west');
const later = Date.parse('2026-11-30T00:00:00+08:00');

onEachKind('rules of city and districts', (freshUrl) => {
  let stage: PolicyStage;

  beforeEach(async () => {
    stage = await startPolicy(await freshUrl());
  });
  afterEach(() => stage.stop());

  const read = (as = city) => stage.call<Read>('policy.read', {}, as);
  const change = async (rules: object, as = city, more: object = {}) => {
    const { revision } = await read(as);
    return stage.call<{ revision: number }>('policy.change', { rules, reason: '试行', expectedRevision: revision, ...more }, as);
  };
  const undo = async (as = city) =>
    stage.call('policy.undo', { reason: '恢复', expectedRevision: (await read(as)).revision }, as);
  const shorter = (maxMinutes: number) => ({ ...someRules, session: { maxMinutes } });
  const longest = async (districtId: string) =>
    (await stage.call<{ rules: Rules }>('policy.rules', { districtId })).rules.session.maxMinutes;

  test('the city changes them for all, a district tightens them for itself, and the tighter holds', async () => {
    await change(shorter(25));
    await change({ session: { maxMinutes: 20 } }, east);
    expect([await longest('east'), await longest('west')]).toEqual([20, 25]);
    await change(shorter(15));
    expect([await longest('east'), await longest('west')]).toEqual([15, 15]);
    await change(shorter(30));
    expect([await longest('east'), await longest('west')]).toEqual([20, 30]);
    expect(await read(teacher())).toMatchObject({ mayChange: false, district: { session: { maxMinutes: 20 } }, effective: { session: { maxMinutes: 20 } } });
  });

  test.each([
    [{ session: { maxMinutes: 31 } }, 'POLICY_LOOSER'],
    [{ tutoringHours: { from: '17:59' } }, 'POLICY_LOOSER'],
    [{ classSession: { gapMinutes: 9 } }, 'POLICY_LOOSER'],
    [{ openers: { class: ['teacher', 'student'] } }, 'POLICY_LOOSER'],
    [{ points: { fenPerPoint: 500 } }, 'POLICY_LOOSER'],
    [{ tutoringHours: { from: '20:40' } }, 'POLICY_CONTRADICTION'],
    [{ session: { maxMinutes: 0 } }, 'FUDAO_INVALID'],
    [{ session: { minutes: 5 } }, 'FUDAO_INVALID'],
    [{ other: {} }, 'FUDAO_INVALID'],
    ['none', 'FUDAO_INVALID'],
  ])('a district cannot set %j', async (rules, code) => {
    await expect(change(rules as object, east)).rejects.toMatchObject({ code });
    expect(await read(east)).toMatchObject({ revision: 0, effective: someRules });
  });

  test('a refusal names the rule and the value of the city', async () => {
    const refused = change({ session: { maxMinutes: 31 } }, east);
    await expect(refused).rejects.toMatchObject({ details: { rules: { 'zh-CN': '“每次最长（分钟）”全市为 30，不能放宽' } } });
  });

  test('the city cannot set what contradicts itself, nor what a district set', async () => {
    await expect(change({ ...someRules, tutoringHours: { from: '21:00', to: '18:00' } })).rejects.toMatchObject({ code: 'POLICY_CONTRADICTION' });
    await change({ tutoringHours: { from: '20:00' } }, east);
    await expect(change({ ...someRules, tutoringHours: { from: '18:00', to: '20:15' } })).rejects.toMatchObject({
      code: 'POLICY_CONTRADICTION',
      details: { reason: { en: expect.stringMatching(/east/) } },
    });
    await expect(change({ session: { maxMinutes: 20 } })).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
  });

  test('a planned change holds from its moment on, blocks earlier ones, and is withdrawn', async () => {
    await change(shorter(10), city, { effectiveFrom: later });
    expect([await longest('east'), (await read()).planned.length]).toEqual([30, 1]);
    await expect(change(shorter(20))).rejects.toMatchObject({ code: 'POLICY_CHANGE_PLANNED' });
    await expect(change(shorter(20), city, { effectiveFrom: 1 })).rejects.toMatchObject({ code: 'POLICY_EFFECTIVE_IN_PAST' });
    stage.world.now = new Date(later);
    expect(await longest('east')).toBe(10);
    stage.world.now = new Date(later - 1);
    await stage.settle();
    stage.world.pushed.length = 0;
    await undo();
    await stage.settle();
    expect(stage.world.pushed).toEqual(['policy.rules-changed', 'policy.rules-changed']);
    stage.world.now = new Date(later);
    expect(await longest('east')).toBe(30);
    await expect(undo()).rejects.toMatchObject({ code: 'POLICY_NOTHING_TO_UNDO' });
  });

  const hours = (from: string, to: string) => ({ ...someRules, tutoringHours: { from, to } });
  const on = (date: string) => ({ effectiveFrom: Date.parse(`2026-12-${date}T00:00:00+08:00`) });
  const contradicts = { code: 'POLICY_CONTRADICTION' };
  const late = { tutoringHours: { from: '19:30' } };

  test('what is planned later is looked at too, whoever planned it, and when it is withdrawn', async () => {
    await change(hours('18:00', '19:00'), city, on('10'));
    await expect(change(late, east, on('01'))).rejects.toMatchObject(contradicts);
    await expect(change(late, east)).rejects.toMatchObject(contradicts);
    const preview = (params: Record<string, unknown>, as = city) => stage.call<{ problems: object[] }>('policy.previewRules', params, as);
    expect((await preview({ rules: late, ...on('01') }, east)).problems).toHaveLength(1);
    await undo();
    await change(late, east, on('01'));
    await expect(change(hours('18:00', '19:00'))).rejects.toMatchObject({ details: { reason: { en: expect.stringMatching(/east/) } } });
    expect((await preview({ rules: hours('18:00', '19:00') })).problems).toHaveLength(1);
    await undo(east);
    await change(hours('18:00', '20:00'));
    await change(hours('18:00', '21:00'), city, on('10'));
    await change({ tutoringHours: { from: '20:15' } }, east, on('11'));
    await expect(undo()).rejects.toMatchObject(contradicts);
    expect((await read()).planned).toHaveLength(1);
  });

  test('of city and district at once that contradict each other one changes, the other is told', async () => {
    for (let round = 0; round < 3; round++) {
      const [whole, own] = [(await read()).revision, (await read(east)).revision];
      const send = (rules: object, expectedRevision: number, as: typeof city, more: object) =>
        stage.call('policy.change', { rules, reason: '试行', expectedRevision, ...more }, as, { idempotencyKey: `${as.id} ${round}` });
      const tries = [send(hours('18:00', '19:00'), whole, city, on('10')), send(late, own, east, on('01'))];
      const results = await Promise.allSettled(tries);
      expect(results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))).toEqual(['POLICY_CONTRADICTION']);
      await undo(results[0]!.status === 'fulfilled' ? city : east);
    }
  });

  test('an undo puts back what was before, once, and both stay in the history', async () => {
    await change(shorter(25));
    await change(shorter(20));
    const { revision } = await read();
    const both = await Promise.allSettled([1, 2].map(() => stage.call('policy.undo', { reason: '恢复', expectedRevision: revision }, city)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await longest('east')).toBe(25);
    const { items, start } = await stage.call<History>('policy.history', {}, teacher());
    expect(items.map(({ number, undoes, createdByName }) => [number, undoes, createdByName])).toEqual([3, 2, 1].map((number) => [number, number === 3 ? 2 : null, 'name of c1']));
    expect(start).toEqual(someRules);
    await stage.settle();
  });

  test('a change that is sent again, since its answer was lost, is answered as before', async () => {
    const send = () => stage.call('policy.change', { rules: shorter(25), reason: '试行', expectedRevision: 0 }, city, { idempotencyKey: 'key-1' });
    const first = await send();
    expect([await send(), (await read()).revision]).toEqual([first, 1]);
  });

  test('of two administrators at once one changes, the other is told', async () => {
    const { revision } = await read();
    const tries = [25, 20].map((minutes) => stage.call('policy.change', { rules: shorter(minutes), reason: '试行', expectedRevision: revision }, city));
    const results = await Promise.allSettled(tries);
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(refused).toEqual(['POLICY_VERSION_CHANGED']);
  });

  test('who may not, changes and sees nothing of it', async () => {
    await expect(change({}, student())).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(change({ session: { maxMinutes: 5 } }, teacher())).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(stage.call('policy.history', { districtId: 'east' }, west)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('a preview says what of the last week would have been refused, and changes nothing', async () => {
    const start = stage.world.now.getTime();
    const reserve = (index: number, minutes: number) => {
      const as = student(`s${index}`);
      const params = { activity: 'session', key: `${start} ${index}`, teacherId: `t${index}`, studentId: as.id, minutes };
      return stage.call('policy.reserve', params, as);
    };
    for (let index = 0; index < 5; index++) await reserve(index, 10 + index * 5);
    stage.world.now = new Date(start + 3600_000);
    const preview = (rules: object, as = city) => stage.call('policy.previewRules', { rules }, as);
    expect(await preview(shorter(19))).toEqual({ of: 5, refused: 3, byRule: [{ rule: 'session-length', count: 3 }], stopped: 0, untried: [], isPart: false, problems: [] });
    expect(await preview({ tutoringHours: { from: '18:30' } }, east)).toMatchObject({ of: 5, refused: 5 });
    expect(await preview({ session: { maxMinutes: 5 } }, west)).toMatchObject({ of: 0, refused: 0 });
    expect(await preview({ session: { maxMinutes: 40 } }, east)).toMatchObject({ problems: [{ en: expect.stringMatching(/only tighten/) }] });
    expect((await read()).revision).toBe(0);
  });

  test('a preview counts students whom limits would have stopped, and says what cannot be tried', async () => {
    const start = stage.world.now.getTime();
    const use = (personId: string, minutes: number) => ({ personId, firstAt: start - minutes * 60_000, lastAt: start });
    stage.world.districts.set('s3', 'west');
    await stage.call('policy.noteUse', { items: [use('s1', 25), use('s2', 40), use('s3', 40), use('s4', 70)] });
    const as = student('s2');
    await stage.call('policy.reserve', { activity: 'session', key: 'k', teacherId: 't1', studentId: 's2', minutes: 15 }, as);
    stage.world.now = new Date(start + 3600_000);
    const preview = (rules: object, by = city) => stage.call('policy.previewRules', { rules }, by);
    const use30 = { ...someRules.studentUse, dayMinutes: 30, continuousMinutes: 30 };
    // Who was stopped by the rules of then (s4) is not stopped by the change.
    expect(await preview({ ...someRules, studentUse: use30 })).toMatchObject({ of: 1, refused: 1, byRule: [{ rule: 'student-day' }], stopped: 2, untried: [] });
    expect(await preview({ studentUse: { dayMinutes: 35, continuousMinutes: 35 } }, districtAdministrator('west'))).toMatchObject({ of: 0, stopped: 1 });
    // Forty minutes of use and fifteen of the session are more than fifty.
    expect(await preview({ ...someRules, studentUse: { ...use30, dayMinutes: 50 } })).toMatchObject({ refused: 1 });
    const others = { ...someRules, outsideHours: { ask: false, browse: true }, points: { ...someRules.points, adoptedAnswersPerWeek: 20 } };
    expect(await preview({ ...others, openers: { ...someRules.openers, session: ['student', 'teacher'] } })).toMatchObject({
      stopped: 0,
      untried: ['outsideHours.ask', 'points.adoptedAnswersPerWeek', 'openers.session'],
    });
  });
});
