import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { startNode, type NodeProcess } from '../core/src/testing/node-process.ts';
import { PluginOperator, setInstallation } from './support/plugin-operator.ts';
import { printTable, rounded } from './support/table.ts';

export const summary = 'what a node grows by while a plugin is swapped again and again';

const plugin = 'teller';
const bytes = 150_000;
/** As long as an idle node takes to give pages back. */
const settleMs = 20_000;
/** Fifty releases in a minute are more than an operator makes in a year. */
const config = 'limits: { account: { perSecond: 1000000, burst: 1000000 }, address: { perSecond: 1000000, burst: 1000000 } }\n';

/** A server of 150 kB, as with a library bundled in: functions, and texts that it keeps. */
function serverOf(version: string): string {
  const one = (index: number) =>
    `export function work${index}(a, b) { const word = '${version} ${'tutoring '.repeat(8)}${index}'; return word.length + a * b; }\n`;
  const functions: string[] = [];
  for (let index = 0, size = 0; size < bytes; index++) {
    functions.push(one(index));
    size += functions.at(-1)!.length;
  }
  return `
import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const which = action({
  rest: 'GET /which', summary: 'Tells which release answers.', allow: 'signed-in',
  params: Type.Object({}, { additionalProperties: false }), returns: Type.Object({ version: Type.String() }),
  handler: () => ({ version: '${version}' }),
});
${functions.join('')}
export default definePlugin({ services: [defineService({ name: 'teller', actions: { which } })] });
`;
}

async function restingMb(node: NodeProcess): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  return node.residentMb();
}

/** The release serves; a student saw it. */
async function seeRelease(student: ApiClient, version: string): Promise<void> {
  const { body } = (await student.get<{ version: string }>(`/api/${plugin}/which`)).expect(200);
  if (body.version !== version) throw new Error(`Release ${body.version} answered where ${version} was stable.`);
}

/**
 * A real node; each of `--swaps` (50) is an upload, an installation and a move of the stable pointer to a release that
 * the node never had, so that nothing comes from memory. Growth of resident memory in MB, after the first swap.
 */
export async function run(given: Record<string, string>): Promise<Record<string, unknown>> {
  const swaps = Number(given['swaps'] ?? 50);
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-swaps-'));
  const file = join(folder, 'bench.yaml');
  await writeFile(file, config);
  const node = await startNode({ FUDAO_DATA: join(folder, 'data'), FUDAO_CONFIG: file });
  try {
    const operator = await PluginOperator.signIn(node.url, plugin);
    const versionOf = (swap: number) => `1.0.${swap}`;
    const swapTo = async (swap: number) => {
      await operator.install(versionOf(swap), serverOf(versionOf(swap)));
      if ((await operator.channels()).stable !== versionOf(swap)) await operator.setStable(versionOf(swap));
    };
    await swapTo(0);
    await setInstallation(await ApiClient.signIn(node.url, 'D0001'), plugin, { enabled: true });
    const student = await ApiClient.signIn(node.url, '20260001');
    await seeRelease(student, versionOf(0));
    const before = await restingMb(node);
    for (let swap = 1; swap <= swaps; swap++) {
      await swapTo(swap);
      await seeRelease(student, versionOf(swap));
    }
    const after = await restingMb(node);
    const growthMb = rounded(after - before, 1);
    printTable([
      ['swaps', 'kB of server', 'before MB', 'after MB', 'growth MB', 'a swap MB'],
      [swaps, bytes / 1000, rounded(before, 1), rounded(after, 1), growthMb, rounded(growthMb / swaps, 2)],
    ]);
    return { swaps, growthMb };
  } finally {
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
