import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as Y from 'yjs';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { AppSocket } from '../core/src/testing/app-socket.ts';
import { startNode, type NodeProcess } from '../core/src/testing/node-process.ts';
import { prepareCrowd, signInCrowd, type Member } from './support/crowd.ts';
import type { IdleOrder } from './support/idle-apps.ts';
import { PacedLoad } from './support/paced-load.ts';
import { PluginOperator, setInstallation } from './support/plugin-operator.ts';
import { pulse, pulseCapabilities, pulseServer } from './support/pulse-plugin.ts';
import { percentile, printTable, rounded } from './support/table.ts';

export const summary =
  'open apps at one node: its memory, how soon a push is there, and a stroke on a shared board [--sockets 10000] [--pushes 500] [--seconds 20]';

/** As many as the platform lets one person have open at a node. */
const each = 20;
/** Those to whom is pushed, each with one open app. */
const receivers = 100;
const settleMs = 10_000;
/** As often as a hand sends what it draws. */
const strokeEveryMs = 50;
const limits = 'limits: { account: { perSecond: 1000000, burst: 1000000 }, address: { perSecond: 1000000, burst: 1000000 } }\n';
const idleScript = fileURLToPath(new URL('./support/idle-apps.ts', import.meta.url));

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Milliseconds of this machine's steady clock, the same in every process. */
const steadyMs = () => Number(process.hrtime.bigint()) / 1e6;

async function openIdle(child: ChildProcess, order: IdleOrder): Promise<number> {
  const answered = Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error('The open apps ended.')))]);
  child.send(order);
  const [{ open }] = (await answered) as [{ open: number }];
  return open;
}

async function countIdle(child: ChildProcess): Promise<number> {
  const answered = once(child, 'message') as Promise<[{ open: number }]>;
  child.send('count');
  return (await answered)[0].open;
}

async function installPulse(url: string): Promise<void> {
  const operator = await PluginOperator.signIn(url, pulse);
  await operator.install('1.0.0', pulseServer, pulseCapabilities);
  if ((await operator.channels()).stable !== '1.0.0') await operator.setStable('1.0.0');
  await setInstallation(await ApiClient.signIn(url, 'D0001'), pulse, { enabled: true });
}

function post(agent: Agent, url: string, token: string, body: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } }, (response) => {
      response.resume().on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`A push was answered with ${response.statusCode}.`))));
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(body));
  });
}

interface Drawing {
  readonly times: number[];
  stop(): Promise<void>;
}

/** Two draw on a board of theirs, in turns as fast as a hand sends; milliseconds until the other's app has each stroke. */
async function drawByTwo(url: string, [one, other]: [Member, Member]): Promise<Drawing> {
  const { id } = (await one.api.post<{ id: string }>(`/api/${pulse}/board`, { people: [one.id, other.id] })).expect(200).body;
  const sockets = [await AppSocket.connect(url, one.token), await AppSocket.connect(url, other.token)] as const;
  const times: number[] = [];
  const pages = [new Y.Doc(), new Y.Doc()] as const;
  let isOver = false;
  let sent = 0;
  const draw = (hand: 0 | 1): Promise<unknown> => {
    const page = pages[hand];
    const before = Y.encodeStateVector(page);
    page.getArray('strokes').push([Array.from({ length: 12 }, (_, point) => point * sent)]);
    const update = Buffer.from(Y.encodeStateAsUpdate(page, before)).toString('base64');
    const begun = steadyMs();
    const seen = new Promise<void>((resolve) => sockets[hand === 0 ? 1 : 0].onPush('boards.drawn', () => (times.push(steadyMs() - begun), resolve())));
    return Promise.all([sockets[hand].call('POST', `/api/boards/${id}/updates`, { update }), seen]);
  };
  const running = (async () => {
    while (!isOver) {
      const kept = draw((sent++ % 2) as 0 | 1);
      await Promise.all([kept, pause(strokeEveryMs)]);
    }
  })();
  return {
    times,
    stop: async () => {
      isOver = true;
      await running;
      sockets.forEach((socket) => socket.close());
    },
  };
}

