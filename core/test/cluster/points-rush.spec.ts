import { fileURLToPath } from 'node:url';
import { startPoints, type TestPoints } from '../../src/points/testing/start-points.ts';
import { startMariadbServer, type MariadbServer } from '../../src/testing/mariadb-server.ts';
import { runUntilKilled } from '../../src/testing/run-until-killed.ts';
import { findServer } from '../../src/testing/system-programs.ts';

const worker = fileURLToPath(new URL('../../src/points/testing/rush-worker.ts', import.meta.url));
const evening = '2026-11-25T19:00:00+08:00';

/** Causes of one of two nodes: 500 answers and 500 lessons; every third is awarded by both. */
function causesOf(node: number): string[] {
  const names = Array.from({ length: 500 }, (_nothing, index) => (index % 3 === 0 ? `${index}` : `${node}-${index}`));
  return names.flatMap((name) => [`answer-${name}`, `lesson-${name}`]);
}

(findServer('mariadbd') ? describe : describe.skip)('a rush of a thousand each for the last points of a week and a term, on two nodes', () => {
  let mariadb: MariadbServer;
  let points: TestPoints;
  let url: string;

  beforeAll(async () => {
    mariadb = (await startMariadbServer())!;
    url = await mariadb.createDatabase('rush');
    points = await startPoints(url);
  }, 60_000);
  afterAll(async () => {
    await points?.rooms.stop();
    await mariadb?.stop();
  });

  test('each cause is entered once and the caps are met exactly, also when a node is killed and asks again', async () => {
    const [answering, teaching] = [points.newTeacher(), points.newTeacher()];
    for (let n = 0; n < 20; n += 1) await points.award(teaching, 'class', `long-${n}`, evening, 600);
    // 4,996 of 5,000 points: what is left is less than a lesson.
    await points.award(teaching, 'class', 'nearly', evening, 490);
    const [killed, whole] = await Promise.all([runUntilKilled(worker, [url, ...causesOf(1)], 60), runUntilKilled(worker, [url, ...causesOf(2)])]);
    expect(killed.size).toBeLessThan(1_000);
    const again = await runUntilKilled(worker, [url, ...causesOf(1)]);
    for (const [cause, amount] of killed) expect([cause, again.get(cause)]).toEqual([cause, amount]);
    const causes = new Map([...whole, ...again]);
    const worthOf = (kind: string) => [...causes].filter(([cause]) => cause.startsWith(kind)).reduce((sum, [, amount]) => sum + Number(amount), 0);
    expect([worthOf('answer'), worthOf('lesson')]).toEqual([30 * 200, 400]);
    expect((await points.statement(answering)).totals).toMatchObject({ granted: 6_000 });
    expect((await points.statement(teaching)).totals).toMatchObject({ granted: 500_000 });
    const statement = "SELECT COUNT(*) AS n FROM points_entries WHERE kind IN ('answer', 'lesson')";
    const { n } = (await points.rooms.platform.database.selectOne<{ n: number }>(statement))!;
    expect(Number(n)).toBe(causes.size);
  }, 120_000);
});
