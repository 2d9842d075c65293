import type { Caller, Dispose } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { openPlugins } from '../open-plugins.ts';
import { createPluginManagerRoom } from '../plugin-manager.room.ts';
import { schoolShare } from '../routing/school-share.ts';
import { standInRooms } from '../testing/stand-in-rooms.ts';
import { person, tellers } from '../testing/teller.ts';

const admin1 = person('a1', 'district-administrator', 'd1');
const admin2 = person('a2', 'district-administrator', 'd2');
const student1 = person('s1', 'student', 'd1', 'd1-1');
/** A Friday at noon, in the city. */
const friday = Date.parse('2026-11-27T04:00:00.000Z');

onEachKind("what a district's administrator looks at", (freshUrl) => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  const { sources, load } = tellers({ '1.0.0': {} });

  beforeEach(async () => {
    rooms = await startRooms(
      (platform, _runtime, plugins) => [...standInRooms(['d1', 'd2']), createPluginManagerRoom(platform, plugins)],
      { databaseUrl: await freshUrl(), now: () => new Date(friday) },
    );
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled: sources, loaders: { trusted: load } });
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  const ask = <R = unknown>(action: string, params: object, as: Caller = admin1) =>
    rooms.call<R>(`plugin-manager.${action}`, params as Record<string, unknown>, as);
  const change = (enabled: boolean, expectedRevision: number) =>
    ask('setInstallation', { id: 'teller', enabled, settings: {}, expectedRevision });

  test('is the history of the own district, page by page', async () => {
    for (let revision = 0; revision < 5; revision++) await change(revision % 2 === 0, revision);
    const revisions = async (params: object, as = admin1) => {
      const { items, nextBefore } = await ask<{ items: { revision: number }[]; nextBefore: number | null }>('history', { id: 'teller', ...params }, as);
      return [items.map(({ revision }) => revision), nextBefore];
    };
    expect(await revisions({ limit: 3 })).toEqual([[5, 4, 3], 3]);
    expect(await revisions({ limit: 3, before: 3 })).toEqual([[2, 1], null]);
    expect(await revisions({ limit: 5 })).toEqual([[5, 4, 3, 2, 1], null]);
    expect(await revisions({}, admin2)).toEqual([[], null]);
    await expect(ask('history', { id: 'teller', districtId: 'd2' })).rejects.toMatchObject({ code: 'PLUGIN_DISTRICT_NOT_YOURS' });
    await expect(ask('history', { id: 'teller' }, student1)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(ask('history', { id: 'nobody' })).rejects.toMatchObject({ code: 'PLUGIN_NOT_FOUND' });
  });

  test('is which schools a canary goes to, the same that the dispatch sends there', async () => {
    const { items } = await ask<{ items: { id: string; share: number }[] }>('schools', { id: 'teller' });
    expect(items.map(({ id }) => id).sort()).toEqual(['d1-1', 'd1-2']);
    for (const { id, share } of items) expect(share).toBe(schoolShare('teller', id));
    expect(items[0]!.share).toBeLessThanOrEqual(items[1]!.share);
    await expect(ask('schools', { id: 'teller', districtId: 'd2' })).rejects.toMatchObject({ code: 'PLUGIN_DISTRICT_NOT_YOURS' });
  });

  test('is when a change may be planned: the next days, with their school days', async () => {
    expect(await ask('changeTimes', { days: 3 })).toEqual({
      tutoringHours: { from: '18:00', to: '21:00' },
      furthest: new Date(friday + 180 * 86_400_000).toISOString(),
      days: [
        { date: '2026-11-27', isSchoolDay: true },
        { date: '2026-11-28', isSchoolDay: false },
        { date: '2026-11-29', isSchoolDay: false },
      ],
    });
    await expect(ask('changeTimes', {}, student1)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });
});
