import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import { onEachDatabase } from '../testing/on-each-database.ts';
import { openDatabase } from './open-database.ts';

onEachDatabase('Migrations', (subject, kind) => {
  const db = () => subject().database;
  let folder: string;
  let url: URL;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-migrations-'));
    url = pathToFileURL(`${folder}/`);
    await db().run('CREATE TABLE IF NOT EXISTS steps (id INTEGER PRIMARY KEY, step VARCHAR(200) NOT NULL)');
    await db().run('DELETE FROM steps');
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** A migration that notes that it ran. */
  const write = (name: string, id: number, before = ''): Promise<void> => {
    const note = `await schema.run("INSERT INTO steps (id, step) VALUES (:id, :step)", { id: ${id}, step: "${name}" });`;
    return writeFile(join(folder, name), `export async function up(schema) { ${before} ${note} }\n`);
  };
  const steps = async () => (await db().select('SELECT step FROM steps ORDER BY id')).map(({ step }) => step);

  test('run in the order of their names, and only what is a migration', async () => {
    await write('2026-02-02-second.js', 2);
    await write('2026-01-01-first.js', 1);
    await writeFile(join(folder, '2026-01-01-first.spec.ts'), 'throw new Error("a test is no migration")');
    await writeFile(join(folder, '2026-01-01-first.d.ts'), 'nor are types');
    await writeFile(join(folder, 'README.md'), '# Nor is a text');
    expect(await db().migrate('ordered', url)).toEqual(['2026-01-01-first', '2026-02-02-second']);
    expect(await steps()).toEqual(['2026-01-01-first.js', '2026-02-02-second.js']);
  });

  test('a later release adds to them; the log says which ran', async () => {
    const info = jest.fn();
    const silent = () => undefined;
    const logged = await openDatabase({
      ...subject().options,
      log: { info, debug: silent, warn: silent, error: silent },
    });
    await write('2026-01-01-first.js', 1);
    await logged.migrate('growing', url);
    await write('2026-01-02-second.js', 2);
    expect(await logged.migrate('growing', url)).toEqual(['2026-01-02-second']);
    await logged.close();
    expect(info.mock.calls).toEqual([
      [{ owner: 'growing', migration: '2026-01-01-first' }, 'migration applied'],
      [{ owner: 'growing', migration: '2026-01-02-second' }, 'migration applied'],
    ]);
  });

  test('each owner has its own', async () => {
    await write('2026-01-01-first.js', 1);
    expect(await db().migrate('one', url)).toHaveLength(1);
    await db().run('DELETE FROM steps');
    expect(await db().migrate('two', url)).toHaveLength(1);
    const found = await db().select(
      "SELECT owner FROM database_migrations WHERE name = '2026-01-01-first' AND owner IN ('one', 'two')",
    );
    expect(found).toHaveLength(2);
  });

  test('a source and its build are one and the same', async () => {
    await write('2026-01-01-first.ts', 1);
    expect(await db().migrate('built', url)).toEqual(['2026-01-01-first']);
    // Side by side, as an unfinished clean-up may leave them; then the build alone, as a package has it.
    await write('2026-01-01-first.js', 2);
    await write('2026-01-02-second.js', 3);
    await write('2026-01-02-second.ts', 4);
    expect(await db().migrate('built', url)).toEqual(['2026-01-02-second']);
    await rm(join(folder, '2026-01-01-first.ts'));
    await rm(join(folder, '2026-01-02-second.ts'));
    expect(await db().migrate('built', url)).toEqual([]);
    expect(await steps()).toEqual(['2026-01-01-first.ts', '2026-01-02-second.js']);
  });

  test('one after a failed one does not run', async () => {
    await write('2026-01-01-good.js', 1);
    await write('2026-01-02-bad.js', 2, 'throw new Error("the reason");');
    await write('2026-01-03-after.js', 3);
    await expect(db().migrate('failing', url)).rejects.toThrow(
      'Migration 2026-01-02-bad.js of failing failed: the reason',
    );
    // SQLite undoes all that the call did; MariaDB keeps each migration that was done.
    expect(await steps()).toEqual(kind === 'sqlite' ? [] : ['2026-01-01-good.js']);
    const names = await db().select("SELECT name FROM database_migrations WHERE owner = 'failing'");
    expect(names).toHaveLength(kind === 'sqlite' ? 0 : 1);
  });

  test('after a failed one the database is free for others', async () => {
    await write('2026-01-01-bad.js', 1, 'throw new Error("the reason");');
    await expect(db().migrate('unlucky', url)).rejects.toThrow('the reason');
    await db().insert('steps', { id: 9, step: 'free' });
    await db().transaction(async (work) => work.delete('steps', { id: 9 }));
    expect(await steps()).toEqual([]);
  });

  test('a file without "up" is named', async () => {
    await writeFile(join(folder, '2026-01-01-empty.js'), 'export const down = 1;\n');
    await expect(db().migrate('empty', url)).rejects.toThrow(
      '2026-01-01-empty.js of empty failed: it exports no function "up"',
    );
  });

  test('a folder that is not there is an error, and inside of a transaction none may run', async () => {
    await expect(db().migrate('nowhere', new URL('nowhere/', url))).rejects.toThrow('ENOENT');
    await expect(db().transaction(() => db().migrate('inside', url))).rejects.toThrow('a migration is refused');
  });

  test('names that are no names are refused', async () => {
    const body = 'await schema.createTable("bad` name", { id: { type: "key" } });';
    await write('2026-01-01-injection.js', 1, body);
    await expect(db().migrate('injection', url)).rejects.toThrow('is no name of a table or column');
  });
});
