import type { BinaryAnswer, Dispose } from '@fudao/plugin-sdk';
import { createDocumentsRoom } from '../../src/documents/documents.room.ts';
import { createFilesRoom } from '../../src/files/files.room.ts';
import { createNotificationsRoom } from '../../src/notifications/notifications.room.ts';
import { openPlugins } from '../../src/plugin-manager/open-plugins.ts';
import { createPluginManagerRoom } from '../../src/plugin-manager/plugin-manager.room.ts';
import { readExport } from '../../src/plugin-manager/removal/export-file.ts';
import { standInRooms } from '../../src/plugin-manager/testing/stand-in-rooms.ts';
import { alive, person, tellers } from '../../src/plugin-manager/testing/teller.ts';
import { startRooms, type TestRooms } from '../../src/testing/start-rooms.ts';
import { until } from '../../src/testing/until.ts';

const operator = person('c1', 'city-administrator', null);

interface Seen {
  channels: { stable: string | null };
  releases: { state: string }[];
}

describe('a plugin that came with the platform', () => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  const { sources, load } = tellers({ '1.0.0': {} });

  beforeEach(async () => {
    alive.clear();
    rooms = await startRooms((platform, _runtime, plugins) => [
      ...standInRooms(['d1']).filter(({ name }) => name !== 'notifications'),
      createNotificationsRoom(platform),
      createDocumentsRoom(platform),
      createFilesRoom(platform),
      createPluginManagerRoom(platform, plugins),
    ]);
    await open();
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  async function open(): Promise<void> {
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled: sources, loaders: { trusted: load } });
  }
  async function startAgain(): Promise<void> {
    await endPlugins();
    await open();
  }
  const manage = <R = unknown>(action: string, params: object = {}) => rooms.call<R>(`plugin-manager.${action}`, { id: 'teller', ...params }, operator);
  const seen = async () => {
    const { channels, releases } = await manage<Seen>('getReleases');
    return [channels.stable, ...releases.map(({ state }) => state)];
  };

  test('taken away does not come back with the next start, but when it is installed', async () => {
    await manage('retireRelease', { version: '1.0.0' });
    await until(() => alive.get('1.0.0') === 0);
    await startAgain();
    expect(await seen()).toEqual([null, 'retired']);
    await manage('uninstallRelease', { version: '1.0.0' });
    await startAgain();
    expect(await seen()).toEqual([null, 'uninstalled']);
    await manage('installRelease', { version: '1.0.0' });
    expect(await seen()).toEqual(['1.0.0', 'installed']);
    expect(alive.get('1.0.0')).toBe(1);
  });

  test('purged stays known as purged, and begins anew when it is installed', async () => {
    await manage('retireRelease', { version: '1.0.0' });
    await manage('uninstallRelease', { version: '1.0.0' });
    const { stream, headers } = await manage<BinaryAnswer>('exportPlugin');
    await readExport(stream!);
    await manage('purgePlugin', { name: 'Teller', exportReceipt: headers!['x-export-receipt'] });
    await startAgain();
    expect(await seen()).toEqual([null, 'purged']);
    await manage('installRelease', { version: '1.0.0' });
    expect(await seen()).toEqual(['1.0.0', 'installed']);
  });
});
