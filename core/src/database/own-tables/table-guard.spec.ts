import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { LockingSqlScope, Log, SqlScope } from '@fudao/plugin-sdk';
import { onEachDatabase } from '../../testing/on-each-database.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import { TableGuard } from './table-guard.ts';
import { TableOwners } from './table-owners.ts';

function collectingLog(): { log: Log; errors: jest.Mock } {
  const errors = jest.fn();
  const silent = () => undefined;
  return { log: { debug: silent, info: silent, warn: silent, error: errors as never }, errors };
}

describe('whose a table is', () => {
  const owners = new TableOwners();
  ['identity', 'notes', 'notes-extra', 'notes-extra-large'].forEach((owner) => owners.add(owner));

  test('is told by the longest name that fits', () => {
    expect(owners.owns('notes', 'notes_a')).toBe(true);
    expect(owners.owns('notes', 'NOTES_A')).toBe(true);
    expect(owners.owns('notes', 'notes_extra')).toBe(true);
    expect(owners.owns('notes', 'notes_extra_a')).toBe(false);
    expect(owners.owns('notes-extra', 'notes_extra_a')).toBe(true);
    expect(owners.owns('notes-extra', 'notes_extra_large_a')).toBe(false);
    expect(owners.owns('notes', 'notes')).toBe(false);
    expect(owners.owns('notes', 'notesa')).toBe(false);
    expect(owners.owns('note', 'notes_a')).toBe(false);
  });

  test('is one owner at most, whatever their names', () => {
    const id = fc.stringMatching(/^[ab](-[ab]){0,3}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(id, { minLength: 1, maxLength: 6 }),
        fc.stringMatching(/^[ab_]{1,9}$/),
        (ids, table) => {
          const some = new TableOwners();
          ids.forEach((owner) => some.add(owner));
          expect(ids.filter((owner) => some.owns(owner, table)).length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('the verdict on a statement', () => {
  const statement = 'SELECT id FROM notes_extra_a';
  const asked = (owners: TableOwners) => {
    const spy = jest.spyOn(owners, 'complaint');
    return () => spy.mock.calls.length;
  };

  test('is found once, also when it is no', () => {
    const owners = new TableOwners();
    owners.add('notes');
    const times = asked(owners);
    const guard = new TableGuard('notes', owners);
    for (let turn = 0; turn < 3; turn++) {
      guard.check(statement, 'rows');
      expect(() => guard.check('SELECT id FROM identity_accounts', 'rows')).toThrow('it names "identity_accounts"');
    }
    expect(times()).toBe(2);
  });

  test('is found again when another owner turns up', () => {
    const owners = new TableOwners();
    owners.add('notes');
    const guard = new TableGuard('notes', owners);
    guard.check(statement, 'rows');
    guard.checkTable('notes_extra_a');
    owners.add('notes-extra');
    expect(() => guard.checkTable('notes_extra_a')).toThrow('it names "notes_extra_a"');
    expect(() => guard.check(statement, 'rows')).toThrow('it names "notes_extra_a"');
  });
});

onEachDatabase('A plugin and its tables', (subject) => {
  const { log, errors } = collectingLog();
  let database: Database;
  let folder: string;

  beforeAll(async () => {
    database = await openDatabase({ ...subject().options, log });
    folder = await mkdtemp(join(tmpdir(), 'fudao-own-tables-'));
    await writeMigration(
      'room',
      'await schema.createTable("room_secrets", { id: { type: "key", primaryKey: true } });',
    );
    await database.migrate('room', at('room'));
    await writeMigration(
      'my-notes',
      'await schema.createTable("my_notes_a", { id: { type: "key", primaryKey: true }, n: { type: "integer" } }, [{ columns: ["n"] }]); await schema.addColumn("my_notes_a", "body", { type: "text", nullable: true });',
    );
    await database.migrate('my-notes', at('my-notes'), 'own tables');
  });
  beforeEach(() => errors.mockClear());
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const at = (name: string) => pathToFileURL(`${join(folder, name)}/`);
  async function writeMigration(name: string, body: string): Promise<void> {
    const { mkdir } = await import('node:fs/promises');
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, '2026-01-01-first.js'), `export async function up(schema) { ${body} }\n`);
  }

  const everyWay: Record<string, (scope: SqlScope) => Promise<unknown>> = {
    select: (scope) => scope.select('SELECT id FROM room_secrets'),
    selectOne: (scope) => scope.selectOne('SELECT id FROM my_notes_a, room_secrets'),
    insert: (scope) => scope.insert('room_secrets', { id: 'x' }),
    'insert of many': (scope) => scope.insert('room_secrets', [{ id: 'x' }, { id: 'y' }]),
    update: (scope) => scope.update('room_secrets', { id: 'x' }, { id: 'y' }),
    delete: (scope) => scope.delete('room_secrets', { id: 'x' }),
    run: (scope) => scope.run("INSERT INTO room_secrets (id) VALUES ('x')"),
    'change of a table': (scope) => scope.run('DROP TABLE my_notes_a'),
  };
  const lockingWay: Record<string, (scope: LockingSqlScope) => Promise<unknown>> = {
    ...everyWay,
    lockOne: (scope) => scope.lockOne('SELECT id FROM room_secrets'),
    lockAll: (scope) => scope.lockAll('SELECT id FROM room_secrets'),
  };

  test('reads and writes its own', async () => {
    const tables = database.ownTables('my-notes');
    await tables.scope.insert('my_notes_a', [
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
    ]);
    await tables.scope.update('my_notes_a', { n: 3 }, { id: 'a' });
    expect(await tables.scope.selectOne('SELECT n FROM my_notes_a WHERE id = :id', { id: 'a' })).toEqual({ n: 3 });
    await database.transaction(async (db) => {
      const own = tables.within(db);
      expect(await own.lockOne('SELECT n FROM my_notes_a WHERE id = :id', { id: 'b' })).toEqual({ n: 2 });
      expect(await own.lockAll('SELECT id FROM my_notes_a ORDER BY id')).toEqual([{ id: 'a' }, { id: 'b' }]);
      await own.run('UPDATE my_notes_a SET n = n + 1');
      await own.delete('my_notes_a', { id: 'b' });
    });
    expect(await tables.scope.select('SELECT id, n FROM my_notes_a')).toEqual([{ id: 'a', n: 4 }]);
    expect(errors).not.toHaveBeenCalled();
  });

  test.each(Object.entries(everyWay))('is kept out of the rest, by %s', async (_, way) => {
    const attempt = way(database.ownTables('my-notes').scope);
    await expect(attempt).rejects.toThrow(/^"my-notes" may use its own tables only \(my_notes_\.\.\.\): it /);
    expect(errors.mock.calls[0]?.[0]).toMatchObject({ plugin: 'my-notes' });
    expect(await database.select('SELECT id FROM room_secrets')).toEqual([]);
  });

  test.each(Object.entries(lockingWay))('is kept out of the rest in a transaction, by %s', async (_, way) => {
    const attempt = database.transaction((db) => way(database.ownTables('my-notes').within(db)));
    await expect(attempt).rejects.toThrow('may use its own tables only');
  });

  test.each([
    ['createTable', 'schema.createTable("room_more", { id: { type: "key", primaryKey: true } })'],
    ['addColumn', 'schema.addColumn("room_secrets", "more", { type: "text", nullable: true })'],
    ['addIndex', 'schema.addIndex("room_secrets", { columns: ["id"] })'],
    ['run', 'schema.run("DROP TABLE room_secrets")'],
    ['insert', 'schema.insert("room_secrets", { id: "x" })'],
    ['select', 'schema.select("SELECT * FROM database_migrations")'],
  ])('cannot reach the rest from a migration, by %s', async (way, body) => {
    const name = `my-notes-${way.toLowerCase()}`;
    await writeMigration(name, `await ${body};`);
    await expect(database.migrate(name, at(name), 'own tables')).rejects.toThrow(
      new RegExp(`Migration 2026-01-01-first.js of ${name} failed: "${name}" may use its own tables only`),
    );
    expect(errors).toHaveBeenCalledTimes(1);
    expect(await database.select('SELECT id FROM room_secrets')).toEqual([]);
  });

  test('cannot be called as a part of the core', async () => {
    expect(() => database.ownTables('room')).toThrow('"room" is a part of the core');
    expect(() => database.ownTables('database')).toThrow('"database" is a part of the core');
    await expect(database.migrate('room', at('room'), 'own tables')).rejects.toThrow('"room" is a part of the core');
  });

  test('is kept out of tables of a plugin that runs elsewhere', async () => {
    await writeMigration('far', 'await schema.createTable("far_away_a", { id: { type: "key", primaryKey: true } });');
    const elsewhere = await openDatabase(subject().options);
    await elsewhere.migrate('far-away', at('far'), 'own tables');
    await elsewhere.close();
    await writeMigration('near', '');
    await database.migrate('far', at('near'), 'own tables');
    await expect(database.ownTables('far').scope.select('SELECT id FROM far_away_a')).rejects.toThrow('far_away_a');
  });
});
