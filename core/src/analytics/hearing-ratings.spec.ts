import type { Static } from '@fudao/plugin-sdk';
import { createRatingsRoom } from '../ratings/ratings.room.ts';
import type * as schemas from './schemas.ts';
import { people, startAnalytics, type TestAnalytics } from './testing/start-analytics.ts';

const { ann, bo, city, lin } = people;

describe('reports hear of ratings', () => {
  let analytics: TestAnalytics;
  beforeAll(async () => {
    analytics = await startAnalytics(undefined, (platform) => [createRatingsRoom(platform)]);
  }, 60_000);
  afterAll(() => analytics.stop());

  test('when they are given, what they were about, and that a service was annulled', async () => {
    const at = analytics.clock.now;
    const about = { mode: 'session', subject: 'math', grade: 8, knowledgePointIds: ['kp-1'], at };
    for (const [causeId, student] of [['s1', ann], ['s2', bo]] as const) {
      await analytics.call('ratings.expect', { studentId: student.id, teacherId: lin.id, causeId, ...about, rated: { answers: [3, 3, 3, 2], at } });
    }
    const read = async () => {
      await analytics.settle();
      const { items } = await analytics.call<Static<typeof schemas.ReportView>>('analytics.report', { date: '2026-11-23' }, city);
      const points = await analytics.call<Static<typeof schemas.PointsView>>('analytics.points', { date: '2026-11-23' }, city);
      return { live: items[0]?.live.count, points: items[0]?.points, asked: points.total };
    };
    expect(await read()).toEqual({ live: 2, points: [{ id: 'kp-1', count: 2 }], asked: 2 });
    await analytics.call('ratings.cancel', { mode: 'session', causeId: 's1', reason: 'called-off' });
    expect(await read()).toEqual({ live: 1, points: [{ id: 'kp-1', count: 1 }], asked: 1 });
  });
});
