import { fileURLToPath } from 'node:url';
import { startPlatform, type ApiClient, type TestPlatform } from '@fudao/core/testing';
import type { Goal, Goals, Overview } from '../api.ts';

const path = '/api/plugin-template';

/** A whole platform with the demo city and the plugins beside this one; `npm test -- jest plugins/plugin-template`. */
describe('daily goals', () => {
  let platform: TestPlatform;
  let student: ApiClient;
  let other: ApiClient;
  let teacher: ApiClient;

  beforeAll(async () => {
    platform = await startPlatform({ pluginsFolder: fileURLToPath(new URL('../../', import.meta.url)) });
    await platform.enablePlugin('D0001', 'plugin-template', { goalsPerDay: 2 });
    student = await platform.signIn('20260001');
    other = await platform.signIn('20260002');
    teacher = await platform.signIn('T0001');
  }, 60_000);
  afterAll(() => platform?.stop());

  const add = (client: ApiClient, text: string) => client.post<Goal>(`${path}/goals`, { text });
  const list = async (client: ApiClient) => (await client.get<Goals>(`${path}/goals`)).expect(200).body;
  const overview = () => teacher.get<Overview>(`${path}/overview`);

  test('a student sets goals up to the limit of the district, and no empty one', async () => {
    (await add(student, ' 背 20 个单词 ')).expect(201);
    (await add(student, '   ')).expect(400, 'FUDAO_INVALID');
    (await add(student, '做 3 道几何题')).expect(201);
    (await add(student, '整理错题')).expect(409, 'PLUGIN_TEMPLATE_FULL');
    const { most, items } = await list(student);
    expect([most, items.map(({ text }) => text)]).toEqual([2, ['做 3 道几何题', '背 20 个单词']]);
  });

  test("nobody sees or changes another's goals", async () => {
    const [goal] = (await list(student)).items;
    expect((await list(other)).items).toEqual([]);
    (await other.put(`${path}/goals/${goal!.id}`, { isReached: true })).expect(404);
    (await other.delete(`${path}/goals/${goal!.id}`)).expect(404);
    (await teacher.get(`${path}/goals`)).expect(403);
  });

  test('what is ticked off counts in the overview, until the tick is taken back', async () => {
    const { today, items } = await list(student);
    const one = `${path}/goals/${items[0]!.id}`;
    (await student.put(one, { isReached: true })).expect(200);
    expect((await overview()).body.days.at(-1)).toEqual({ day: today, set: 2, reached: 1 });
    (await student.put(one, { isReached: false })).expect(200);
    expect((await overview()).body.days.at(-1)).toEqual({ day: today, set: 2, reached: 0 });
    (await student.delete(one)).expect(200);
    expect((await overview()).body.days.at(-1)).toEqual({ day: today, set: 1, reached: 0 });
  });

  test('a district decides whether the overview is shown, and how many days', async () => {
    await platform.enablePlugin('D0001', 'plugin-template', { daysShown: 3 });
    expect((await overview()).body.days).toHaveLength(3);
    await platform.enablePlugin('D0001', 'plugin-template', { showsOverview: false });
    (await overview()).expect(403, 'PLUGIN_TEMPLATE_OVERVIEW_OFF');
  });
});
