import fc from 'fast-check';
import {
  documentLimits,
  type DocumentPage,
  type DocumentScope,
  type ListOptions,
  type PluginContext,
} from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startDocuments, type TestDocuments } from './testing/start-documents.ts';

const changed = { code: 'DOCUMENTS_CHANGED_MEANWHILE', spec: { status: 409 } };

async function everyPage(documents: DocumentScope, collection: string, options: ListOptions = {}): Promise<string[]> {
  const keys: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page: DocumentPage = await documents.list(collection, { ...options, cursor });
    keys.push(...page.items.map(({ key }) => key));
    cursor = page.nextCursor ?? undefined;
  }
  return keys;
}

onEachKind('documents', (freshUrl) => {
  let kept: TestDocuments;
  let east: PluginContext;
  let now: number;

  beforeAll(async () => {
    kept = await startDocuments(await freshUrl(), { now: () => new Date(now) });
  }, 60_000);
  beforeEach(async () => {
    now = Date.parse('2026-11-23T18:00:00+08:00');
    await kept.rooms.platform.database.run('DELETE FROM documents_documents');
    await kept.rooms.platform.database.run('DELETE FROM documents_usage');
    east = kept.contextOf('notes', 'east');
  });
  afterEach(async () => {
    const { counted, kept: there } = await kept.usage();
    expect(counted).toEqual(there);
  });
  afterAll(() => kept.rooms.stop());

  test('come back as they were put, with whose they are and since when', async () => {
    const value = { text: "勾股定理 ' -- \\frac{1}{2} 😀", list: [1, null, { deep: true }] };
    const { revision } = await east.documents.put('notes', 'n1', value, { personId: 's1' });
    const expected = { key: 'n1', value, revision, personId: 's1', updatedAt: now };
    expect(await east.documents.get('notes', 'n1')).toEqual(expected);
    expect(await east.documents.list('notes')).toEqual({ items: [expected], nextCursor: null });
    expect(await east.documents.get('notes', 'n2')).toBeUndefined();
    expect(await east.documents.get('other', 'n1')).toBeUndefined();
  });

  test('put again takes the place of the whole, and stays whose it was', async () => {
    const first = await east.documents.put('notes', 'n1', { a: 1, b: 2 }, { personId: 's1' });
    now += 1000;
    const second = await east.documents.put('notes', 'n1', { a: 3 });
    expect(second.revision).toBeGreaterThan(first.revision);
    expect(await east.documents.get('notes', 'n1')).toMatchObject({ value: { a: 3 }, personId: 's1', updatedAt: now });
    await east.documents.put('notes', 'n1', { a: 3 }, { personId: null });
    expect(await east.documents.get('notes', 'n1')).toMatchObject({ personId: null });
  });

  test('are seen in their district and plugin only, and by calls without a district in a part of its own', async () => {
    const scopes = [
      ['notes', 'east'],
      ['notes', 'west'],
      ['notes', null],
      ['marks', 'east'],
    ] as const;
    for (const [plugin, district] of scopes) {
      await kept.contextOf(plugin, district).documents.put('all', 'k', `${plugin} ${district}`);
    }
    for (const [plugin, district] of scopes) {
      const { documents } = kept.contextOf(plugin, district);
      expect((await documents.list('all')).items.map(({ value }) => value)).toEqual([`${plugin} ${district}`]);
      expect(await documents.count('all')).toBe(1);
    }
    await east.documents.delete('all', 'k');
    expect(await kept.contextOf('notes', 'west').documents.get('all', 'k')).toBeDefined();
  });

  test('are not for rooms of the core', () => {
    const owner = { kind: 'core', id: 'notes' } as const;
    const Context = east.constructor as new (...args: unknown[]) => PluginContext;
    const context = new Context(kept.rooms.runtime.host, owner, { caller: east.caller, requestId: '' }, {});
    expect(() => context.documents).toThrow('Documents are for plugins');
  });

  describe('a revision', () => {
    test('that is no longer there refuses put and delete', async () => {
      const { revision } = await east.documents.put('notes', 'n1', 1, { expectedRevision: 0 });
      await expect(east.documents.put('notes', 'n1', 2, { expectedRevision: 0 })).rejects.toMatchObject(changed);
      const second = await east.documents.put('notes', 'n1', 2, { expectedRevision: revision });
      await expect(east.documents.put('notes', 'n1', 3, { expectedRevision: revision })).rejects.toMatchObject(changed);
      await expect(east.documents.delete('notes', 'n1', { expectedRevision: revision })).rejects.toMatchObject(changed);
      await expect(east.documents.put('notes', 'n2', 3, { expectedRevision: revision })).rejects.toMatchObject(changed);
      expect(await east.documents.get('notes', 'n1')).toMatchObject({ value: 2 });
      expect(await east.documents.delete('notes', 'n1', { expectedRevision: second.revision })).toBe(true);
      expect(await east.documents.delete('notes', 'n1')).toBe(false);
    });

    test('of a document that was deleted and put again is a new one', async () => {
      const { revision } = await east.documents.put('notes', 'n1', 1);
      await east.documents.delete('notes', 'n1');
      now += 1;
      await east.documents.put('notes', 'n1', 2);
      await expect(east.documents.put('notes', 'n1', 3, { expectedRevision: revision })).rejects.toMatchObject(changed);
    });

    test.each([0, 1])('that two expect at once lets one through (%s there)', async (there) => {
      const expectedRevision = there ? (await east.documents.put('notes', 'n1', 'old')).revision : 0;
      const puts = Array.from({ length: 8 }, (_, n) => east.documents.put('notes', 'n1', n, { expectedRevision }));
      const answers = await Promise.allSettled(puts);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = answers.filter((answer) => answer.status === 'rejected');
      refused.forEach(({ reason }) => expect(reason).toMatchObject(changed));
      const winner = answers.findIndex(({ status }) => status === 'fulfilled');
      expect(await east.documents.get('notes', 'n1')).toMatchObject({ value: winner });
    });

    test('is not needed: of many puts at once the last one stays', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => east.documents.put('notes', 'n1', n)));
      expect(await east.documents.count('notes')).toBe(1);
    });
  });

  describe('a list', () => {
    test('goes by key, in pages without a gap, both ways, by prefix and by person', async () => {
      const keys = ['b/2', 'a', 'B', 'b/10', 'b.1', 'b', 'c', 'b0', 'b/1'];
      for (const [index, key] of keys.entries()) {
        await east.documents.put('notes', key, index, { personId: index % 2 ? 's1' : 's2' });
      }
      const sorted = [...keys].sort();
      for (const limit of [1, 2, 3, 100]) {
        expect(await everyPage(east.documents, 'notes', { limit })).toEqual(sorted);
        expect(await everyPage(east.documents, 'notes', { limit, descending: true })).toEqual([...sorted].reverse());
        expect(await everyPage(east.documents, 'notes', { limit, prefix: 'b/' })).toEqual(['b/1', 'b/10', 'b/2']);
        expect(await everyPage(east.documents, 'notes', { limit, personId: 's1' })).toEqual(['a', 'b', 'b/10', 'b0']);
      }
      const page = await east.documents.list('notes', { prefix: 'b', personId: 's2', descending: true, limit: 3 });
      expect(page.items.map(({ key }) => key)).toEqual(['b/2', 'b/1', 'b.1']);
      expect(await east.documents.count('notes', { prefix: 'b' })).toBe(6);
      expect(await east.documents.count('notes', { personId: 's1', prefix: 'b/' })).toBe(1);
    });

    test('of large documents has shorter pages, and still all of them', async () => {
      const large = 'x'.repeat(documentLimits.bytes - 2);
      for (let number = 10; number < 30; number++) await east.documents.put('notes', `n${number}`, large);
      const { items, nextCursor } = await east.documents.list('notes', { limit: 20 });
      expect(items).toHaveLength(7);
      expect(nextCursor).toBe('n16');
      expect(await everyPage(east.documents, 'notes')).toHaveLength(20);
    });
  });

  test('do what a map would do, whatever is done, and are counted to the byte', async () => {
    const key = fc.constantFrom('a', 'a/1', 'a/2', 'b');
    const person = fc.constantFrom(undefined, null, 's1', 's2');
    const step = fc.oneof(
      fc.record({ what: fc.constant('put' as const), key, value: fc.jsonValue({ maxDepth: 2 }), personId: person }),
      fc.record({ what: fc.constant('delete' as const), key }),
      fc.record({
        what: fc.constant('list' as const),
        prefix: fc.constantFrom(undefined, 'a/'),
        personId: fc.constantFrom(undefined, 's1'),
      }),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, inTransactions) => {
        const collection = `run-${(run += 1)}`;
        const model = new Map<string, { value: unknown; personId: string | null }>();
        const on = <T>(work: (documents: DocumentScope) => Promise<T>) =>
          inTransactions ? east.transaction((unit) => work(unit.documents)) : work(east.documents);
        for (const one of steps) {
          now += 1;
          if (one.what === 'put') {
            const { value, personId } = one;
            await on((documents) => documents.put(collection, one.key, value, { personId }));
            const owner = personId === undefined ? (model.get(one.key)?.personId ?? null) : personId;
            model.set(one.key, { value: JSON.parse(JSON.stringify(value)), personId: owner });
          } else if (one.what === 'delete') {
            expect(await on((documents) => documents.delete(collection, one.key))).toBe(model.delete(one.key));
          } else {
            const wanted = [...model].filter(
              ([name, { personId }]) => name.startsWith(one.prefix ?? '') && personId === (one.personId ?? personId),
            );
            const { items } = await on((documents) =>
              documents.list(collection, { prefix: one.prefix, personId: one.personId }),
            );
            const found = items.map(({ key: name, value, personId }) => [name, { value, personId }]);
            expect(found).toEqual(wanted.sort(([a], [b]) => (a < b ? -1 : 1)));
            expect(
              await on((documents) => documents.count(collection, { prefix: one.prefix, personId: one.personId })),
            ).toBe(wanted.length);
          }
        }
        const { counted, kept: there } = await kept.usage();
        expect(counted).toEqual(there);
      }),
      { numRuns: 25 },
    );
  });

  test.each<[string, (documents: DocumentScope) => Promise<unknown>]>([
    ['a collection', (documents) => documents.put('No_Name', 'k', 1)],
    ['a collection of a list', (documents) => documents.list("notes' OR 1=1")],
    ['a collection of a count', (documents) => documents.count('')],
    ['a key', (documents) => documents.get('notes', '__proto__')],
    ['a key of a delete', (documents) => documents.delete('notes', 'a b')],
    ['a prefix', (documents) => documents.list('notes', { prefix: '%' })],
    ['a cursor', (documents) => documents.list('notes', { cursor: '~' })],
    ['a limit', (documents) => documents.list('notes', { limit: 201 })],
    ['a limit of nothing', (documents) => documents.list('notes', { limit: 0 })],
    ['a limit that is a text', (documents) => documents.list('notes', { limit: '5' as never })],
    ['a direction', (documents) => documents.list('notes', { descending: 'yes' as never })],
    ['a person', (documents) => documents.put('notes', 'k', 1, { personId: '' })],
    ['a person that is too long', (documents) => documents.put('notes', 'k', 1, { personId: 'x'.repeat(65) })],
    ['a misspelt option', (documents) => documents.put('notes', 'k', 1, { personID: 's1' } as never)],
    ['a district', (documents) => documents.get('notes', { districtId: 'west' } as never)],
    ['a revision', (documents) => documents.put('notes', 'k', 1, { expectedRevision: -1 })],
    ['a revision of a delete', (documents) => documents.delete('notes', 'k', { expectedRevision: 1.5 })],
    ['options', (documents) => documents.put('notes', 'k', 1, 's1' as never)],
    ['a value', (documents) => documents.put('notes', 'k', { at: new Date() })],
  ])('%s that cannot be is refused with 400, inside of a transaction and out of it', async (_, attempt) => {
    const refusal = { code: 'DOCUMENTS_INVALID', spec: { status: 400, retryable: false } };
    await expect(attempt(east.documents)).rejects.toMatchObject(refusal);
    await expect(east.transaction((work) => attempt(work.documents))).rejects.toMatchObject(refusal);
    expect(await east.documents.count('notes')).toBe(0);
  });

  test('too large a value is refused with 413', async () => {
    const refusal = { code: 'DOCUMENTS_TOO_LARGE', spec: { status: 413 } };
    await expect(east.documents.put('notes', 'k', 'x'.repeat(documentLimits.bytes))).rejects.toMatchObject(refusal);
  });
});
