import { UniqueViolation, type SqlRow } from '@fudao/plugin-sdk';
import fc from 'fast-check';
import { onEachDatabase } from '../testing/on-each-database.ts';
import { openDatabase } from './open-database.ts';

const migrations = new URL('./testing/migrations/', import.meta.url);

onEachDatabase('Database', (subject, kind) => {
  const db = () => subject().database;
  let nextId = 0;
  const newId = () => `id-${(nextId += 1)}`;
  const row = (changes: SqlRow = {}): SqlRow => ({
    id: newId(),
    title: '',
    body: '',
    amount: 0,
    happened_at: 0,
    is_open: 1,
    data: null,
    ...changes,
  });
  const find = (id: unknown) => db().selectOne('SELECT * FROM sample_things WHERE id = :id', { id });

  beforeAll(async () => {
    expect(await db().migrate('sample', migrations)).toEqual(['2026-01-01-things', '2026-01-02-colour']);
  });

  test('says what it is, and answers', async () => {
    expect(db().kind).toBe(kind);
    await expect(db().ping()).resolves.toBeUndefined();
  });

  describe('keeps values', () => {
    const text = (maxLength: number) => fc.string({ unit: 'binary', maxLength });
    const things = fc.record({
      title: text(255),
      body: text(2000),
      amount: fc.maxSafeInteger(),
      happened_at: fc.maxSafeInteger(),
      is_open: fc.constantFrom(0, 1),
      data: fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
      colour: fc.option(text(20)),
    });

    test('as they were, whatever they are', async () => {
      await fc.assert(
        fc.asyncProperty(things, async (thing) => {
          const written = row(thing);
          await db().insert('sample_things', written);
          expect(await find(written['id'])).toStrictEqual(written);
        }),
        { numRuns: 150 },
      );
    });

    test.each([
      ['LaTeX', String.raw`$\frac{1}{2}\sqrt{x} \\ \text{a'b"c}$ \' \n`],
      ['four-byte letters', '𠮷野家😀👩‍👩‍👧‍👦'],
      ['a zero byte', 'before\0after'],
      ['quotes and comments', `'; DROP TABLE sample_things; -- " \` /* :id ? %`],
      ['spaces at the end', 'a '],
      ['line ends', '\r\n\t\u001a\u2028'],
    ])('%s', async (_name, body) => {
      const written = row({ body, title: body, colour: null });
      await db().insert('sample_things', written);
      expect(await find(written['id'])).toStrictEqual(written);
      expect(await db().select('SELECT id FROM sample_things WHERE body = :body', { body })).toEqual([
        { id: written['id'] },
      ]);
    });

    test('keys compare by bytes', async () => {
      const ids = ['Key', 'key', 'këy', 'key '];
      await db().insert(
        'sample_things',
        ids.map((id) => row({ id })),
      );
      const found = await db().select('SELECT id FROM sample_things WHERE id = :id', { id: 'key' });
      expect(found).toEqual([{ id: 'key' }]);
    });

    test('numbers come back as numbers from sums and counts', async () => {
      const title = newId();
      await db().insert('sample_things', [row({ title, amount: 2 }), row({ title, amount: 3 })]);
      const statement =
        'SELECT SUM(amount) AS total, COUNT(*) AS many, AVG(amount) AS mean FROM sample_things WHERE title = :title';
      expect(await db().selectOne(statement, { title })).toEqual({ total: 5, many: 2, mean: 2.5 });
    });

    test('a flag may be written as a boolean', async () => {
      const written = row({ is_open: true });
      await db().insert('sample_things', written);
      expect((await find(written['id']))?.['is_open']).toBe(1);
    });

    test.each([
      ['undefined', undefined],
      ['a Date', new Date(0)],
      ['an object', {}],
      ['NaN', Number.NaN],
      ['2 to the 60th', 2 ** 60],
    ])('refuses %s', async (_name, value) => {
      await expect(db().insert('sample_things', row({ body: value as never }))).rejects.toThrow(
        '"body" cannot be stored',
      );
      await expect(db().select('SELECT :value AS v', { value })).rejects.toThrow('"value" cannot be stored');
    });

    test('a text too long for its column is refused, not cut', async () => {
      await expect(db().insert('sample_things', row({ title: '长'.repeat(256) }))).rejects.toMatchObject({
        code: 'FUDAO_TOO_LARGE',
      });
      await expect(db().insert('sample_things', row({ title: '😀'.repeat(255) }))).resolves.toBeUndefined();
    });
  });

  describe('statements mean the same', () => {
    test('a name may come twice, and in a text it is no name', async () => {
      const statement = `SELECT :a AS x, :a || ':a' AS y, '\\' AS "z" -- :b`;
      expect(await db().selectOne(statement, { a: 'v' })).toEqual({ x: 'v', y: 'v:a', z: '\\' });
    });

    test.each([0, 1, 2, 3, 5, 900])('a list of %i members', async (length) => {
      const title = newId();
      const rows = Array.from({ length: length + 1 }, () => row({ title }));
      await db().insert('sample_things', rows);
      const ids = rows.slice(1).map(({ id }) => id);
      const inList = await db().select('SELECT id FROM sample_things WHERE title = :title AND id IN (:ids)', {
        title,
        ids,
      });
      expect(inList.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const notInList = await db().select('SELECT id FROM sample_things WHERE title = :title AND id NOT IN (:ids)', {
        title,
        ids,
      });
      expect(notInList).toEqual([{ id: rows[0]?.['id'] }]);
    });

    test('LIKE looks at the case', async () => {
      const statement = "SELECT 'Abc' LIKE 'abc' AS other, 'Abc' LIKE 'Ab%' AS same";
      expect(await db().selectOne(statement)).toEqual({ other: 0, same: 1 });
    });

    test('LIMIT and OFFSET take values', async () => {
      const title = newId();
      await db().insert(
        'sample_things',
        [1, 2, 3].map((amount) => row({ title, amount })),
      );
      const statement =
        'SELECT amount FROM sample_things WHERE title = :title ORDER BY amount LIMIT :limit OFFSET :offset';
      expect(await db().select(statement, { title, limit: 1, offset: 1 })).toEqual([{ amount: 2 }]);
    });

    test('a new column is seen by a statement that was prepared before', async () => {
      await db().run('CREATE TABLE sample_grown (id INTEGER)');
      await db().insert('sample_grown', { id: 1 });
      expect(await db().select('SELECT * FROM sample_grown')).toEqual([{ id: 1 }]);
      await db().run('ALTER TABLE sample_grown ADD COLUMN size INTEGER DEFAULT 7');
      expect(await db().select('SELECT * FROM sample_grown')).toEqual([{ id: 1, size: 7 }]);
    });
  });

  describe('writes', () => {
    test('an update counts the rows that match, also where nothing changes', async () => {
      const title = newId();
      await db().insert('sample_things', [row({ title, amount: 1 }), row({ title, amount: 2 })]);
      expect(await db().update('sample_things', { amount: 2 }, { title })).toBe(2);
      expect(await db().run('UPDATE sample_things SET amount = 2 WHERE title = :title', { title })).toBe(2);
      expect(await db().update('sample_things', { amount: 3 }, { title: 'nobody' })).toBe(0);
    });

    test('a condition may be a list, an empty list, or null', async () => {
      const title = newId();
      const rows = [row({ title, colour: null }), row({ title, colour: 'red' }), row({ title, colour: null })];
      await db().insert('sample_things', rows);
      expect(await db().delete('sample_things', { title, id: [] })).toBe(0);
      expect(await db().delete('sample_things', { title, colour: null, id: [rows[0]?.['id'] ?? null, 'x'] })).toBe(1);
      expect(await db().update('sample_things', { amount: 1 }, { title, colour: null })).toBe(1);
    });

    test('a condition that would hit all rows by mistake is refused', async () => {
      await expect(db().delete('sample_things', {})).rejects.toThrow('empty condition');
      await expect(db().delete('sample_things', { id: undefined as never })).rejects.toThrow('"id" cannot be stored');
    });

    test('names that are no names are refused', async () => {
      await expect(db().insert('sample_things` --', row())).rejects.toThrow('no name of a table');
      await expect(db().update('sample_things', { 'a` = 1, `b': 1 }, { id: 'x' })).rejects.toThrow(
        'no name of a table',
      );
    });

    test('a thousand rows at once, all or none', async () => {
      const title = newId();
      const rows = Array.from({ length: 1000 }, () => row({ title }));
      await expect(db().insert('sample_things', [...rows, rows[0] as SqlRow])).rejects.toBeInstanceOf(UniqueViolation);
      const count = () => db().selectOne('SELECT COUNT(*) AS many FROM sample_things WHERE title = :title', { title });
      expect(await count()).toEqual({ many: 0 });
      await db().insert('sample_things', rows);
      expect(await count()).toEqual({ many: 1000 });
    });

    test('rows of one insert need the same columns', async () => {
      await expect(db().insert('sample_things', [row(), { ...row(), colour: 'red' }])).rejects.toThrow(
        '"colour" is not in the first',
      );
      await expect(db().insert('sample_things', [])).resolves.toBeUndefined();
    });

    test('a second row of the same key names what it broke', async () => {
      const first = row({ title: newId(), amount: 77 });
      await db().insert('sample_things', first);
      const again = db().insert('sample_things', first);
      await expect(again).rejects.toBeInstanceOf(UniqueViolation);
      await expect(again).rejects.toMatchObject({ code: 'FUDAO_CONFLICT', constraint: 'PRIMARY' });
      await db().insert('sample_pairs', { left_id: 'a', right_id: 'b' });
      await expect(db().insert('sample_pairs', { left_id: 'a', right_id: 'b' })).rejects.toMatchObject({
        name: 'UniqueViolation',
        constraint: 'sample_pairs_left_id_right_id',
      });
    });
  });

  describe('migrations', () => {
    test('run once, also when two nodes start at the same moment', async () => {
      const folder = new URL('./testing/single-migrations/', import.meta.url);
      const other = await openDatabase(subject().options);
      const done = await Promise.all([db().migrate('once', folder), other.migrate('once', folder)]);
      await other.close();
      expect(done.flat()).toEqual(['2026-01-01-once']);
      expect(await db().migrate('once', folder)).toEqual([]);
      expect(await db().select('SELECT COUNT(*) AS many FROM once_runs')).toEqual([{ many: 1 }]);
    });

    test('one that fails says which and why, and runs again once it is mended', async () => {
      const broken = new URL('./testing/broken-migrations/', import.meta.url);
      const failing = db().migrate('broken', broken);
      await expect(failing).rejects.toThrow(/^Migration 2026-01-01-half\.ts of broken failed: .*missing_table/s);
      await expect(db().migrate('broken', broken)).rejects.toThrow('missing_table');
      await db().run('CREATE TABLE missing_table (id INTEGER)');
      expect(await db().migrate('broken', broken)).toEqual(['2026-01-01-half']);
    });

    test('a database counts up a serial', async () => {
      await db().insert('sample_counted', [{ name: 'a' }, { name: 'b' }]);
      expect(await db().select('SELECT id, name FROM sample_counted ORDER BY id')).toEqual([
        { id: 1, name: 'a' },
        { id: 2, name: 'b' },
      ]);
    });

    test('defaults are what the migration said', async () => {
      await db().insert('sample_pairs', { left_id: 'default', right_id: 'x' });
      expect(await db().selectOne("SELECT * FROM sample_pairs WHERE left_id = 'default'")).toEqual({
        left_id: 'default',
        right_id: 'x',
        note: "it's \\ new",
        weight: 5,
        is_seen: 0,
      });
    });
  });
});
