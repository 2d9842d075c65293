import { startPolicy, type PolicyStage } from '../testing/start-policy.ts';

interface Day {
  date: string;
  startsAt: number;
  endsAt: number;
  open: { from: number; to: number }[];
  closed: { 'zh-CN': string } | null;
  otherwise: { 'zh-CN': string };
}

const at = (time: string) => Date.parse(`2026-${time}:00+08:00`);

describe('the hours of days', () => {
  let stage: PolicyStage;
  beforeAll(async () => {
    stage = await startPolicy();
  });
  afterAll(() => stage.stop());

  const week = async (districtId?: string) => (await stage.call<{ items: Day[] }>('policy.hours', { from: at('11-23T23:30'), days: 7, ...(districtId && { districtId }) })).items;

  test('are the city’s days, with the hours of the rules on school days and the reason on others', async () => {
    stage.world.holidays.add('2026-11-25').add('west 2026-11-26');
    const days = await week();
    expect(days.map(({ date }) => date)).toEqual(['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`));
    expect(days[0]).toMatchObject({ startsAt: at('11-23T00:00'), endsAt: at('11-24T00:00'), open: [{ from: at('11-23T18:00'), to: at('11-23T21:00') }], closed: null });
    expect(days[0]!.otherwise['zh-CN']).toBe('辅导时段是上课日 18:00–21:00');
    expect(days[2]).toMatchObject({ open: [], closed: { 'zh-CN': '放假：its name' }, otherwise: { 'zh-CN': '放假：its name' } });
    expect(days.slice(5).map(({ open, closed }) => [open, closed?.['zh-CN']])).toEqual([[[], '周末不开放辅导'], [[], '周末不开放辅导']]);
    expect(days[3]!.open).toHaveLength(1);
    const west = await week('west');
    expect(west[3]).toMatchObject({ open: [], closed: { 'zh-CN': '本区不上课：its name' } });
  });
});
