import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiClient } from '../../src/testing/api-client.ts';
import { findServer } from '../../src/testing/system-programs.ts';
import { startMariadbServer, type MariadbServer } from '../../src/testing/mariadb-server.ts';
import { startNatsServer } from '../../src/testing/nats-server.ts';
import { startPlatform, type TestPlatform } from '../../src/testing/start-platform.ts';

const servers = [findServer('mariadbd'), findServer('nats-server')];
const pluginsFolder = fileURLToPath(new URL('../../src/plugin-manager/testing-plugins/', import.meta.url));
const operate = '/api/plugin-manager/releases/teller';

interface Seen {
  channels: { stable: string; revision: number };
  releases: { version: string; nodes: { state: string; isRouted: boolean }[] }[];
}

(servers.includes(undefined) ? describe.skip : describe)('swaps on two nodes over NATS and MariaDB', () => {
  let folder: string;
  let mariadb: MariadbServer;
  let nats: NonNullable<Awaited<ReturnType<typeof startNatsServer>>>;
  let nodes: TestPlatform[] = [];
  let startAnother: () => Promise<TestPlatform>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-swaps-'));
    mariadb = (await startMariadbServer())!;
    nats = (await startNatsServer())!;
    const databaseUrl = await mariadb.createDatabase('fudao');
    startAnother = () => startPlatform({ databaseUrl, natsUrl: nats.url, dataFolder: folder, pluginsFolder });
    nodes = [await startAnother(), await startAnother()];
  }, 120_000);

  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await nats?.stop();
    await mariadb?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const operatorAt = (node: TestPlatform) => node.signIn('C0001');
  const seen = async (operator: ApiClient) => (await operator.get<Seen>(operate)).expect(200).body;

  async function makeStable(operator: ApiClient, version: string): Promise<void> {
    const { channels } = await seen(operator);
    (await operator.put(`${operate}/stable`, { version, expectedRevision: channels.revision })).expect(200);
  }

  test('lose no request, whichever node is asked and whichever moves the pointer', async () => {
    await nodes[0]!.enablePlugin('D0001', 'teller');
    const operators = await Promise.all(nodes.map(operatorAt));
    const students = await Promise.all(nodes.map((node) => node.signIn('20260001')));
    let isOver = false;
    const failures: unknown[] = [];
    const told = new Set<string>();
    const ask = async (student: ApiClient, milliseconds: number) => {
      while (!isOver) {
        const { status, body } = await student.get<{ version: string }>(`/api/teller/which?milliseconds=${milliseconds}`);
        if (status === 200) told.add(body.version);
        else failures.push(body);
      }
    };
    const askers = Array.from({ length: 12 }, (_, index) => ask(students[index % 2]!, index * 4));
    for (const [index, version] of ['2.0.0', '3.0.0', '1.0.0', '2.0.0', '3.0.0'].entries()) {
      await makeStable(operators[index % 2]!, version);
      // Once the pointer has moved no node answers by another release.
      const answers = await Promise.all(students.map((student) => student.get<{ version: string }>('/api/teller/which')));
      expect(answers.map(({ body }) => body.version)).toEqual([version, version]);
    }
    isOver = true;
    await Promise.all(askers);
    expect(failures).toEqual([]);
    expect([...told].sort()).toEqual(['1.0.0', '2.0.0', '3.0.0']);
  }, 120_000);

  test('a node that was down for a step catches up at its start', async () => {
    await nodes.pop()!.stop();
    const operator = await operatorAt(nodes[0]!);
    await makeStable(operator, '1.0.0');
    nodes.push(await startAnother());
    const student = await nodes[1]!.signIn('20260001');
    expect((await student.get('/api/teller/which')).expect(200).body).toEqual({ version: '1.0.0' });
    const { releases } = await seen(operator);
    const running = releases.map(({ version, nodes: on }) => [version, on.filter(({ isRouted }) => isRouted).length]);
    expect(running).toEqual([
      ['3.0.0', 0],
      ['2.0.0', 0],
      ['1.0.0', 2],
    ]);
  }, 60_000);
});
