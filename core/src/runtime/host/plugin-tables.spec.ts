import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemCaller, type PluginContext } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import type { Owner } from './call-meta.ts';
import { HandlerContext } from './handler-context.ts';

const table =
  'export const up = (schema) => schema.createTable("notes_a", { id: { type: "key", primaryKey: true } });\n';

onEachKind("a plugin's handler", (freshUrl) => {
  let rooms: TestRooms;
  let folder: string;

  beforeEach(async () => {
    const databaseUrl = await freshUrl();
    rooms = await startRooms(() => [], databaseUrl ? { databaseUrl } : {});
    folder = await mkdtemp(join(tmpdir(), 'fudao-plugin-tables-'));
    await writeFile(join(folder, '2026-01-01-notes.js'), table);
    await rooms.platform.database.migrate('notes', pathToFileURL(`${folder}/`), 'own tables');
    Object.assign(rooms.runtime.host, { gate: { mayPublish: () => true } });
  }, 60_000);
  afterEach(async () => {
    await rooms.stop();
    await rm(folder, { recursive: true });
  });

  const contextOf = (owner: Owner): PluginContext =>
    new HandlerContext(rooms.runtime.host, owner, { caller: systemCaller, requestId: 'test' }, {});
  const plugin = () => contextOf({ kind: 'plugin', id: 'notes', version: '1.0.0' });

  test('has its own tables, in a transaction too, with what follows after the commit', async () => {
    const { db, transaction } = plugin();
    await db.insert('notes_a', { id: 'a' });
    await transaction(async (work) => {
      expect(await work.db.lockAll('SELECT id FROM notes_a')).toEqual([{ id: 'a' }]);
      await work.db.insert('notes_a', { id: 'b' });
      work.emit('notes.added.v1', {});
    });
    expect(await db.select('SELECT id FROM notes_a ORDER BY id')).toEqual([{ id: 'a' }, { id: 'b' }]);
    const { database } = rooms.platform;
    expect(await database.select('SELECT name FROM runtime_outbox')).toEqual([{ name: 'notes.added.v1' }]);
  });

  test('is kept out of all others, and undoes what it did', async () => {
    const { db, transaction } = plugin();
    await expect(db.select('SELECT * FROM runtime_outbox')).rejects.toThrow('it names "runtime_outbox"');
    const attempt = transaction(async (work) => {
      await work.db.insert('notes_a', { id: 'c' });
      await work.db.delete('runtime_outbox', { id: 'x' });
    });
    await expect(attempt).rejects.toThrow('"notes" may use its own tables only (notes_...): it names "runtime_outbox"');
    expect(await db.select('SELECT id FROM notes_a')).toEqual([]);
  });

  test('of the core sees all', async () => {
    const { db, transaction } = contextOf({ kind: 'core', id: 'notes' });
    expect(await db.select('SELECT * FROM runtime_outbox')).toEqual([]);
    expect(await transaction((work) => work.db.select('SELECT * FROM notes_a'))).toEqual([]);
  });
});
