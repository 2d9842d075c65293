import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { createCoreRooms } from '../../src/core-rooms.ts';
import { demoQuestions } from '../../src/demo/demo-questions.ts';
import { peopleOf } from '../../src/demo/acting.ts';
import { seedDemo } from '../../src/demo/seed-demo.ts';
import { openPlugins } from '../../src/plugin-manager/open-plugins.ts';
import { readPluginSource } from '../../src/plugin-manager/release/plugin-source.ts';
import { ApiClient } from '../../src/testing/api-client.ts';
import { startNode, type NodeProcess } from '../../src/testing/node-process.ts';
import { startRooms, type TestRooms } from '../../src/testing/start-rooms.ts';
import { until } from '../../src/testing/until.ts';

const centreFolder = fileURLToPath(new URL('../../../plugins/question-answer/', import.meta.url));

interface Supervised {
  items: { state: string; answerCount: number; stars?: number | null }[];
}

describe('the life of the demo city', () => {
  let rooms: TestRooms;
  let end: () => void | Promise<void>;
  // A Sunday morning: nobody may tutor then, and the questions are there all the same.
  const now = () => new Date('2026-11-22T08:00:00+08:00');

  beforeAll(async () => {
    rooms = await startRooms((_platform, runtime, plugins) => createCoreRooms(runtime, plugins), { now });
    const { runtime, plugins, platform } = rooms;
    await seedDemo({ ...runtime, platform: { ...platform, config: { ...platform.config, demo: true } } });
    end = await openPlugins(runtime, plugins, { bundled: [await readPluginSource(centreFolder)], runsTimers: false });
    await rooms.call('demo.planLife');
    await rooms.settle();
  }, 120_000);
  afterAll(async () => {
    await end();
    await rooms.stop();
  });

  const asSomeone = async (educationId: string) => (await peopleOf(rooms.runtime, [educationId])).get(educationId)!;
  const supervised = async () =>
    (await rooms.call<Supervised>('question-answer.supervision.list', { limit: 50 }, await asSomeone('C0001'))).items;

  test('has questions that wait, that are answered, and that are adopted with stars', async () => {
    const found = await supervised();
    const states = found.map(({ state, answerCount }) => `${state} ${answerCount}`).sort();
    expect(states).toEqual(['adopted 1', 'adopted 1', 'answered 1', 'answered 1', 'open 0', 'open 0']);
    expect(demoQuestions.every(({ student, answers }) => Number(student) > 20260020 && answers.every(({ teacher }) => teacher > 'T0003'))).toBe(true);
  });

  test('shows them to a student and on the desk of a teacher of the district', async () => {
    const student = await asSomeone('20260031');
    const { items } = await rooms.call<{ items: { id: string }[] }>('question-answer.questions.list', {}, student);
    const read = await rooms.call('question-answer.questions.read', { id: items[0]!.id }, student);
    expect(read).toMatchObject({ state: 'adopted', answers: [{ teacherName: '梁婉清', rating: { stars: 5 }, followUp: { reply: { text: expect.stringContaining('we') } } }] });
    const desk = (tab: string, who: string) => asSomeone(who).then((one) => rooms.call<{ items: object[] }>('question-answer.desk.list', { tab }, one));
    expect((await desk('open', 'T0005')).items).toHaveLength(1);
    expect((await desk('answered', 'T0011')).items).toHaveLength(2);
  });

  test('is there once, however often it is planned and played', async () => {
    const before = await supervised();
    await rooms.call('demo.planLife');
    await rooms.call('demo.playQuestions');
    for (const index of demoQuestions.keys()) await rooms.call('demo.playQuestion', { index });
    await rooms.settle();
    expect(await supervised()).toEqual(before);
  }, 60_000);
});

test('a demo city whose first start was killed has all of its life at the second', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-demo-life-'));
  let node: NodeProcess | undefined;
  try {
    const first = await startNode({ FUDAO_DATA: dataFolder });
    await first.kill();
    node = await startNode({ FUDAO_DATA: dataFolder });
    const city = await ApiClient.signIn(node.url, 'C0001');
    const questions = () => city.get<Supervised>('/api/question-answer/supervision?limit=50');
    const isLived = ({ items = [] }: Partial<Supervised>) => items.length === demoQuestions.length && items.filter(({ state }) => state === 'adopted').length === 2;
    await until(async () => isLived((await questions()).body));
    const report = async () => (await city.get<{ total: { sessions: number } }>('/api/analytics/report?kind=week&sort=minutes&direction=desc&level=teachers&offset=0&limit=50')).body;
    await until(async () => ((await report()).total?.sessions ?? 0) > 0);
  } finally {
    await node?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}, 120_000);
