import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { people } from './people.ts';
import { startOneToOne, type Stage } from './start-one-to-one.ts';

const { ann, wen, lin, zhao, gu, history } = people;

interface Plan {
  id: string;
  startsAt: string;
  endsAt: string;
}
interface Planned {
  items: { subject: string; startsAt: string; endsAt: string; teachers: number }[];
}

/** A time of the city in November 2026. */
const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00+08:00`).toISOString();

onEachKind('planned duties', (freshUrl) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startOneToOne(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());
  beforeEach(() => stage.reset());

  const times = (day: number, from: string, to: string) => ({ startsAt: at(day, from), endsAt: at(day, to) });
  const forMath = { subjects: ['math'], grades: [8] };
  const plan = (as: Caller, day: number, from: string, to: string, more: object = {}, idempotencyKey?: string) =>
    stage.rooms.call<Plan>('one-to-one.duty.plan', { ...times(day, from, to), ...forMath, ...more }, as, { ...(idempotencyKey && { idempotencyKey }) });
  const own = async (as: Caller) => (await stage.call<{ plans: Plan[] }>('duty.read', {}, as)).plans;
  const planned = async (as: Caller) => (await stage.call<Planned>('calls.planned', {}, as)).items;

  test('are kept once, without overlap, and taken back by their teacher alone', async () => {
    const first = await plan(lin, 24, '18:00', '20:00');
    expect(await plan(lin, 24, '18:00', '20:00')).toEqual(first);
    await expect(plan(lin, 24, '18:00', '20:00', { grades: [7] })).rejects.toMatchObject({ code: 'ONE_PLANS_OVERLAP' });
    await expect(plan(lin, 24, '19:00', '21:00')).rejects.toMatchObject({ code: 'ONE_PLANS_OVERLAP' });
    await plan(lin, 24, '20:00', '21:00');
    for (const [day, from, to] of [[23, '17:00', '18:30'], [24, '21:00', '20:00'], [24, '16:00', '21:00']] as const) {
      await expect(plan(lin, day, from, to)).rejects.toMatchObject({ code: 'ONE_PLAN_INVALID' });
    }
    await expect(plan(lin, 24, '18:00', '20:00', { subjects: ['history'] })).rejects.toMatchObject({ code: 'ONE_NOT_YOUR_SCOPE' });
    expect(await own(lin)).toHaveLength(2);
    await stage.call('duty.unplan', { id: first.id }, zhao);
    expect(await own(lin)).toHaveLength(2);
    await stage.call('duty.unplan', { id: first.id }, lin);
    expect(await own(lin)).toHaveLength(1);
  });

  test('asked for again with the same key they are the same, at once too; two that overlap at once are one', async () => {
    const twice = await Promise.all([plan(lin, 24, '18:00', '19:00', {}, 'plan-key-1'), plan(lin, 24, '18:00', '19:00', {}, 'plan-key-1')].map((one) => one.catch(() => null)));
    const kept = await own(lin);
    expect(kept).toHaveLength(1);
    for (const answer of twice) if (answer) expect(answer).toEqual(kept[0]);
    await stage.call('duty.unplan', { id: kept[0]!.id }, lin);
    expect(await plan(lin, 24, '18:00', '19:00', {}, 'plan-key-1')).toEqual(kept[0]);
    expect(await own(lin)).toEqual([]);
    const racing = await Promise.allSettled([plan(lin, 25, '18:00', '20:00'), plan(lin, 25, '19:00', '21:00')]);
    expect(racing.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await own(lin)).toHaveLength(1);
  });

  test('lie within tutoring hours: refused outside of them, with the reason', async () => {
    stage.world.freeDays.set('2026-11-28', 'weekend');
    await expect(plan(lin, 28, '18:00', '20:00')).rejects.toMatchObject({ code: 'ONE_PLAN_OUTSIDE_HOURS', details: { reason: { en: 'Rule: weekend.' } } });
    await expect(plan(lin, 24, '20:00', '21:30')).rejects.toMatchObject({ code: 'ONE_PLAN_OUTSIDE_HOURS', details: { reason: { en: 'Rule: hours.' } } });
    const { items } = await stage.call<{ items: { date: string; open: object[]; closed: { en: string } | null }[] }>('duty.hours', { from: at(27, '12:00'), days: 2 }, lin);
    expect(items).toMatchObject([
      { date: '2026-11-27', open: [times(27, '18:00', '21:00')], closed: null },
      { date: '2026-11-28', open: [], closed: { en: 'Rule: weekend.' } },
    ]);
    expect(await own(lin)).toEqual([]);
  });

  test('are moved where there is room, and copied all or none', async () => {
    const { id } = await plan(lin, 24, '18:00', '19:00');
    await plan(lin, 24, '19:30', '20:30');
    const move = (as: Caller, from: string, to: string) => stage.call('duty.movePlan', { id, ...times(24, from, to), ...forMath }, as);
    await expect(move(lin, '19:00', '20:00')).rejects.toMatchObject({ code: 'ONE_PLANS_OVERLAP' });
    await expect(move(zhao, '18:00', '18:30')).rejects.toMatchObject({ code: 'ONE_PLAN_NOT_FOUND' });
    await move(lin, '18:30', '19:30');
    expect((await own(lin)).map(({ startsAt }) => startsAt)).toEqual([at(24, '18:30'), at(24, '19:30')]);

    const copies = [{ ...times(26, '18:00', '19:00'), ...forMath }, { ...times(27, '18:00', '19:00'), ...forMath }];
    const several = (plans: object[]) => stage.call('duty.planSeveral', { plans }, lin);
    await expect(several([...copies, { ...times(27, '18:30', '20:00'), ...forMath }])).rejects.toMatchObject({ code: 'ONE_PLANS_OVERLAP' });
    expect(await own(lin)).toHaveLength(2);
    await several(copies);
    await several(copies);
    expect(await own(lin)).toHaveLength(4);
  });

  test('are told to students by subject and time within the hours: how many teachers, and never who', async () => {
    stage.world.freeDays.set('2026-11-25', 'holiday');
    await plan(lin, 24, '18:00', '19:00', { subjects: ['math', 'physics'] });
    await plan(zhao, 24, '18:30', '20:00');
    await plan(gu, 24, '18:30', '19:00', { grades: [7] });
    await plan(history, 26, '19:00', '21:00', { subjects: ['history'] });
    stage.world.freeDays.set('2026-11-26', 'moved holiday').delete('2026-11-25');
    expect(await planned(ann)).toEqual([
      { subject: 'math', ...times(24, '18:00', '20:00'), teachers: 2 },
      { subject: 'physics', ...times(24, '18:00', '19:00'), teachers: 1 },
    ]);
    expect(JSON.stringify(await planned(ann))).not.toMatch(/lin|zhao/);
    await expect(planned(people.newcomer)).rejects.toMatchObject({ code: 'ONE_NO_GRADE' });
    await expect(planned(lin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('of other districts are told where the own one reaches them', async () => {
    await plan(lin, 24, '18:00', '19:00');
    expect(await planned(wen)).toHaveLength(1);
    await stage.enable(people.westAdmin, { reach: 'district' });
    expect(await planned(wen)).toEqual([]);
    await plan(gu, 24, '19:00', '20:00');
    expect(await planned(wen)).toEqual([{ subject: 'math', ...times(24, '19:00', '20:00'), teachers: 1 }]);
  });
});
