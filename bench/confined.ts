import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@fudao/plugin-sdk';
import { openPlugins } from '../core/src/plugin-manager/open-plugins.ts';
import { createPluginManagerRoom } from '../core/src/plugin-manager/plugin-manager.room.ts';
import { standInRooms } from '../core/src/plugin-manager/testing/stand-in-rooms.ts';
import { person } from '../core/src/plugin-manager/testing/teller.ts';
import { startRooms } from '../core/src/testing/start-rooms.ts';
import { median, percentile, printTable, rounded } from './support/table.ts';

/**
 * What a call into a confined plugin costs, as a ratio to the least that any process beside ours could cost.
 *
 * - The call: `broker.call('echo.echo.say', { text })` by a student with the platform's whole path: release picked
 *   for the district, gate, permission, parameters checked, the release's guard (bulkhead, breaker, time-out,
 *   figures), caller, settings and permissions told, the bubblewrap child with its runtime, the plugin's
 *   handler on an ordinary context, and its answer (the same text) checked and back.
 * - The pipe: the same text to a bare `node` process that sends every byte back unread, from write to arrival. No
 *   JSON, no sandbox, the same node and the same kind of pipe.
 *
 * Both are wall time of one call at a time, by turns of a few hundred in one run, after a warm-up. `ratioToPipe` is the
 * median over the rounds of each round's ratio of medians, so that a busy moment of the machine counts for both.
 */
export const summary = 'a call into a confined plugin against an echo over a plain pipe';

const callsInRound = 500;
const rounds = 40;
const warmUp = 8;
const text = 'x'.repeat(200);

const plugin = `
import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const Said = Type.Object({ text: Type.String({ maxLength: 1000 }) }, { additionalProperties: false });
export default definePlugin({
  services: [
    defineService({
      name: 'echo',
      actions: {
        say: action({ summary: 'Says it again.', allow: ['echo:use'], params: Said, returns: Said, handler: ({ params }) => ({ text: params.text }) }),
      },
    }),
  ],
});
`;

const name = { 'zh-CN': '回声', en: 'Echo' };
const manifest: Manifest = {
  id: 'echo',
  version: '1.0.0',
  name,
  summary: name,
  vendor: 'fudao',
  engines: { platform: '*' },
  capabilities: [],
  permissions: { 'echo:use': { roles: ['student'], risk: name } },
  privacy: { holds: [], retention: 'P1Y' },
};

interface Echo {
  say(): Promise<unknown>;
  stop(): Promise<void>;
}

async function confinedEcho(): Promise<Echo> {
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-confined-'));
  const entry = join(folder, 'server/index.js');
  await mkdir(join(folder, 'server'));
  await writeFile(entry, plugin);
  const rooms = await startRooms((platform, _runtime, plugins) => [...standInRooms(['d1']), createPluginManagerRoom(platform, plugins)]);
  const source = { folder, entry, manifest, ui: undefined };
  const end = await openPlugins(rooms.runtime, rooms.plugins, { bundled: [source], bundledTrust: 'confined' });
  const wanted = { id: 'echo', enabled: true, settings: {}, expectedRevision: 0 };
  await rooms.call('plugin-manager.setInstallation', wanted, person('a', 'district-administrator', 'd1'));
  const meta = { caller: Object.freeze(person('s1', 'student', 'd1', 'school-1')), requestId: 'bench' };
  return {
    say: () => rooms.runtime.broker.call('echo.echo.say', { text }, { meta }),
    stop: async () => {
      await end();
      await rooms.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sends every byte back as it comes. */
const bareProgram = 'process.stdin.on("data", (chunk) => process.stdout.write(chunk))';

function bareEcho(): Echo {
  const child: ChildProcess = spawn(process.execPath, ['-e', bareProgram], { stdio: ['pipe', 'pipe', 'inherit'] });
  const bytes = Buffer.byteLength(text);
  let missing = 0;
  let arrived: () => void = () => undefined;
  child.stdout!.on('data', (chunk: Buffer) => {
    missing -= chunk.length;
    if (missing === 0) arrived();
  });
  return {
    say: () =>
      new Promise<void>((resolve) => {
        arrived = resolve;
        missing = bytes;
        child.stdin!.write(text);
      }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.stdin!.end();
      }),
  };
}

/** Microseconds of each call, one after the other. */
async function roundOf(echo: Echo): Promise<number[]> {
  const took: number[] = [];
  for (let call = 0; call < callsInRound; call++) {
    const begun = performance.now();
    await echo.say();
    took.push((performance.now() - begun) * 1_000);
  }
  return took;
}

export async function run(): Promise<Record<string, unknown>> {
  const kinds = { pipe: bareEcho(), confined: await confinedEcho() };
  const took: Record<keyof typeof kinds, number[][]> = { pipe: [], confined: [] };
  for (let round = -warmUp; round < rounds; round++) {
    for (const kind of ['pipe', 'confined'] as const) {
      const times = await roundOf(kinds[kind]);
      if (round >= 0) took[kind].push(times);
    }
  }
  await kinds.confined.stop();
  await kinds.pipe.stop();
  const ratios = took.confined.map((times, round) => median(times) / median(took.pipe[round]!));
  const row = (what: string, times: readonly number[]) => [what, ...[0.5, 0.95, 0.99].map((share) => rounded(percentile(times, share), 1))];
  const [pipe, confined] = [took.pipe.flat(), took.confined.flat()];
  printTable([
    ['one call at a time, us', 'p50', 'p95', 'p99'],
    row('an echo over a plain pipe to a bare process', pipe),
    row('a call into a confined plugin', confined),
  ]);
  return {
    ratioToPipe: rounded(median(ratios)),
    p50Us: rounded(percentile(confined, 0.5), 1),
    p99Us: rounded(percentile(confined, 0.99), 1),
    pipeP50Us: rounded(percentile(pipe, 0.5), 1),
  };
}
