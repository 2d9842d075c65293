import type { Caller, Dispose } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { eachTrust } from '../../testing/on-each-trust.ts';
import { until } from '../../testing/until.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { openPlugins } from '../open-plugins.ts';
import { createPluginManagerRoom } from '../plugin-manager.room.ts';
import { schoolShare } from '../routing/school-share.ts';
import type { Trust } from '../release/release.repository.ts';
import { confinedTellers } from '../testing/confined-tellers.ts';
import { standInRooms } from '../testing/stand-in-rooms.ts';
import { alive, person, tellers } from '../testing/teller.ts';
import { BudgetWatch } from './budget-watch.ts';

const operator = person('c1', 'city-administrator', null);
const admins = ['d1', 'd2', 'd3'].map((district) => person(`a-${district}`, 'district-administrator', district));
const students = ['d1', 'd2', 'd3'].map((district) => person(`s-${district}`, 'student', district, 'school-1'));
const [admin1, admin2, admin3] = admins as [Caller, Caller, Caller];
const [student1, student2, student3] = students as [Caller, Caller, Caller];

interface Channels {
  stable: string | null;
  canary: string | null;
  revision: number;
}

const kinds = {
  '1.0.0': {},
  '2.0.0': { hasExtra: true },
  '3.0.0': {},
  '4.0.0': { isIll: true },
  '5.0.0': { isFaulty: true },
};

/** The same releases: in this process, or each in a confined one. */
async function releasesOf(trust: Trust) {
  if (trust === 'trusted') {
    const { sources, load } = tellers(kinds);
    return { sources, loaderFor: () => load, remove: () => Promise.resolve() };
  }
  return confinedTellers(kinds);
}

