import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { KeyObject } from 'node:crypto';
import { systemCaller, type BinaryAnswer, type Dispose } from '@fudao/plugin-sdk';
import { createDocumentsRoom } from '../../src/documents/documents.room.ts';
import { createFilesRoom } from '../../src/files/files.room.ts';
import { aPhoto } from '../../src/files/some-pictures.ts';
import { createNotificationsRoom } from '../../src/notifications/notifications.room.ts';
import { HandlerContext } from '../../src/runtime/host/handler-context.ts';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../src/testing/start-rooms.ts';
import { tablesWith } from '../../src/testing/tables-with.ts';
import { until } from '../../src/testing/until.ts';
import { openPlugins } from '../../src/plugin-manager/open-plugins.ts';
import { addPublisher } from '../../src/plugin-manager/package/index.ts';
import { publicKeyOf } from '../../src/plugin-manager/package/signing-key.ts';
import { aKey, aPackage } from '../../src/plugin-manager/package/testing/a-package.ts';
import { createPluginManagerRoom } from '../../src/plugin-manager/plugin-manager.room.ts';
import { keeperFiles, keeperManifest } from '../../src/plugin-manager/testing/keeper.ts';
import { standInRooms } from '../../src/plugin-manager/testing/stand-in-rooms.ts';
import { person } from '../../src/plugin-manager/testing/teller.ts';
import { readExport } from '../../src/plugin-manager/removal/export-file.ts';
import type { ExportLine } from '../../src/plugin-manager/removal/export-lines.ts';
import { leftPurgesTimer } from '../../src/plugin-manager/removal/removal.actions.ts';

const operator = person('c1', 'city-administrator', null);
const admin1 = person('a1', 'district-administrator', 'd1');
const student1 = person('s1', 'student', 'd1', 'school-1');

/** What a purge leaves: who did what, and the purge itself. */
const kept = ['plugin_manager_release_history', 'plugin_manager_purges'];

