import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCoreRooms } from './core-rooms.ts';
import { openDatabase } from './database/index.ts';
import { PluginManager } from './plugin-manager/plugin-manager.ts';
import { loadConfig } from './runtime/config.ts';
import { prepareDataFolder } from './runtime/data-folder.ts';
import { createLog } from './runtime/log.ts';
import { createNodeRuntime } from './runtime/node-runtime.ts';
import type { Room } from './runtime/room.ts';
import { compileSchema } from './runtime/validation.ts';

describe('the rooms of the core', () => {
  let folder: string;
  let rooms: readonly Room[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-rooms-'));
    const config = prepareDataFolder(loadConfig({}, { dataFolder: folder, logLevel: 'silent' }));
    const log = createLog('silent');
    const database = await openDatabase({ file: join(folder, 'empty.sqlite'), log });
    const plugins = new PluginManager();
    rooms = createCoreRooms(createNodeRuntime(config, database, log, plugins), plugins);
    await database.close();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  // A node compiles them when they are first called: what is wrong with one would be found in use.
  test('take parameters that can be checked', () => {
    const actions = rooms.flatMap(({ name, service }) => Object.entries(service.actions ?? {}).map(([action, { params }]) => ({ name: `${name}.${action}`, params })));
    expect(actions.length).toBeGreaterThan(200);
    for (const { name, params } of actions) expect({ name, check: compileSchema(params) }).toEqual({ name, check: expect.any(Function) as unknown });
  });
});
