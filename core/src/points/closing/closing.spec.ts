import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { pointsPrivacy } from '../points-privacy.ts';
import { readZip } from '../testing/read-zip.ts';
import { codeOf, startPoints, type TestPoints } from '../testing/start-points.ts';

const evening = '2026-11-25T19:00:00+08:00';
const after = '2027-01-25T09:00:00+08:00';
const termId = 'autumn';

interface View {
  isReady: boolean;
  side: string;
  total: { granted: number; fen: number; digest: string };
  districts: { districtId: string; readiness: string; pending: number; held: number; figures: { digest: string; granted: number }; reopening: { mayApprove: boolean } | null }[];
}

onEachKind('closing a term', (freshUrl) => {
  let points: TestPoints;
  let [city, otherCity, east, otherEast, west, zhou, lin]: Caller[] = [];

  beforeEach(async () => {
    points = await startPoints(await freshUrl());
    const { administrator } = points;
    [city, otherCity] = [administrator('city-administrator'), administrator('city-administrator')];
    [east, otherEast] = [administrator('district-administrator', 'east'), administrator('district-administrator', 'east')];
    west = administrator('district-administrator', 'west');
    [zhou, lin] = [points.newTeacher('east'), points.newTeacher('west')];
    await points.award(zhou, 'session', 's1', evening, 23);
    await points.award(zhou, 'answer', 'a1', evening);
    await points.award(lin, 'lesson', 'l1', evening);
    points.setNow(after);
  }, 60_000);
  afterEach(() => points.rooms.stop());

  const call = <R = unknown>(action: string, as: Caller | undefined, params: object) =>
    points.rooms.call<R>(`points.${action}`, { termId, ...params }, as, { fromOutside: true });
  const view = (as = city) => call<View>('closing', as, {});
  const digestOf = async (as: Caller | undefined, districtId: string) =>
    (await view(as)).districts.find((one) => one.districtId === districtId)!.figures.digest;
  const sign = async (as: Caller | undefined, districtId: string) => call('signOff', as, { districtId, digest: await digestOf(as, districtId) });
  const close = async () => call('close', city, { digest: (await view()).total.digest });
  const payout = (as: Caller | undefined, params: object = {}) =>
    call<{ buffer: Uint8Array }>('payout', as, { format: 'csv', ...params }).then(({ buffer }) => Buffer.from(buffer));
  const closeAll = async () => {
    await sign(east, 'east');
    await sign(west, 'west');
    await close();
  };

  test('goes through the districts to the city, and the payout sums to the fen', async () => {
    expect(await codeOf(payout(city))).toBe('POINTS_TERM_NOT_CLOSED');
    expect(await codeOf(close())).toBe('POINTS_NOT_SIGNED_OFF');
    await sign(east, 'east');
    expect((await view()).districts.map(({ districtId, readiness }) => `${districtId} ${readiness}`)).toEqual(['east signed', 'west open']);
    expect(await codeOf(close())).toBe('POINTS_NOT_SIGNED_OFF');
    await sign(west, 'west');
    expect(await view()).toMatchObject({ isReady: true, total: { granted: 1160, fen: 11_600 } });
    await close();
    const lines = (await payout(city)).toString().trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe(`east district,,name of ${zhou!.id},${zhou!.id.toUpperCase()},6.60,66.00`);
    expect(lines.at(-1)).toBe('合计,,,,11.60,116.00');
    const own = (await payout(west, { language: 'en' })).toString();
    expect(own).toContain(lin!.id);
    expect(own).not.toContain(zhou!.id);
    const sheet = readZip(await payout(city, { format: 'xlsx' })).get('xl/worksheets/sheet1.xml')!;
    const values = [...sheet.matchAll(/<c r="F\d+" s="\d+"><v>([\d.]+)<\/v>/g)].map(([, value]) => Number(value) * 100);
    expect(values).toEqual([6_600, 5_000, 11_600]);
    await points.rooms.settle();
    const kinds = points.city.records.map(({ kind }) => kind);
    expect(kinds.sort()).toEqual([
      ...['points.payout-exported', 'points.payout-exported', 'points.payout-exported'],
      ...['points.signed-off', 'points.signed-off', 'points.term-closed'],
    ]);
  });

  test('is refused before the term has ended, for figures nobody saw, and for whom it is not', async () => {
    points.setNow('2027-01-22T23:00:00+08:00');
    expect(await codeOf(sign(east, 'east'))).toBe('POINTS_TERM_NOT_OVER');
    points.setNow(after);
    const digest = await digestOf(east, 'east');
    expect(await codeOf(call('signOff', west, { districtId: 'east', digest }))).toBe('FUDAO_NOT_FOUND');
    expect(await codeOf(call('signOff', city, { districtId: 'east', digest }))).toBe('FUDAO_NOT_ALLOWED');
    expect(await codeOf(call('signOff', zhou, { districtId: 'east', digest }))).toBe('FUDAO_NOT_ALLOWED');
    expect(await codeOf(call('close', east, { digest }))).toBe('FUDAO_NOT_ALLOWED');
    expect(await codeOf(call('payout', west, { districtId: 'east', format: 'csv' }))).toBe('FUDAO_NOT_FOUND');
    expect(await codeOf(call('closing', city, { termId: 'summer' }))).toBe('POINTS_TERM_NOT_FOUND');
    await points.award(zhou!, 'answer', 'a2', evening);
    expect(await codeOf(call('signOff', east, { districtId: 'east', digest }))).toBe('POINTS_FIGURES_CHANGED');
    await sign(east, 'east');
    await sign(west, 'west');
    await points.award(zhou!, 'answer', 'a3', evening);
    expect((await view()).districts[0]!.readiness).toBe('stale');
    expect(await codeOf(close())).toBe('POINTS_NOT_SIGNED_OFF');
  });

  test('holds what comes afterwards, and enters it once the district and the city have reopened', async () => {
    await closeAll();
    expect(await points.award(zhou!, 'answer', 'late', evening)).toMatchObject({ outcome: 'held', entryId: null });
    expect(await points.award(zhou!, 'answer', 'late', evening)).toMatchObject({ outcome: 'held' });
    expect(await points.reverse(zhou!, 'session', 's1')).toMatchObject({ outcome: 'held' });
    const stranger = points.newTeacher('east');
    expect(await points.award(stranger, 'lesson', 'first', evening)).toMatchObject({ outcome: 'held' });
    expect((await points.statement(zhou!, { termId })).totals).toMatchObject({ granted: 660, isClosed: true, held: 2 });
    expect((await view()).districts[0]).toMatchObject({ districtId: 'east', held: 3 });

    const district = { districtId: 'east' };
    await call('askToReopen', east, { ...district, reason: '漏记一次解答' });
    expect(await codeOf(call('askToReopen', city, { ...district, reason: '同上' }))).toBe('POINTS_ALREADY_ASKED');
    const approve = { ...district, decision: 'approve' };
    for (const one of [east, otherEast]) expect(await codeOf(call('decideReopening', one, approve))).toBe('POINTS_OTHER_SIDE');
    expect(await codeOf(call('decideReopening', west, approve))).toBe('FUDAO_NOT_FOUND');
    expect((await view()).districts[0]!.reopening).toMatchObject({ mayApprove: true });
    await call('decideReopening', otherCity, approve);
    await points.rooms.settle();
    expect((await points.statement(zhou!, { termId })).totals).toMatchObject({ granted: 400, isClosed: false, held: 0 });
    expect((await points.statement(stranger, { termId })).totals).toMatchObject({ granted: 500 });
    expect(await codeOf(payout(city))).toBe('POINTS_TERM_NOT_CLOSED');
    expect((await payout(west)).toString()).toContain(lin!.id);
    await sign(east, 'east');
    await close();
    expect((await payout(city)).toString()).toContain('合计,,,,14.00,140.00');
  });

  test('a reopening may be refused, and an open term cannot be reopened', async () => {
    const ask = (as = city) => call('askToReopen', as, { districtId: 'west', reason: '复核' });
    expect(await codeOf(ask())).toBe('POINTS_TERM_NOT_CLOSED');
    await closeAll();
    await ask();
    await call('decideReopening', west, { districtId: 'west', decision: 'refuse' });
    expect(await codeOf(call('decideReopening', west, { districtId: 'west', decision: 'approve' }))).toBe('POINTS_NOT_ASKED');
    expect((await view()).districts.map(({ readiness }) => readiness)).toEqual(['closed', 'closed']);
  });

  describe('corrections', () => {
    const propose = (as: Caller | undefined, params: object = {}) =>
      call<{ id: string }>('propose', as, { teacherId: zhou!.id, amount: -100, reason: '重复计分', ...params });
    const decide = (as: Caller | undefined, id: string, decision = 'approve') =>
      points.rooms.call<{ state: string }>('points.decide', { id, decision }, as, { fromOutside: true });

    test('are proposed by one, decided by another, and become a line of their own', async () => {
      const entry = (await points.statement(zhou!, { termId, kind: 'answer' })).items[0]!;
      const { id } = await propose(east, { entryId: entry.id });
      expect(await codeOf(decide(east, id))).toBe('POINTS_OWN_CORRECTION');
      expect(await codeOf(decide(west, id))).toBe('FUDAO_NOT_FOUND');
      expect(await codeOf(sign(east, 'east'))).toBe('POINTS_CORRECTIONS_OPEN');
      expect(await codeOf(close())).toBe('POINTS_CORRECTIONS_OPEN');
      const both = await Promise.allSettled([decide(otherEast, id), decide(city, id)]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { totals, items } = await points.statement(zhou!, { termId });
      expect(totals).toMatchObject({ granted: 560, corrected: -100 });
      expect(items[0]).toMatchObject({ type: 'correction', amount: -100, reason: '重复计分' });
      await points.rooms.settle();
      expect(points.city.notified).toMatchObject([{ accountId: zhou!.id, title: { en: 'Your points were corrected: -1.00' } }]);
    });

    test('keep nothing readable of a teacher who was erased, and the pay as it was', async () => {
      const { id } = await propose(east, { reason: '周老师重复计分' });
      await decide(otherEast, id);
      const other = await propose(east, { teacherId: points.newTeacher('east').id, amount: 100, reason: '周老师的解答误计入' });
      const context = { db: points.rooms.platform.database } as never;
      const exported = await pointsPrivacy.exportPerson!(context, zhou!.id);
      expect(exported['entries']).toHaveLength(3);
      expect(exported['corrections']).toMatchObject([{ amount: -100 }]);
      await pointsPrivacy.eraseName!(context, '周老师');
      await pointsPrivacy.erasePerson!(context, zhou!.id);
      const found = await points.rooms.platform.database.select<{ id: string; reason: string }>('SELECT id, reason FROM points_corrections');
      expect(new Map(found.map((row) => [row.id, row.reason]))).toEqual(new Map([[id, ''], [other.id, '已注销用户的解答误计入']]));
      expect((await points.statement(zhou!, { termId })).totals.granted).toBe(560);
    });

    test('never of the own points, of another district, of nothing, or of more than there is', async () => {
      const self = { ...zhou!, roles: ['teacher', 'district-administrator'] as const };
      expect(await codeOf(propose(self))).toBe('POINTS_OWN_POINTS');
      const { id } = await propose(east);
      expect(await codeOf(decide(self, id))).toBe('POINTS_OWN_POINTS');
      expect(await codeOf(propose(west))).toBe('FUDAO_NOT_FOUND');
      expect(await codeOf(propose(zhou))).toBe('FUDAO_NOT_ALLOWED');
      expect(await codeOf(propose(east, { amount: 0 }))).toBe('POINTS_AMOUNT_ZERO');
      expect(await codeOf(propose(east, { reason: '  ' }))).toBe('FUDAO_INVALID');
      expect(await codeOf(propose(east, { amount: -661 }))).toBe('POINTS_BELOW_ZERO');
      const foreign = (await points.statement(lin!, { termId })).items[0]!.id;
      expect(await codeOf(propose(east, { entryId: foreign }))).toBe('POINTS_ENTRY_NOT_FOUND');
      expect(await decide(otherEast, id, 'refuse')).toMatchObject({ state: 'refused' });
      expect(await codeOf(decide(city, id))).toBe('POINTS_CORRECTION_DECIDED');
      expect((await points.statement(zhou!, { termId })).totals.granted).toBe(660);
      const { id: taken } = await propose(east);
      expect(await codeOf(points.rooms.call('points.withdraw', { id: taken }, city))).toBe('FUDAO_NOT_FOUND');
      await points.rooms.call('points.withdraw', { id: taken }, east);
      await closeAll();
      expect(await codeOf(propose(east))).toBe('POINTS_TERM_CLOSED');
    });
  });

  test('statements of others are read by who answers for them, and each look is on the record', async () => {
    const school = points.administrator('school-administrator', 'east');
    expect((await points.statement(zhou!, { termId }, school)).totals.granted).toBe(660);
    for (const one of [west!, lin!]) expect(await codeOf(points.statement(zhou!, { termId }, one))).toBe('FUDAO_NOT_FOUND');
    await points.rooms.settle();
    expect(points.city.records).toMatchObject([{ kind: 'points.statement-read', subjectId: zhou!.id }]);
    const csv = await call<{ buffer: Uint8Array }>('exportStatement', zhou, {});
    expect(Buffer.from(csv.buffer).toString().trim().split('\r\n').at(-1)).toBe('合计,,,6.60,6.60,');
    const page = await points.statement(zhou!, { termId, limit: 1 });
    expect(page.nextCursor).not.toBeNull();
    expect((await points.statement(zhou!, { termId, limit: 1, cursor: page.nextCursor })).items).toHaveLength(1);
    expect(await codeOf(points.statement(zhou!, { cursor: '1; DROP' }))).toBe('FUDAO_INVALID');
  });
});