onEachKind('a plugin that goes', (freshUrl) => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  let key: KeyObject;

  beforeEach(async () => {
    rooms = await startRooms(
      (platform, _runtime, plugins) => [
        ...standInRooms(['d1']).filter(({ name }) => name !== 'notifications'),
        createNotificationsRoom(platform),
        createDocumentsRoom(platform),
        createFilesRoom(platform),
        createPluginManagerRoom(platform, plugins),
      ],
      { databaseUrl: await freshUrl() },
    );
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled: [] });
    key = aKey();
    await addPublisher(rooms.platform.database, { name: 'us', publicKey: publicKeyOf(key), mostTrust: 'trusted' }, 'c1', 1);
    await upload('1.0.0');
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  const manage = <R = unknown>(action: string, params: object) => rooms.call<R>(`plugin-manager.${action}`, { id: 'keeper', ...params }, operator);
  async function upload(version: string): Promise<void> {
    const { bytes } = await aPackage(keeperFiles(version), key);
    const options = { meta: { caller: operator, requestId: 'test' }, stream: Readable.from([bytes]) };
    await rooms.runtime.broker.call('plugin-manager.uploadPackage', {}, options as never);
  }
  const install = (version = '1.0.0') => manage('installRelease', { version, grant: keeperManifest(version).capabilities });
  async function setEnabled(enabled: boolean): Promise<void> {
    const { installation } = await rooms.call<{ installation: { revision: number } }>('plugin-manager.get', { id: 'keeper' }, admin1);
    await rooms.call('plugin-manager.setInstallation', { id: 'keeper', enabled, settings: {}, expectedRevision: installation.revision }, admin1);
  }
  async function keep(word: string, withPicture = false): Promise<void> {
    const options = { meta: { caller: student1, requestId: 'test' }, stream: Readable.from([await aPhoto()]) };
    const picture = withPicture ? ((await rooms.runtime.broker.call('files.upload', {}, options as never)) as { id: string }) : undefined;
    const params = { word, ...(picture ? { fileId: picture.id } : {}) };
    await rooms.call('keeper.words.keep', params, student1, { idempotencyKey: `key-${word}` });
    await rooms.settle();
  }
  async function remove(version = '1.0.0'): Promise<void> {
    await manage('retireRelease', { version });
    await manage('uninstallRelease', { version });
  }
  const exported = async () => {
    const { stream, headers } = await manage<BinaryAnswer>('exportPlugin', {});
    const lines: ExportLine[] = [];
    await readExport(stream!, (line) => lines.push(line));
    return { receipt: headers!['x-export-receipt']!, lines };
  };
  const purge = (exportReceipt: string, name = 'keeper') => manage<{ done: boolean; removed: Record<string, number> }>('purgePlugin', { name, exportReceipt });
  const select = (statement: string) => rooms.platform.database.select(statement);
  const folder = (...names: string[]) => join(rooms.platform.config.dataFolder, ...names);

  /** Every table that still holds the word, in any column or in its own name, but those that a purge leaves. */
  async function left(text: string): Promise<string[]> {
    const { database } = rooms.platform;
    const named = (await database.tables()).flatMap(({ name }) => (name.includes(text) ? name : []));
    return [...named, ...(await tablesWith(database, text))].filter((name) => !kept.includes(name));
  }

  async function used(): Promise<void> {
    await install();
    await setEnabled(true);
    await keep('apple', true);
    await keep('pear');
    await setEnabled(false);
    await rooms.settle();
    // As its timer leaves it with its first turn, which comes after half a minute.
    await rooms.platform.database.insert('runtime_timers', { name: 'keeper: look around', next_at: 1 });
  }

  test('uninstalled it leaves no code behind, and keeps its data for the next release', async () => {
    await used();
    expect(await readdir(folder('releases', 'keeper'))).toHaveLength(1);
    await remove();
    expect(await select('SELECT ordinal FROM plugin_manager_package_chunks')).toEqual([]);
    await until(async () => {
      await rooms.plugins.refresh();
      return !existsSync(folder('releases', 'keeper')) && !existsSync(folder('cache', 'keeper'));
    });
    await expect(manage('installRelease', { version: '1.0.0' })).rejects.toMatchObject({ code: 'PLUGIN_CODE_REMOVED' });
    await manage('uninstallRelease', { version: '1.0.0' });
    await upload('1.1.0');
    await install('1.1.0');
    await setEnabled(true);
    expect(await rooms.call('keeper.words.words', {}, student1)).toEqual({ words: ['apple', 'pear'] });
    await upload('1.0.0');
    expect(await manage('getReleases', {})).toMatchObject({ releases: [{ state: 'installed' }, { version: '1.0.0', state: 'verified' }] });
  });

  test('is not uninstalled while somebody may be sent to it, or while it is being purged', async () => {
    await used();
    await setEnabled(true);
    await expect(manage('uninstallRelease', { version: '1.0.0' })).rejects.toMatchObject({ code: 'PLUGIN_STEP_NOT_POSSIBLE' });
    await expect(manage('retireRelease', { version: '1.0.0' })).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_IN_USE' });
    await expect(manage('uninstallRelease', { version: '9.9.9' })).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_NOT_FOUND' });
    await setEnabled(false);
    await manage('retireRelease', { version: '1.0.0' });
    await manage('reinstateRelease', { version: '1.0.0' });
    expect(await manage('getReleases', {})).toMatchObject({ channels: { stable: '1.0.0' } });
    await remove();
    const { receipt } = await exported();
    await rooms.platform.database.insert('plugin_manager_purges', {
      ...{ receipt: 'other', plugin_id: 'keeper', removed: '{}', purged_by: 'c1' },
      ...{ begun_at: 1, claimed_until: Date.now() + 60_000, done_at: null },
    });
    await expect(purge(receipt)).rejects.toMatchObject({ code: 'PLUGIN_PURGE_UNDER_WAY' });
    await expect(upload('1.0.0')).rejects.toMatchObject({ type: 'PLUGIN_PURGE_UNDER_WAY' });
  });

  test('a district that enables it while the operator retires it: one of them is refused', async () => {
    await install();
    await setEnabled(true);
    await setEnabled(false);
    const revisionOf = async () => (await rooms.platform.database.selectOne<{ revision: number }>('SELECT revision FROM plugin_manager_installations'))!.revision;
    for (let round = 0; round < 8; round += 1) {
      const enable = rooms.call('plugin-manager.setInstallation', { id: 'keeper', enabled: true, settings: {}, expectedRevision: await revisionOf() }, admin1);
      const both = await Promise.allSettled([enable, manage('retireRelease', { version: '1.0.0' })]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const [isEnabled] = both.map(({ status }) => status === 'fulfilled');
      if (isEnabled) await setEnabled(false);
      else await manage('reinstateRelease', { version: '1.0.0' });
    }
  });

  test('its export holds all that it has, and can be read back', async () => {
    await used();
    const { lines } = await exported();
    const of = (type: string) => lines.filter((line) => line.type === type);
    expect(of('document').map(({ key }) => key)).toEqual(['apple', 'pear']);
    expect(of('table')).toMatchObject([{ name: 'keeper_words', primaryKey: ['id'] }]);
    expect(of('row').map(({ row }) => (row as { word: string }).word).sort()).toEqual(['apple', 'pear']);
    expect(of('installation')).toMatchObject([{ district_id: 'd1', is_enabled: 0 }]);
    expect(of('settings-change')).toHaveLength(2);
    const [file] = of('file');
    expect(Buffer.from(file!['content'] as string, 'base64').subarray(8, 12).toString()).toBe('WEBP');
    expect(lines.at(-1)).toMatchObject({ type: 'end', counts: { document: 2, row: 2, file: 1 } });
  });

  test('purged it leaves nothing: no row, no table, no file, no timer', async () => {
    await used();
    await remove();
    const { receipt } = await exported();
    expect(await purge(receipt)).toMatchObject({ done: true, removed: { documents: 2, files: 1, tables: 1, notifications: 2 } });
    await rooms.settle();
    // What the purge itself left on its way: its record.
    await rooms.platform.database.run("DELETE FROM runtime_outbox WHERE name = 'records.append' OR name LIKE 'plugin-manager.%'");
    expect(await left('keeper')).toEqual([]);
    expect(await left('apple')).toEqual([]);
    expect(await select('SELECT id FROM files_files')).toEqual([]);
    await until(async () => {
      await rooms.plugins.refresh();
      return !existsSync(folder('releases', 'keeper')) && !existsSync(folder('cache', 'keeper'));
    });
    const files = await readdir(folder('files'), { recursive: true, withFileTypes: true });
    expect(files.filter((entry) => entry.isFile())).toEqual([]);
    await expect(manage('getReleases', {})).rejects.toMatchObject({ code: 'PLUGIN_NOT_FOUND' });
    // The same request again is the same purge; and as new it may come again.
    expect(await purge(receipt)).toMatchObject({ done: true });
    await upload('1.0.0');
    await install();
    await setEnabled(true);
    expect(await rooms.call('keeper.words.words', {}, student1)).toEqual({ words: [] });
  });

  test('is purged only after an export to the end, that is not out of date, and by its name', async () => {
    await used();
    const early = await exported();
    await expect(purge(early.receipt)).rejects.toMatchObject({ code: 'PLUGIN_STILL_INSTALLED' });
    await remove();
    await expect(purge(early.receipt)).rejects.toMatchObject({ code: 'PLUGIN_EXPORT_OUTDATED' });
    await expect(purge('none')).rejects.toMatchObject({ code: 'PLUGIN_EXPORT_MISSING' });
    const { stream, headers } = await manage<BinaryAnswer>('exportPlugin', {});
    stream!.destroy();
    await expect(purge(headers!['x-export-receipt']!)).rejects.toMatchObject({ code: 'PLUGIN_EXPORT_MISSING' });
    const { receipt } = await exported();
    await expect(purge(receipt, 'keepers')).rejects.toMatchObject({ code: 'PLUGIN_NAME_NOT_CONFIRMED' });
    await rooms.call('documents.erasePerson', { pluginId: 'keeper', personId: 's1' });
    await expect(purge(receipt)).rejects.toMatchObject({ code: 'PLUGIN_EXPORT_OUTDATED' });
    expect(await select('SELECT word FROM keeper_words')).toHaveLength(2);
    expect(await purge((await exported()).receipt, '收纳')).toMatchObject({ done: true });
  });

  test('whatever the step at which its purge breaks off, it is carried to the end', async () => {
    await used();
    await remove();
    const { receipt } = await exported();
    const { broker } = rooms.runtime;
    const call = broker.call.bind(broker);
    const spoilt = ['documents.purge', 'files.removeSelected', 'notifications.forgetPlugin'];
    broker.call = ((action: string, ...rest: []) => {
      if (action === spoilt[0]) {
        spoilt.shift();
        return Promise.reject(new Error('the node dies'));
      }
      return call(action, ...rest);
    }) as typeof broker.call;
    const meta = { caller: systemCaller, requestId: 'timer' };
    const goOn = () => leftPurgesTimer(rooms.platform).handler(new HandlerContext(rooms.runtime.host, { kind: 'core', id: 'plugin-manager' }, meta, {}) as never);
    await expect(purge(receipt)).rejects.toMatchObject({ code: 'FUDAO_INTERNAL' });
    while (spoilt.length > 0) await goOn();
    await goOn();
    expect(await purge(receipt)).toMatchObject({ done: true, removed: { documents: 2, tables: 1, notifications: 2 } });
    expect(await rooms.platform.database.tables('keeper')).toEqual([]);
  });

  test('two who purge at once do it once', async () => {
    await used();
    await remove();
    const { receipt } = await exported();
    const both = await Promise.allSettled([purge(receipt), purge(receipt)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    await until(async () => (await purge(receipt)).done);
    const history = await rooms.call<{ items: { step: string }[] }>('plugin-manager.releaseHistory', { id: 'keeper' }, operator);
    expect(history.items.filter(({ step }) => step === 'purge')).toHaveLength(1);
  });

  test('only the operator does so', async () => {
    for (const action of ['uninstallRelease', 'exportPlugin', 'purgePlugin']) {
      const params = { id: 'keeper', version: '1.0.0', name: 'keeper', exportReceipt: 'x' };
      await expect(rooms.call(`plugin-manager.${action}`, params, admin1)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    }
  });
});
