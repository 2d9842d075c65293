import { action, defineService, Type, type Caller, type PluginDefinition } from '@fudao/plugin-sdk';
import { ServiceBroker } from 'moleculer';
import { openPlugins } from '../core/src/plugin-manager/open-plugins.ts';
import { createPluginManagerRoom } from '../core/src/plugin-manager/plugin-manager.room.ts';
import { standInRooms } from '../core/src/plugin-manager/testing/stand-in-rooms.ts';
import { person, tellers } from '../core/src/plugin-manager/testing/teller.ts';
import { startRooms, type TestRooms } from '../core/src/testing/start-rooms.ts';
import { median, printTable, rounded } from './support/table.ts';

export const summary = 'what dispatch to a release and the gate of a district add to a local call';

const calls = 20_000;
const rounds = 15;
const districts = ['d1', 'd2'];

const answer = { version: 'it is' };
const params = Type.Object({}, { additionalProperties: false });

/** The same action as the bare one, declared as a plugin declares it. */
const definition: PluginDefinition = {
  services: [
    defineService({
      name: 'teller',
      actions: {
        which: action({ summary: 'Tells.', allow: 'signed-in', params, returns: Type.Object({}), handler: () => answer }),
      },
    }),
  ],
  privacy: { exportPerson: () => Promise.resolve({}), erasePerson: () => Promise.resolve() },
};

async function startPlugin(): Promise<{ rooms: TestRooms; stop(): Promise<void> }> {
  const rooms = await startRooms((platform, _runtime, plugins) => [
    ...standInRooms(districts),
    createPluginManagerRoom(platform, plugins),
  ]);
  const { sources } = tellers({ '1.0.0': {}, '2.0.0': {} });
  const load = () => Promise.resolve({ definition, unload: () => undefined });
  const end = await openPlugins(rooms.runtime, rooms.plugins, { bundled: sources, loaders: { trusted: load } });
  for (const district of districts) await enable(rooms, person(`a-${district}`, 'district-administrator', district));
  return { rooms, stop: async () => (await end(), await rooms.stop()) };
}

/** One district is on a share of the canary, so that the school counts too. */
async function enable(rooms: TestRooms, administrator: Caller): Promise<void> {
  const wanted = { id: 'teller', enabled: true, settings: {}, follows: 'canary', canaryPercent: 50, expectedRevision: 0 };
  await rooms.call('plugin-manager.setInstallation', wanted, administrator);
}

async function microsecondsOf(call: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage();
  for (let index = 0; index < calls; index++) await call();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / calls;
}

/** CPU of a local call in microseconds: a bare Moleculer action, and the same as a plugin's, in turns. */
export async function run(): Promise<Record<string, unknown>> {
  const bare = new ServiceBroker({ logger: false, validator: false, tracking: { enabled: true } });
  bare.createService({ name: 'teller', actions: { which: () => answer } });
  await bare.start();
  const { rooms, stop } = await startPlugin();
  const meta = { caller: Object.freeze(person('s1', 'student', 'd1', 'school-1')), requestId: 'bench' };
  const kinds = {
    bare: () => bare.call('teller.which', {}, { meta }),
    plugin: () => rooms.runtime.broker.call('teller.teller.which', {}, { meta }),
  };
  const took: Record<keyof typeof kinds, number[]> = { bare: [], plugin: [] };
  for (let round = -3; round < rounds; round++) {
    for (const kind of ['bare', 'plugin'] as const) {
      const microseconds = await microsecondsOf(kinds[kind]);
      if (round >= 0) took[kind].push(microseconds);
    }
  }
  await stop();
  await bare.stop();
  const [bareUs, pluginUs] = [median(took.bare), median(took.plugin)];
  printTable([
    ['local call', 'CPU us'],
    ['a bare Moleculer action', rounded(bareUs, 2)],
    ['the same as a plugin: release picked, gate, permission, parameters, context', rounded(pluginUs, 2)],
  ]);
  return { addedUs: rounded(pluginUs - bareUs, 2), bareUs: rounded(bareUs, 2) };
}