describe.each(eachTrust())('%s', (trust) => onEachKind('releases side by side', (freshUrl) => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  let releases: Awaited<ReturnType<typeof releasesOf>>;

  beforeAll(async () => {
    releases = await releasesOf(trust);
  });
  afterAll(() => releases.remove());

  beforeEach(async () => {
    alive.clear();
    rooms = await startRooms(
      (platform, _runtime, plugins) => [...standInRooms(['d1', 'd2', 'd3']), createPluginManagerRoom(platform, plugins)],
      { databaseUrl: await freshUrl() },
    );
    const loaders = { [trust]: releases.loaderFor(rooms.runtime.host) };
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled: releases.sources, bundledTrust: trust, loaders });
    for (const admin of admins) await change(admin, { enabled: true });
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  const which = async (as: Caller, milliseconds = 0) =>
    (await rooms.call<{ version: string }>('teller.teller.which', { milliseconds }, as)).version;
  const channels = async () => (await rooms.call<{ channels: Channels }>('plugin-manager.getReleases', { id: 'teller' }, operator)).channels;
  const move = async (action: 'setStable' | 'setCanary', version: string | null) =>
    rooms.call<Channels>(`plugin-manager.${action}`, { id: 'teller', version, expectedRevision: (await channels()).revision }, operator);
  const rollBack = async (channel: 'stable' | 'canary') =>
    rooms.call<Channels>('plugin-manager.rollBack', { id: 'teller', channel, expectedRevision: (await channels()).revision }, operator);

  async function change(admin: Caller, wanted: object): Promise<void> {
    const { installation } = await rooms.call<{ installation: { revision: number } }>('plugin-manager.get', { id: 'teller' }, admin);
    const params = { id: 'teller', enabled: true, settings: {}, expectedRevision: installation.revision, ...wanted };
    await rooms.call('plugin-manager.setInstallation', params, admin);
  }

  async function untilAlive(versions: readonly string[]): Promise<void> {
    const running = () => [...alive].filter(([, count]) => count > 0).map(([version]) => version).sort();
    for (let attempt = 0; attempt < 100 && running().join() !== versions.join(); attempt++) {
      await rooms.plugins.settle();
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(running()).toEqual(versions);
  }

  /** A node follows what was written within a moment. */
  async function untilServedBy(as: Caller, version: string): Promise<void> {
    await until(async () => (await which(as).catch(() => 'a fault')) === version);
  }

  test('only what somebody is sent to runs', async () => {
    expect(await which(student1)).toBe('1.0.0');
    await untilAlive(['1.0.0']);
  });

  test('three districts on three releases at the same time; each has the actions of its own', async () => {
    await move('setCanary', '3.0.0');
    await change(admin2, { follows: 'pinned', pinnedVersion: '2.0.0' });
    await change(admin3, { follows: 'canary', canaryPercent: 100 });
    expect(await Promise.all(students.map((student) => which(student)))).toEqual(['1.0.0', '2.0.0', '3.0.0']);
    await untilAlive(['1.0.0', '2.0.0', '3.0.0']);
    expect(await rooms.call('teller.teller.extra', {}, student2)).toEqual({ version: '2.0.0' });
    await expect(rooms.call('teller.teller.extra', {}, student1)).rejects.toMatchObject({ code: 'FUDAO_UNAVAILABLE' });
    await change(admin2, { follows: 'stable' });
    expect(await which(student2)).toBe('1.0.0');
    await untilAlive(['1.0.0', '3.0.0']);
  });

  test('a canary goes to a share of the schools, the same on every node', async () => {
    const schools = Array.from({ length: 40 }, (_, index) => `school-${index}`);
    await move('setCanary', '2.0.0');
    await change(admin1, { follows: 'canary', canaryPercent: 30 });
    for (const school of schools) {
      const answered = await which(person('s', 'student', 'd1', school));
      expect(answered).toBe(schoolShare('teller', school) < 30 ? '2.0.0' : '1.0.0');
    }
    expect(await which(person('a', 'district-administrator', 'd1'))).toBe('1.0.0');
  });

  test('twenty swaps under load lose no call; what is under way ends in the release that began it', async () => {
    let isOver = false;
    const failures: unknown[] = [];
    let answered = 0;
    const ask = async (student: Caller, milliseconds: number) => {
      while (!isOver) {
        try {
          await which(student, milliseconds);
          answered++;
        } catch (error) {
          failures.push(error);
        }
      }
    };
    const askers = Array.from({ length: 30 }, (_, index) => ask(students[index % 3]!, index * 3));
    for (let swap = 0; swap < 20; swap++) await move('setStable', swap % 2 === 0 ? '2.0.0' : '3.0.0');
    isOver = true;
    await Promise.all(askers);
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(100);
    expect(await which(student1)).toBe('3.0.0');
    // The one before stays for a while, as the way back.
    await untilAlive(['2.0.0', '3.0.0']);
  });

  test('a release that calls its own plugin stays with itself', async () => {
    await move('setCanary', '2.0.0');
    await change(admin1, { follows: 'canary', canaryPercent: 100 });
    expect(await rooms.call('teller.teller.throughItself', {}, student1)).toEqual({ version: '2.0.0' });
  });

  test('what is ill never gets the pointer: it is refused with its own words, and nobody notices', async () => {
    await expect(move('setStable', '4.0.0')).rejects.toMatchObject({
      code: 'PLUGIN_NOT_STARTED',
      details: { version: '4.0.0', reason: 'its health check failed: it feels ill' },
    });
    await expect(change(admin1, { follows: 'pinned', pinnedVersion: '4.0.0' })).rejects.toMatchObject({ code: 'PLUGIN_NOT_STARTED' });
    expect(await channels()).toMatchObject({ stable: '1.0.0', canary: null });
    expect(await which(student1)).toBe('1.0.0');
    await untilAlive(['1.0.0']);
  });

  test('one click rolls back, once; the canary goes without touching stable', async () => {
    await move('setStable', '2.0.0');
    await move('setCanary', '3.0.0');
    expect(await rollBack('canary')).toMatchObject({ stable: '2.0.0', canary: null });
    expect(await rollBack('stable')).toMatchObject({ stable: '1.0.0' });
    expect(await which(student3)).toBe('1.0.0');
    await expect(rollBack('stable')).rejects.toMatchObject({ code: 'PLUGIN_NO_ROLLBACK' });
  });

  test('of two operators at once one moves the pointer and the other is told', async () => {
    const { revision: expectedRevision } = await channels();
    const both = await Promise.allSettled(
      ['2.0.0', '3.0.0'].map((version) => rooms.call('plugin-manager.setStable', { id: 'teller', version, expectedRevision }, operator)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'PLUGIN_CHANGED_MEANWHILE' } });
  });

  test('a release in use is not retired; a retired one is not pinned; a reinstated one is', async () => {
    const retire = (version: string) => rooms.call('plugin-manager.retireRelease', { id: 'teller', version }, operator);
    await change(admin1, { follows: 'pinned', pinnedVersion: '2.0.0' });
    await expect(retire('1.0.0')).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_IN_USE', details: { because: 'stable' } });
    await expect(retire('2.0.0')).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_IN_USE', details: { because: 'd1' } });
    await retire('3.0.0');
    await expect(change(admin2, { follows: 'pinned', pinnedVersion: '3.0.0' })).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_NOT_FOUND' });
    await rooms.call('plugin-manager.reinstateRelease', { id: 'teller', version: '3.0.0' }, operator);
    await change(admin2, { follows: 'pinned', pinnedVersion: '3.0.0' });
    expect(await which(student2)).toBe('3.0.0');
  });

  test('the operator sees which node runs what since when, and every step is on the record', async () => {
    await move('setStable', '2.0.0');
    await untilAlive(['1.0.0', '2.0.0']);
    const seen = await rooms.call('plugin-manager.getReleases', { id: 'teller' }, operator);
    expect(seen).toMatchObject({
      channels: { stable: '2.0.0', previousStable: '1.0.0' },
      enabledIn: ['d1', 'd2', 'd3'],
      releases: [
        { version: '5.0.0', nodes: [] },
        { version: '4.0.0', nodes: [] },
        { version: '3.0.0', nodes: [] },
        { version: '2.0.0', channels: ['stable'], nodes: [{ state: 'running', isRouted: true }] },
        { version: '1.0.0', channels: [], nodes: [{ isRouted: false }] },
      ],
    });
    const { items } = await rooms.call<{ items: unknown[] }>('plugin-manager.releaseHistory', { id: 'teller' }, operator);
    expect(items).toMatchObject([
      { step: 'stable', version: '2.0.0', changedByName: 'c1', detail: { before: { stable: '1.0.0' } } },
      { step: 'stable', version: '1.0.0', changedByName: 'system' },
    ]);
    const recorded = await rooms.platform.database.select<{ payload: string }>(
      "SELECT payload FROM runtime_outbox WHERE name = 'records.append'",
    );
    expect(recorded.map(({ payload }) => (JSON.parse(payload) as { kind: string }).kind)).toContain('plugin-manager.stable');
  });

  describe('a release that fails too often', () => {
    const history = async () =>
      (await rooms.call<{ items: { step: string; detail: { reason: string } }[] }>('plugin-manager.releaseHistory', { id: 'teller' }, operator)).items;
    const fail = async (as: Caller) => expect(which(as)).rejects.toMatchObject({ code: 'FUDAO_INTERNAL' });

    test('as canary goes by itself, and no other district ever saw it', async () => {
      await move('setCanary', '5.0.0');
      await change(admin1, { follows: 'canary', canaryPercent: 100 });
      for (let call = 0; call < 5; call++) {
        await fail(student1);
        expect(await which(student2)).toBe('1.0.0');
      }
      await until(async () => (await channels()).canary === null);
      await untilServedBy(student1, '1.0.0');
      expect((await history())[0]).toMatchObject({ step: 'roll-back', detail: { reason: '5 calls in a row failed' } });
      await untilAlive(['1.0.0']);
    });

    test('as stable gives way to the one before, which still runs', async () => {
      await move('setStable', '2.0.0');
      await move('setStable', '5.0.0');
      await untilAlive(['2.0.0', '5.0.0']);
      for (let call = 0; call < 5; call++) await fail(student2);
      await until(async () => (await channels()).stable === '2.0.0');
      await untilServedBy(student1, '2.0.0');
      expect(await channels()).toMatchObject({ stable: '2.0.0', previousStable: null });
    });

    test('in what a client got wrong stays', async () => {
      await move('setStable', '2.0.0');
      const wrong = () => rooms.call('teller.teller.which', { milliseconds: 'many' }, student1);
      for (let call = 0; call < 20; call++) await expect(wrong()).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
      await new BudgetWatch(rooms.runtime, rooms.plugins).check();
      expect(await channels()).toMatchObject({ stable: '2.0.0' });
    });
  });

  test('people who are no operators move nothing', async () => {
    for (const somebody of [admin1, student1]) {
      const params = { id: 'teller', version: '2.0.0', expectedRevision: 1 };
      await expect(rooms.call('plugin-manager.setStable', params, somebody)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    }
  });
}));
