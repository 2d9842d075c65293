import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sequelize } from 'sequelize';
import { sqliteDialectModule } from './sqlite-dialect-module.ts';

describe("Sequelize's schema on Node's SQLite", () => {
  let folder: string;
  let sequelize: Sequelize;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-dialect-'));
    const storage = join(folder, 'deeper', 'fudao.sqlite');
    sequelize = new Sequelize({ dialect: 'sqlite', storage, dialectModule: sqliteDialectModule, logging: false });
  });

  afterEach(async () => {
    await sequelize.close();
    await rm(folder, { recursive: true });
  });

  test('tables, columns and indexes', async () => {
    const tables = sequelize.getQueryInterface();
    await tables.createTable('things', { id: { type: 'VARCHAR(64)', primaryKey: true, allowNull: false } });
    await tables.addColumn('things', 'size', { type: 'INTEGER', allowNull: true });
    await tables.addIndex('things', { fields: ['size'], name: 'things_size' });
    expect(await tables.showAllTables()).toEqual(['things']);
    expect(Object.keys(await tables.describeTable('things'))).toEqual(['id', 'size']);
    expect(await tables.showIndex('things')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'things_size' })]),
    );
  });

  test('foreign keys hold', async () => {
    await sequelize.query('CREATE TABLE parents (id INTEGER PRIMARY KEY)');
    await sequelize.query('CREATE TABLE children (id INTEGER REFERENCES parents (id))');
    await expect(sequelize.query('INSERT INTO children VALUES (1)')).rejects.toThrow('FOREIGN KEY');
  });

  test("an error reaches the caller, with SQLite's code", async () => {
    await expect(sequelize.query('SELECT * FROM nowhere')).rejects.toMatchObject({
      message: expect.stringContaining('no such table'),
      parent: { errcode: 1 },
    });
  });

  test('a file that cannot be opened is an error', async () => {
    const storage = join(folder, 'a-folder');
    await rm(storage, { recursive: true, force: true });
    const { mkdir } = await import('node:fs/promises');
    await mkdir(storage);
    const broken = new Sequelize({ dialect: 'sqlite', storage, dialectModule: sqliteDialectModule, logging: false });
    await expect(broken.query('SELECT 1')).rejects.toThrow('unable to open database file');
  });
});
