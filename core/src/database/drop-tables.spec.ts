import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onEachDatabase } from '../testing/on-each-database.ts';

onEachDatabase('Tables of an owner', (subject) => {
  const db = () => subject().database;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-tables-'));
    await make('room', 'room_things', 'all tables');
    await make('notes', 'notes_notes', 'own tables');
    await make('notes-extra', 'notes_extra_pages', 'own tables');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function make(owner: string, table: string, reach: 'all tables' | 'own tables'): Promise<void> {
    const file = join(folder, owner, '2026-01-01-tables.js');
    await mkdir(join(folder, owner), { recursive: true });
    const columns = `{ grade: { type: 'integer', primaryKey: true }, id: { type: 'key', primaryKey: true }, body: { type: 'long-text' } }`;
    await writeFile(file, `export const up = (schema) => schema.createTable('${table}', ${columns}, [{ columns: ['grade'] }]);\n`);
    await db().migrate(owner, pathToFileURL(`${join(folder, owner)}/`), reach);
  }
  const namesOf = async (owner?: string) => (await db().tables(owner)).map(({ name }) => name);

  test('are described: columns, which of them hold text, and the key in its order', async () => {
    expect(await db().tables('notes')).toEqual([
      {
        name: 'notes_notes',
        columns: [
          { name: 'grade', isText: false },
          { name: 'id', isText: true },
          { name: 'body', isText: true },
        ],
        primaryKey: ['grade', 'id'],
      },
    ]);
    expect(await namesOf()).toEqual(['database_migrations', 'notes_extra_pages', 'notes_notes', 'room_things']);
  });

  test("a plugin's are dropped, and nobody else's, however alike their names; its migrations run anew", async () => {
    await db().insert('notes_notes', { grade: 7, id: 'one', body: 'text' });
    expect(await db().dropTables('notes')).toEqual(['notes_notes']);
    expect(await db().dropTables('notes')).toEqual([]);
    expect(await namesOf()).toEqual(['database_migrations', 'notes_extra_pages', 'room_things']);
    expect(await db().select("SELECT name FROM database_migrations WHERE owner = 'notes'")).toEqual([]);
    await make('notes', 'notes_notes', 'own tables');
    expect(await db().select('SELECT id FROM notes_notes')).toEqual([]);
  });

  test("a room's are refused", async () => {
    await expect(db().dropTables('room')).rejects.toThrow('a part of the core');
    expect(await namesOf('room')).toEqual(['room_things']);
  });
});
