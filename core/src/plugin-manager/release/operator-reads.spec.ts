import type { Caller, Dispose } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { openPlugins } from '../open-plugins.ts';
import { addPublisher } from '../package/index.ts';
import { publicKeyOf } from '../package/signing-key.ts';
import { aKey, aManifest } from '../package/testing/a-package.ts';
import { createPluginManagerRoom } from '../plugin-manager.room.ts';
import { standInRooms } from '../testing/stand-in-rooms.ts';
import { person, tellers } from '../testing/teller.ts';
import { checkManifest } from './manifest-check.ts';
import { insertRelease } from './release.repository.ts';

const operator = person('c1', 'city-administrator', null);
const admin1 = person('a1', 'district-administrator', 'd1');

interface Page {
  items: { id: string; step: string }[];
  nextCursor: string | null;
}

onEachKind('what an operator looks at', (freshUrl) => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  const { sources, load } = tellers({ '1.0.0': {}, '2.0.0': {}, '3.0.0': { isIll: true } });
  const pushes: { audience: { role?: string }; event: string }[] = [];

  beforeEach(async () => {
    rooms = await startRooms(
      (platform, _runtime, plugins) => [
        ...standInRooms(['d1']),
        createPluginManagerRoom(platform, plugins),
        {
          name: 'listener',
          service: { name: 'listener' },
          broadcasts: { 'realtime.push': (message) => void pushes.push(message as never) },
        },
      ],
      { databaseUrl: await freshUrl() },
    );
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled: sources, loaders: { trusted: load } });
    pushes.length = 0;
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  const ask = <R = unknown>(action: string, params: object, as: Caller = operator) =>
    rooms.call<R>(`plugin-manager.${action}`, params as Record<string, unknown>, as);

  async function enterPackage(mostTrust: 'trusted' | 'confined'): Promise<void> {
    const { database } = rooms.platform;
    const { keyId } = await addPublisher(database, { name: 'Acme', publicKey: publicKeyOf(aKey()), mostTrust }, 'c1', 1);
    const manifest = checkManifest(aManifest({ capabilities: ['files.read', 'records.append'] }));
    await insertRelease(database, { manifest, origin: 'package', trust: 'confined', state: 'verified', contentHash: 'ab', keyId }, 1);
  }

  test('is all that a release may do, with what is granted already and who signed it', async () => {
    await enterPackage('confined');
    const seen = await ask('getRelease', { id: 'notes', version: '1.2.3' });
    expect(seen).toMatchObject({
      platform: '^1.0.0',
      trust: 'confined',
      publisher: { name: 'Acme', mostTrust: 'confined', isRevoked: false },
      capabilities: [
        { name: 'files.read', isGranted: false },
        { name: 'records.append', isGranted: false },
      ],
    });
    await expect(ask('getRelease', { id: 'notes', version: '9.9.9' })).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_NOT_FOUND' });
    await expect(ask('getRelease', { id: 'notes', version: '1.2.3' }, admin1)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('more trust than the key of its publisher gives is refused, and nothing changes', async () => {
    await enterPackage('confined');
    const install = () => ask('installRelease', { id: 'notes', version: '1.2.3', grant: ['files.read', 'records.append'], trust: 'trusted' });
    await expect(install()).rejects.toMatchObject({ code: 'PLUGIN_TRUST_TOO_HIGH' });
    expect(await ask('getRelease', { id: 'notes', version: '1.2.3' })).toMatchObject({ trust: 'confined' });
  });

  test('trust may be chosen as far as the key gives it, before a release is installed', async () => {
    await enterPackage('trusted');
    const params = { id: 'notes', version: '1.2.3', grant: ['files.read', 'records.append'], trust: 'trusted' };
    // There are no files behind it, so that it does not start; what was chosen holds for the next attempt.
    await expect(ask('installRelease', params)).rejects.toMatchObject({ code: 'PLUGIN_NOT_STARTED' });
    const { items } = await ask<Page>('releaseHistory', { id: 'notes' });
    expect(items.map(({ step }) => step)).toEqual(['trust', 'grant']);
    await expect(ask('installRelease', { id: 'teller', version: '2.0.0', trust: 'trusted' })).rejects.toMatchObject({
      code: 'PLUGIN_STEP_NOT_POSSIBLE',
    });
  });

  test('history comes page by page, none twice and none left out', async () => {
    for (const version of ['2.0.0', '1.0.0', '2.0.0']) {
      const { channels } = await ask<{ channels: { revision: number } }>('getReleases', { id: 'teller' });
      await ask('setStable', { id: 'teller', version, expectedRevision: channels.revision });
    }
    const { items: all } = await ask<Page>('releaseHistory', { id: 'teller' });
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await ask<Page>('releaseHistory', { id: 'teller', limit: 2, ...(cursor ? { cursor } : {}) });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(all.map(({ id }) => id));
    expect(new Set(found).size).toBe(4);
    expect((await ask<Page>('releaseHistory', { id: 'teller', cursor: 'nonsense' })).items).toHaveLength(4);
  });

  test('a start that failed leaves no trace for the next attempt', async () => {
    await ask('retireRelease', { id: 'teller', version: '3.0.0' });
    const reinstate = () => ask('reinstateRelease', { id: 'teller', version: '3.0.0' });
    await expect(reinstate()).rejects.toMatchObject({ code: 'PLUGIN_NOT_STARTED' });
    await rooms.plugins.settle();
    const { releases } = await ask<{ releases: { version: string; nodes: unknown[] }[] }>('getReleases', { id: 'teller' });
    expect(releases.find(({ version }) => version === '3.0.0')!.nodes).toEqual([]);
    await expect(reinstate()).rejects.toMatchObject({ code: 'PLUGIN_NOT_STARTED' });
  });

  test('nodes tell their memory; open pages of administrators hear of each change', async () => {
    await ask('setInstallation', { id: 'teller', enabled: true, settings: {}, expectedRevision: 0 }, admin1);
    const { releases } = await ask<{ releases: { nodes: { rssMb: number }[] }[] }>('getReleases', { id: 'teller' });
    expect(releases.flatMap(({ nodes }) => nodes).every(({ rssMb }) => rssMb > 0)).toBe(true);
    const told = pushes.filter(({ event }) => event === 'plugin-manager.changed').map(({ audience }) => audience.role);
    expect(new Set(told)).toEqual(new Set(['district-administrator', 'city-administrator']));
  });
});
