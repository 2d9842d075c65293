import { systemCaller, type Caller, type PluginContext } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import type { ExportPage } from './export-documents.ts';
import { removalBatch } from './remove-documents.ts';
import { startDocuments, type TestDocuments } from './testing/start-documents.ts';

const city: Caller = { ...systemCaller, kind: 'account', id: 'c1', name: 'C', roles: ['city-administrator'] };
const district: Caller = { ...city, id: 'd1', roles: ['district-administrator'], districtId: 'east' };
const plugin = { id: 'notes', version: '1.0.0' };

onEachKind('the platform and the documents of plugins', (freshUrl) => {
  let kept: TestDocuments;
  let east: PluginContext;
  let west: PluginContext;

  beforeEach(async () => {
    kept = await startDocuments(await freshUrl());
    east = kept.contextOf('notes', 'east');
    west = kept.contextOf('notes', 'west');
  }, 60_000);
  afterEach(async () => {
    const { counted, kept: there } = await kept.usage();
    expect(counted).toEqual(there);
    await kept.rooms.stop();
  });

  async function everything(action: string, params: object): Promise<ExportPage['items']> {
    const items: ExportPage['items'] = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const page: ExportPage = await kept.rooms.call(action, { pluginId: 'notes', ...params, cursor, limit: 3 });
      expect(page.items.length).toBeLessThanOrEqual(3);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  async function putSome(): Promise<void> {
    for (let n = 0; n < 4; n++) {
      await east.documents.put('notes', `n${n}`, { n }, { personId: n % 2 ? 's1' : 's2' });
      await west.documents.put('notes', `n${n}`, { n }, { personId: 's1' });
    }
    await kept.contextOf('notes', null).documents.put('all', 'k', 'of nobody');
    await kept.contextOf('marks', 'east').documents.put('marks', 'm', 1, { personId: 's1' });
  }

  test('the city sees how much a plugin keeps in each district; nobody else does', async () => {
    await putSome();
    const usage = await kept.rooms.call<{ quotaBytes: number; districts: object[] }>(
      'documents.usage',
      { pluginId: 'notes' },
      city,
    );
    expect(usage).toEqual({
      quotaBytes: 50_000_000,
      districts: [
        { districtId: null, bytes: 11 + 3 + 1 + 128, documents: 1 },
        { districtId: 'east', bytes: 4 * (7 + 5 + 2 + 128), documents: 4 },
        { districtId: 'west', bytes: 4 * (7 + 5 + 2 + 128), documents: 4 },
      ],
    });
    const refused = kept.rooms.call('documents.usage', { pluginId: 'notes' }, district);
    await expect(refused).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test.each(['usage', 'exportPerson', 'erasePerson', 'exportAll', 'purge'])('a plugin cannot call %s', async (name) => {
    const params = { pluginId: 'marks', ...(name.endsWith('Person') && { personId: 's1' }) };
    const attempt = kept.rooms.call(`documents.${name}`, params, city, { plugin });
    await expect(attempt).rejects.toMatchObject({ code: 'FUDAO_CAPABILITY_REFUSED' });
    if (name === 'usage') return;
    const outside = kept.rooms.call(`documents.${name}`, params, city, { fromOutside: true });
    await expect(outside).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
  });

  test("a person's documents are exported from all districts, and those of nobody else", async () => {
    await putSome();
    const items = await everything('documents.exportPerson', { personId: 's1' });
    expect(items.map(({ districtId, key }) => `${districtId} ${key}`)).toEqual([
      'west n0',
      'east n1',
      'west n1',
      'west n2',
      'east n3',
      'west n3',
    ]);
    expect(items[0]).toMatchObject({ collection: 'notes', value: { n: 0 }, personId: 's1' });
    expect(await everything('documents.exportPerson', { personId: 's3' })).toEqual([]);
  });

  test("a person's documents are erased from all districts, twice as well as once", async () => {
    await putSome();
    const erase = () => kept.rooms.call('documents.erasePerson', { pluginId: 'notes', personId: 's1' });
    expect(await erase()).toEqual({ removed: 6 });
    expect(await erase()).toEqual({ removed: 0 });
    const left = await everything('documents.exportAll', {});
    expect(left.map(({ districtId, key }) => `${districtId} ${key}`)).toEqual(['east n0', 'east n2', 'null k']);
    expect(await kept.contextOf('marks', 'east').documents.count('marks')).toBe(1);
  });

  test('a purge removes all of one plugin, in batches, and leaves no row', async () => {
    const many = 2 * removalBatch + 1;
    await east.transaction(async ({ documents }) => {
      for (let n = 0; n < many; n++) await documents.put('notes', `n${n}`, n);
    });
    await putSome();
    expect(await kept.rooms.call('documents.purge', { pluginId: 'notes' })).toEqual({ removed: many - 4 + 4 + 4 + 1 });
    expect(await kept.rooms.call('documents.purge', { pluginId: 'notes' })).toEqual({ removed: 0 });
    expect(await kept.rooms.call('documents.usage', { pluginId: 'notes' })).toMatchObject({ districts: [] });
    expect(await kept.contextOf('marks', 'east').documents.count('marks')).toBe(1);
    await east.documents.put('notes', 'again', 1);
  });

  test('while documents are removed others may put and delete: the count stays right', async () => {
    for (let n = 0; n < 60; n++) await east.documents.put('notes', `n${n}`, n, { personId: 's1' });
    const touched = Array.from({ length: 30 }, (_, n) =>
      n % 2 ? east.documents.delete('notes', `n${n}`) : east.documents.put('notes', `n${n}`, 'longer than before'),
    );
    const erased = kept.rooms.call('documents.erasePerson', { pluginId: 'notes', personId: 's1' });
    await Promise.all([
      ...touched,
      erased,
      kept.rooms.call('documents.erasePerson', { pluginId: 'notes', personId: 's1' }),
    ]);
    await kept.rooms.call('documents.erasePerson', { pluginId: 'notes', personId: 's1' });
    expect(await everything('documents.exportPerson', { personId: 's1' })).toEqual([]);
  });
});
