import { readdirSync, readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { codeOf, startPoints, type TestPoints } from '../testing/start-points.ts';
import { usualRules } from '../testing/stand-in-rooms.ts';

const evening = '2026-11-25T19:00:00+08:00';

onEachKind('the ledger', (freshUrl, kind) => {
  let points: TestPoints;
  let url: string | undefined;
  beforeAll(async () => {
    url = await freshUrl();
    points = await startPoints(url);
  }, 60_000);
  afterAll(() => points.rooms.stop());
  beforeEach(() => points.setNow('2026-11-27T20:00:00+08:00'));

  test('enters a service once, whoever says it how often, and explains the line', async () => {
    const teacher = points.newTeacher();
    const once = await points.award(teacher, 'session', 's1', evening, 24);
    expect(once).toMatchObject({ outcome: 'counted', amount: 480, isNew: true });
    const again = await Promise.all([1, 2, 3].map(() => points.award(teacher, 'session', 's1', evening, 24)));
    expect(again).toEqual([1, 2, 3].map(() => ({ ...once, isNew: false })));
    const { totals, items } = await points.statement(teacher);
    expect(totals).toMatchObject({ granted: 480, fen: 4800 });
    expect(items.map(({ explanation }) => explanation.map(({ en }) => en))).toEqual([['24 min × 0.20 = 4.80 points']]);
  });

  test('a thousand at the last answers of a week: exactly what the limit leaves is granted', async () => {
    const teacher = points.newTeacher();
    for (let n = 0; n < 27; n += 1) await points.award(teacher, 'answer', `before-${n}`, evening);
    const at = '2026-11-29T23:59:59.999+08:00';
    const done = await Promise.all(Array.from({ length: 1000 }, (_nothing, n) => points.award(teacher, 'answer', `a-${n % 900}`, at)));
    expect(new Set(done.filter(({ amount }) => amount > 0).map(({ entryId }) => entryId)).size).toBe(3);
    expect(new Set(done.map(({ entryId }) => entryId)).size).toBe(900);
    const { totals, weeks } = await points.statement(teacher);
    expect(totals).toMatchObject({ granted: 6000, cutByWeek: 897 * 200 });
    expect(weeks).toMatchObject([{ week: '2026-11-23', answers: 927, amount: 6000 }]);
    // The next minute is another week.
    expect(await points.award(teacher, 'answer', 'monday', '2026-11-30T00:00:00+08:00')).toMatchObject({ amount: 200 });
  }, 60_000);

  test('an answer earns by when it was given, whenever it is adopted, and annulling one that earned nothing takes nothing', async () => {
    const teacher = points.newTeacher();
    const [noon, saturday] = ['2026-11-25T12:00:00+08:00', '2026-11-21T19:00:00+08:00'];
    expect(await points.award(teacher, 'answer', 'in-hours', noon, 1, evening)).toMatchObject({ outcome: 'counted', amount: 200 });
    expect(await points.award(teacher, 'answer', 'at-noon', evening, 1, noon)).toMatchObject({ outcome: 'outside-hours', amount: 0 });
    expect(await points.award(teacher, 'answer', 'at-noon', evening, 1, evening)).toMatchObject({ outcome: 'outside-hours', isNew: false });
    expect(await points.award(teacher, 'answer', 'saturday', evening, 1, saturday)).toMatchObject({ outcome: 'outside-hours' });
    expect(await points.reverse(teacher, 'answer', 'saturday')).toMatchObject({ amount: 0 });
    const { totals, weeks, items } = await points.statement(teacher);
    expect(totals).toMatchObject({ granted: 200, earned: 200 });
    expect(weeks).toMatchObject([{ answers: 1, amount: 200 }]);
    expect(items.map(({ explanation }) => explanation[0]!.en)).toContain('Not answered within tutoring hours, so it earns nothing');
  });

  test('live tutoring earns by what took place, in whole minutes, once, and no plugin awards or annuls it', async () => {
    const teacher = points.newTeacher();
    const startsAt = Date.parse(evening);
    const settle = (reservationId: string, more: object) => {
      const took = { reservationId, activity: 'session', teacherId: teacher.id, studentIds: ['s1'], startsAt, endsAt: startsAt + 24.9 * 60_000, ...more };
      return points.rooms.call('policy.settle', took);
    };
    await settle(`s-${teacher.id}`, {});
    await settle(`s-${teacher.id}`, {});
    await settle(`k-${teacher.id}`, { activity: 'class', studentIds: [], seatsTaken: 3 });
    await settle(`n-${teacher.id}`, { activity: 'class', studentIds: [], seatsTaken: 0 });
    await settle(`a-${teacher.id}`, { activity: 'adoption' });
    await points.rooms.settle();
    const { totals, items } = await points.statement(teacher);
    expect(items.map(({ kind, amount }) => [kind, amount]).sort()).toEqual([['class', 960], ['session', 480]]);
    expect(totals).toMatchObject({ granted: 1440 });
    const request = { teacherId: teacher.id, kind: 'session', causeId: 'made-up', at: startsAt, quantity: 30 };
    const plugin = { plugin: { id: 'one-to-one', version: '1' } };
    const asPlugin = (name: string, params: object) => codeOf(points.rooms.call(name, { ...params }, teacher, plugin));
    expect(await asPlugin('points.award', request)).toBe('FUDAO_CAPABILITY_REFUSED');
    const granted = jest.spyOn(points.rooms.plugins, 'hasCapability').mockReturnValue(true);
    expect(await asPlugin('points.award', request)).toBe('POINTS_SETTLED_ONLY');
    expect(await asPlugin('points.reverse', { teacherId: teacher.id, kind: 'session', causeId: `s-${teacher.id}`, reason: 'no' })).toBe('POINTS_SETTLED_ONLY');
    expect(await asPlugin('points.award', { ...request, kind: 'lesson', quantity: 1 })).toBe('fine');
    granted.mockRestore();
  });

  test('a thousand at the last point of a term: one gets the rest, the others are told what was cut', async () => {
    const teacher = points.newTeacher();
    for (let n = 0; n < 20; n += 1) await points.award(teacher, 'class', `long-${n}`, evening, 600);
    await points.award(teacher, 'class', 'nearly', evening, 497);
    const done = await Promise.all(Array.from({ length: 1000 }, (_nothing, n) => points.award(teacher, 'lesson', `l-${n}`, evening)));
    expect(done.reduce((sum, { amount }) => sum + amount, 0)).toBe(120);
    const pages = [await points.statement(teacher, { kind: 'lesson', limit: 100 })];
    for (let last = pages[0]!; last.nextCursor !== null; pages.push(last)) last = await points.statement(teacher, { kind: 'lesson', limit: 100, cursor: last.nextCursor });
    expect(pages[0]!.totals).toMatchObject({ granted: 500_000, earned: 999_880, cutByTerm: 499_880 });
    const told = pages.flatMap(({ items }) => items.map(({ explanation }) => explanation.at(-1)!.en));
    expect(told.filter((text) => text === "The term's cap of 5000.00 was reached: 5.00 cut")).toHaveLength(999);
    expect(told.filter((text) => text.endsWith('3.80 cut'))).toHaveLength(1);
    // One of the lessons annulled: another takes its place under the cap.
    expect(await points.reverse(teacher, 'lesson', 'l-7')).toMatchObject({ outcome: 'counted', amount: 0 });
  }, 60_000);

  if (kind === 'mariadb') test('two nodes on one database grant together what the limits leave, and nothing twice', async () => {
    const other = await startPoints(url);
    const nodes = [points, other];
    const [answering, teaching] = [points.newTeacher(), points.newTeacher()];
    other.city.people.push(...points.city.people);
    for (let n = 0; n < 20; n += 1) await points.award(teaching, 'class', `long-${n}`, evening, 600);
    await points.award(teaching, 'class', 'nearly', evening, 490);
    // Each cause at both nodes at once.
    const causes = Array.from({ length: 120 }, (_nothing, n) => nodes.map((node) => ({ node, cause: `c-${n}` }))).flat();
    await Promise.all(causes.flatMap(({ node, cause }) => [node.award(answering, 'answer', cause, evening), node.award(teaching, 'lesson', cause, evening)]));
    await Promise.all(nodes.flatMap((node) => ['c-1', 'c-2'].map((cause) => node.reverse(teaching, 'lesson', cause))));
    expect((await points.statement(answering)).totals).toMatchObject({ granted: 6_000, cutByWeek: 90 * 200 });
    expect((await other.statement(teaching)).totals).toMatchObject({ granted: 500_000, earned: 499_600 + 118 * 500 });
    const { n } = (await points.rooms.platform.database.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM points_entries WHERE cause_id LIKE :causes', { causes: 'c-%' }))!;
    expect(Number(n)).toBe(242);
    await other.rooms.stop();
  }, 60_000);

  test('what is annulled is countered, also twice, and also before it has come', async () => {
    const teacher = points.newTeacher();
    await points.award(teacher, 'session', 's1', evening, 10);
    expect(await points.reverse(teacher, 'session', 's1')).toMatchObject({ amount: -200, isNew: true });
    expect(await points.reverse(teacher, 'session', 's1')).toMatchObject({ amount: -200, isNew: false });
    expect(await points.reverse(teacher, 'answer', 'late')).toMatchObject({ outcome: 'unmet', amount: 0 });
    expect(await points.award(teacher, 'answer', 'late', evening)).toMatchObject({ outcome: 'annulled', amount: 0 });
    const { totals, items } = await points.statement(teacher);
    expect(totals.granted).toBe(0);
    expect(items.map(({ type, amount }) => `${type} ${amount}`).sort()).toEqual(['annulment -200', 'award 0', 'award 200']);
    await points.rooms.settle();
    const told = points.city.entered.filter(({ teacherId }) => teacherId === teacher.id);
    expect(told.map(({ type, gross, amount }) => `${type} ${gross} ${amount}`).sort()).toEqual(['annulment -200 -200', 'award 200 200']);
  });

  test('service outside of every term earns nothing and says so', async () => {
    const teacher = points.newTeacher();
    expect(await points.award(teacher, 'answer', 'a', '2027-02-10T19:00:00+08:00')).toMatchObject({ outcome: 'outside-term', amount: 0 });
    expect(await points.award(teacher, 'answer', 'b', '2027-01-22T23:59:59+08:00')).toMatchObject({ outcome: 'counted', amount: 200 });
    expect(await points.award(teacher, 'answer', 'c', '2027-01-23T00:00:00+08:00')).toMatchObject({ outcome: 'outside-term' });
    expect((await points.statement(teacher)).items).toHaveLength(1);
  });

  test('a tariff that changes in the middle of a week holds from the next Monday, in whatever order service is heard of', async () => {
    const [one, other] = [points.newTeacher(), points.newTeacher()];
    const dear = { ...usualRules, adoptedAnswersPerWeek: 1, tariff: { ...usualRules.tariff, adoptedAnswer: 900 } };
    points.city.rules.push({ from: Date.parse('2026-12-09T12:00:00+08:00'), points: dear });
    const moments = ['2026-12-07', '2026-12-10', '2026-12-13', '2026-12-14', '2026-12-15'].map((day) => `${day}T19:00:00+08:00`);
    for (const at of moments) await points.award(one, 'answer', at, at);
    for (const at of moments.reverse()) await points.award(other, 'answer', at, at);
    for (const teacher of [one, other]) {
      expect((await points.statement(teacher)).weeks.map(({ amount }) => amount)).toEqual([900, 600]);
    }
    points.city.rules.pop();
  });

  test('a client cannot award, and a piece is one piece', async () => {
    const teacher = points.newTeacher();
    const request = { teacherId: teacher.id, kind: 'answer', causeId: 'a', at: Date.parse(evening), quantity: 1 };
    expect(await codeOf(points.rooms.call('points.award', request, teacher, { fromOutside: true }))).toBe('FUDAO_NOT_FOUND');
    expect(await codeOf(points.rooms.call('points.award', { ...request, quantity: 2 }))).toBe('POINTS_PIECE_EXPECTED');
    expect(await codeOf(points.rooms.call('points.award', { ...request, quantity: -1 }))).toBe('FUDAO_INVALID');
    expect(await codeOf(points.rooms.call('points.award', { ...request, kind: 'gift' }))).toBe('FUDAO_INVALID');
    const plugin = { id: 'vendor', version: '1.0.0' };
    expect(await codeOf(points.rooms.call('points.award', request, teacher, { plugin }))).toBe('FUDAO_CAPABILITY_REFUSED');
  });
});

test('no statement of the room changes or removes an entry', () => {
  const folder = new URL('../', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const found = sources.filter((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return /(update|delete)\(\s*'points_entries'|(UPDATE|DELETE FROM|REPLACE INTO)\s+points_entries/i.test(text);
  });
  expect(sources.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
