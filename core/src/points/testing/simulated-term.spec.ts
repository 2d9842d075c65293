import { onEachKind } from '../../testing/on-each-kind.ts';
import { playTerm } from './play-term.ts';
import { startPoints, type TestPoints } from './start-points.ts';

onEachKind('the ledger of a simulated term', (freshUrl, kind) => {
  let points: TestPoints;
  beforeAll(async () => void (points = await startPoints(await freshUrl())), 60_000);
  afterAll(() => points.rooms.stop());

  test('with retries and events in no order equals what is recomputed from the services', async () => {
    // `npm run bench -- ledger` plays ten times as much.
    const played = await (kind === 'sqlite' ? playTerm(points, 200, 6_000) : playTerm(points, 40, 1_500));
    expect(played.differs).toBe(0);
    expect(played.capped).toBeGreaterThan(0);
    expect(played.granted).toBeGreaterThan(500_000);
    const { n } = (await points.rooms.platform.database.selectOne<{ n: number }>(
      "SELECT COUNT(*) AS n FROM points_entries WHERE kind = 'answer' AND earned < gross",
    ))!;
    expect(Number(n)).toBeGreaterThan(20);
  }, 120_000);
});
