import { fileURLToPath } from 'node:url';
import { systemCaller, type Caller, type PersonPrivacy } from '@fudao/plugin-sdk';
import { openPlugins } from '../plugin-manager/open-plugins.ts';
import { createPluginManagerRoom } from '../plugin-manager/plugin-manager.room.ts';
import { readPluginSource } from '../plugin-manager/release/plugin-source.ts';
import { standInRooms } from '../plugin-manager/testing/stand-in-rooms.ts';
import { PersonData } from '../runtime/host/person-data.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { eachTrust } from '../testing/on-each-trust.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { createDocumentsRoom } from './documents.room.ts';

const folder = fileURLToPath(new URL('./testing/marks/', import.meta.url));
const owner = { kind: 'plugin', id: 'marks', version: '1.0.0' } as const;

const student = (id: string, districtId: string): Caller => ({
  ...systemCaller,
  kind: 'account',
  id,
  name: id,
  roles: ['student'],
  districtId,
});
const one = student('s1', 'east');
const other = student('s2', 'west');

describe.each(eachTrust())('%s', (bundledTrust) => onEachKind('a plugin that only keeps documents', (freshUrl) => {
  let rooms: TestRooms;
  let end: () => unknown;

  beforeEach(async () => {
    const databaseUrl = await freshUrl();
    rooms = await startRooms(
      (platform, _runtime, plugins) => [
        createDocumentsRoom(platform),
        ...standInRooms(['east', 'west']),
        createPluginManagerRoom(platform, plugins),
      ],
      databaseUrl ? { databaseUrl } : {},
    );
    end = await openPlugins(rooms.runtime, rooms.plugins, { bundled: [await readPluginSource(folder)], bundledTrust });
    for (const districtId of ['east', 'west']) {
      const administrator: Caller = { ...student('a', districtId), roles: ['district-administrator'] };
      const wanted = { id: 'marks', enabled: true, settings: {}, expectedRevision: 0 };
      await rooms.call('plugin-manager.setInstallation', wanted, administrator);
    }
  }, 60_000);
  afterEach(async () => {
    await end();
    await rooms.stop();
  });

  const set = (page: number, as: Caller, key?: string) =>
    rooms.call('marks.marks.set', { page }, as, key ? { idempotencyKey: key } : {});
  const see = (as: Caller) => rooms.call('marks.marks.see', {}, as);
  const personData = (privacy?: PersonPrivacy) =>
    new PersonData(rooms.runtime.host, owner, { services: [], ...(privacy && { privacy }) });

  test('serves two districts apart, in calls and in what follows from them', async () => {
    await set(3, one);
    await set(4, one);
    await set(9, other);
    await rooms.settle();
    expect(await see(one)).toEqual({ page: 4, set: 2 });
    expect(await see(other)).toEqual({ page: 9, set: 1 });
  });

  test('does once what is asked twice with one key', async () => {
    expect(await set(3, one, 'k')).toEqual(await set(3, one, 'k'));
    await rooms.settle();
    expect(await see(one)).toEqual({ page: 3, set: 1 });
  });

  test('refuses what its schema refuses, and keeps nothing of it', async () => {
    await expect(set(0, one)).rejects.toMatchObject({ code: 'DOCUMENTS_INVALID' });
    await rooms.settle();
    expect(await see(one)).toEqual({ page: 0, set: 0 });
  });

  test("has a person's data exported and erased without a word of its own", async () => {
    await set(3, one);
    await set(9, other);
    const mark = { districtId: 'east', collection: 'marks', key: 's1', value: { page: 3 }, personId: 's1' };
    expect(await personData().exportPerson('s1')).toMatchObject({ documents: [mark] });
    await personData().erasePerson('s1');
    expect(await personData().exportPerson('s1')).toEqual({ documents: [] });
    expect(await see(one)).toMatchObject({ page: 0 });
    expect(await see(other)).toMatchObject({ page: 9 });
  });

  test("its own word on privacy comes first and the platform's after it", async () => {
    await set(3, one);
    const erased: string[] = [];
    const data = personData({
      exportPerson: async (_context, personId) => ({ read: `by ${personId}` }),
      erasePerson: async (_context, personId) => void erased.push(personId, `${(await documents()).length} there`),
    });
    const documents = async () => (await personData().exportPerson('s1'))['documents'] as object[];
    expect(await data.exportPerson('s1')).toMatchObject({ read: 'by s1', documents: [{ key: 's1' }] });
    expect(await data.exportPerson('s9')).toEqual({ read: 'by s9' });
    await data.erasePerson('s1');
    expect(erased).toEqual(['s1', '1 there']);
    expect(await documents()).toEqual([]);
  });

  test('cannot reach tables, also not those of the documents', async () => {
    const { scope } = rooms.platform.database.ownTables('marks');
    await expect(scope.select('SELECT * FROM documents_documents')).rejects.toThrow('may use its own tables only');
  });
}));
