import type { DocumentScope, PluginContext, StoredDocument } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startDocuments, type TestDocuments } from './testing/start-documents.ts';

const many = <T>(length: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length }, (_, n) => work(n)));

onEachKind('documents in transactions', (freshUrl) => {
  let kept: TestDocuments;
  let notes: PluginContext;

  beforeAll(async () => {
    kept = await startDocuments(await freshUrl());
    notes = kept.contextOf('notes', 'east');
  }, 60_000);
  beforeEach(() => kept.rooms.call('documents.purge', { pluginId: 'notes' }));
  afterEach(async () => {
    const { counted, kept: there } = await kept.usage();
    expect(counted).toEqual(there);
  });
  afterAll(() => kept.rooms.stop());

  const countOf = async (documents: DocumentScope) => (await documents.get<number>('counts', 'all'))?.value ?? 0;

  test('happen together or not at all', async () => {
    await notes.documents.put('notes', 'old', 1);
    const attempt = notes.transaction(async (work) => {
      await work.documents.put('notes', 'new', 2);
      await work.documents.delete('notes', 'old');
      expect((await work.documents.list('notes')).items.map(({ key }) => key)).toEqual(['new']);
      expect(await notes.documents.get('notes', 'new')).toBeUndefined();
      throw new Error('the unit fails');
    });
    await expect(attempt).rejects.toThrow('the unit fails');
    expect((await notes.documents.list('notes')).items.map(({ key }) => key)).toEqual(['old']);
  });

  test('a change beside the transaction that is open is refused, not lost', async () => {
    const attempt = notes.transaction(() => notes.documents.put('notes', 'beside', 1));
    await expect(attempt).rejects.toThrow('a second transaction is refused');
  });

  test('after the transaction its documents are closed', async () => {
    let leaked: DocumentScope | undefined;
    await notes.transaction(async (work) => void (leaked = work.documents));
    await expect(leaked!.put('notes', 'late', 1)).rejects.toThrow('The transaction has ended');
  });

  test('a document that was read is held: twenty that count up lose nothing', async () => {
    await notes.documents.put('counts', 'all', 0);
    await many(20, () =>
      notes.transaction(async ({ documents }) => documents.put('counts', 'all', (await countOf(documents)) + 1)),
    );
    expect(await countOf(notes.documents)).toBe(20);
  });

  test('that a document was not there is held too', async () => {
    await many(20, () =>
      notes.transaction(async ({ documents }) => documents.put('counts', 'all', (await countOf(documents)) + 1)),
    );
    expect(await countOf(notes.documents)).toBe(20);
  });

  test('a count is held: no more than five, whoever comes at once', async () => {
    const join = (n: number) =>
      notes.transaction(async ({ documents }) => {
        if ((await documents.count('seats')) >= 5) return false;
        await documents.put('seats', `s${n}`, {});
        return true;
      });
    expect((await many(20, join)).filter(Boolean)).toHaveLength(5);
    expect(await notes.documents.count('seats')).toBe(5);
  });

  test('a list is held, also against those who do not look first', async () => {
    const sums: number[] = [];
    const sumUp = () =>
      notes.transaction(async ({ documents }) => {
        const { items } = await documents.list('parts');
        const again = await documents.list('parts');
        expect(again.items).toEqual(items);
        await documents.put('sums', `of-${items.length}`, items.length);
        sums.push(items.length);
      });
    await Promise.all([
      many(8, (n) => notes.documents.put('parts', `p${n}`, n)),
      many(4, sumUp),
      many(8, (n) => notes.documents.put('parts', `q${n}`, n)),
    ]);
    expect(await notes.documents.count('parts')).toBe(16);
  });

  test('two that want the same documents in another order both get them', async () => {
    await notes.documents.put('marks', 'a', 0);
    await notes.documents.put('marks', 'b', 0);
    const add = (keys: string[]) =>
      notes.transaction(async ({ documents }) => {
        for (const key of keys) {
          const { value } = (await documents.get('marks', key)) as StoredDocument<number>;
          await documents.put('marks', key, value + 1);
        }
      });
    await many(10, (n) => add(n % 2 ? ['a', 'b'] : ['b', 'a']));
    expect((await notes.documents.list('marks')).items.map(({ value }) => value)).toEqual([10, 10]);
  });

  test("new documents of many at once do not stand in each other's way", async () => {
    await many(40, (n) => notes.transaction(({ documents }) => documents.put('notes', notes.newId(), n)));
    expect(await notes.documents.count('notes')).toBe(40);
  });
});