interface Pushed {
  readonly times: readonly number[];
  readonly sent: number;
  readonly perSecond: number;
}

async function pushToAll(node: NodeProcess, people: readonly Member[], { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<Pushed> {
  const times: number[] = [];
  const sockets = await Promise.all(people.map(({ token }) => AppSocket.connect(node.url, token)));
  sockets.forEach((socket) => socket.onPush('pulse.beat', ({ at }) => void times.push(steadyMs() - (at as number))));
  let sent = 0;
  const load = new PacedLoad(perSecond, (agent) => {
    const [from, to] = [people[sent % people.length]!, people[(sent * 7 + 1) % people.length]!];
    sent++;
    return post(agent, `${node.url}/api/${pulse}/beat`, from.token, { to: to.id });
  });
  load.start();
  await pause(seconds * 1_000);
  const reached = await load.stop();
  await pause(1_000);
  sockets.forEach((socket) => socket.close());
  return { times, sent, perSecond: reached };
}

/**
 * A real node at its second start, as it runs every day. Of `--sockets` (10,000) open apps all but a hundred do nothing,
 * twenty of each person; a hundred people receive `--pushes` (500) a second for `--seconds` (20), each by a request to a
 * plugin that pushes to one of them. A push counts from the plugin's call until the app's own code has it; meanwhile two
 * draw on a board, and a stroke counts from before it is sent until the other's app has it. Resident memory of the node,
 * after all of that. Node, apps and load share this machine.
 */
export async function run(given: Record<string, string>): Promise<Record<string, unknown>> {
  const sockets = Number(given['sockets'] ?? 10_000);
  const [perSecond, seconds] = [Number(given['pushes'] ?? 500), Number(given['seconds'] ?? 20)];
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-realtime-'));
  const [dataFolder, file] = [join(folder, 'data'), join(folder, 'bench.yaml')];
  await writeFile(file, limits);
  const idlePeople = Math.ceil((sockets - receivers) / each);
  await prepareCrowd(dataFolder, idlePeople + receivers + 2);
  const node = await startNode({ FUDAO_DATA: dataFolder, FUDAO_CONFIG: file });
  const idle = fork(idleScript, [], { execArgv: ['--no-warnings'] });
  try {
    await installPulse(node.url);
    const people = await signInCrowd(node.url, idlePeople + receivers + 2);
    const pair = people.splice(0, 2) as [Member, Member];
    const listening = people.splice(0, receivers);
    await openIdle(idle, { url: node.url, tokens: people.map(({ token }) => token), each });
    const drawing = await drawByTwo(node.url, pair);
    const pushed = await pushToAll(node, listening, { perSecond, seconds });
    await drawing.stop();
    await pause(settleMs);
    const open = (await countIdle(idle)) + receivers;
    const lost = pushed.sent - pushed.times.length;
    if (lost > 0) throw new Error(`${lost} of ${pushed.sent} pushes did not arrive.`);
    const rssMb = rounded(await node.residentMb(), 0);
    const [pushP99Ms, strokeP95Ms] = [rounded(percentile(pushed.times, 0.99), 1), rounded(percentile(drawing.times, 0.95), 1)];
    printTable([
      ['open apps', 'RSS MB', 'pushes', 'a second', 'p50 ms', 'p99 ms', 'strokes', 'p50 ms', 'p95 ms'],
      [open, rssMb, pushed.sent, rounded(pushed.perSecond, 0), rounded(percentile(pushed.times, 0.5), 1), pushP99Ms, drawing.times.length, rounded(percentile(drawing.times, 0.5), 1), strokeP95Ms],
    ]);
    return { sockets: open, rssMb, pushP99Ms, strokeP95Ms };
  } finally {
    idle.kill();
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
