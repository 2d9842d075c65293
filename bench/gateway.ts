import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { startNode, type NodeProcess } from '../core/src/testing/node-process.ts';
import { cpuTimeUs } from './support/cpu-time.ts';
import { enableQuestionAnswer } from './support/enable-question-answer.ts';
import { runLoad } from './support/keep-alive-load.ts';
import { nodeProgram, root } from './support/project.ts';
import { median, percentile, printTable, rounded } from './support/table.ts';

export const summary = 'server CPU per request of a gated plugin action, against a raw node:http answer';

/** One answer that is measured again and again. */
interface Target {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly headers: Record<string, string>;
  readonly cpuUs: number[];
  readonly latenciesMs: number[];
}

interface Options {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly connections: number;
}

/** One account asks for everything here: the limits of an account are not what is measured. */
const config = `
limits:
  account: { perSecond: 1000000, burst: 1000000 }
  address: { perSecond: 1000000, burst: 1000000 }
`;
/** When what a node does in the background after its start has settled. */
const settleMs = 4_000;
const warmUpRounds = 3;

async function startPlatform(folder: string): Promise<NodeProcess> {
  const file = join(folder, 'bench.yaml');
  await writeFile(file, config);
  return startNode({ FUDAO_DATA: join(folder, 'data'), FUDAO_CONFIG: file, FUDAO_LOG_LEVEL: 'error' });
}

/** Enables the plugin for the student's district and asks a question; gives the student and the question's path. */
async function prepare(url: string): Promise<{ student: ApiClient; question: string }> {
  await enableQuestionAnswer(await ApiClient.signIn(url, 'D0001'));
  const student = await ApiClient.signIn(url, '20260001');
  const draft = { subject: 'math', text: '已知 $x^2-5x+6=0$，求 $x$ 的值，并说明每一步的理由。', pictureIds: [] };
  const asked = (await student.post<{ id: string }>('/api/question-answer/questions', draft)).expect(201);
  return { student, question: `/api/question-answer/questions/${asked.body.id}` };
}

async function startRawServer(bodies: Record<string, unknown>): Promise<{ child: ChildProcess; url: string }> {
  const named = Object.entries(bodies).map(([path, body]) => `${path}=${JSON.stringify(body)}`);
  const child = spawn(nodeProgram, [join(root, 'bench/support/raw-server.ts'), ...named], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, url: url.toString().trim() };
}

async function measure(target: Target, { milliseconds, connections }: Options, isWarmUp: boolean): Promise<void> {
  const before = await cpuTimeUs(target.pid);
  const { requests, latencies } = await runLoad({ ...target, connections, milliseconds, isAwake: true });
  const used = (await cpuTimeUs(target.pid)) - before;
  if (isWarmUp) return;
  target.cpuUs.push(used / requests);
  target.latenciesMs.push(...latencies);
}

/** Takes turns, so that what else the machine does falls on all alike. */
async function measureInTurns(targets: readonly Target[], options: Options): Promise<void> {
  for (let round = 0; round < options.rounds + warmUpRounds; round++) {
    for (const target of targets) await measure(target, options, round < warmUpRounds);
  }
}

async function createTargets(platform: NodeProcess, raw: Awaited<ReturnType<typeof startRawServer>>, student: ApiClient, question: string) {
  const headers = { authorization: `Bearer ${student.token}` };
  const target = (name: string, url: string, pid: number): Target => ({ name, url, pid, headers, cpuUs: [], latenciesMs: [] });
  const rawPid = raw.child.pid!;
  return {
    rawMemory: target('raw node:http, same answer as ping', `${raw.url}/ping`, rawPid),
    memory: target('ping, from memory', `${platform.url}/api/question-answer/ping`, platform.pid),
    rawDatabase: target('raw node:http, same answer as the question', `${raw.url}/question`, rawPid),
    database: target('a question, from the database', platform.url + question, platform.pid),
  };
}

const cost = ({ cpuUs }: Target): number => median(cpuUs);

function report(targets: readonly (readonly [Target, Target])[]): void {
  const rows = targets.map(([target, base]) => [
    target.name,
    rounded(cost(target), 1),
    rounded(cost(target) / cost(base)),
    rounded(median(target.latenciesMs)),
    rounded(percentile(target.latenciesMs, 0.99)),
  ]);
  printTable([['answer', 'CPU microseconds', 'ratio', 'p50 ms', 'p99 ms'], ...rows]);
}

/** `--rounds N` of `--milliseconds N` each, by `--connections N` kept-alive connections. */
export async function run(given: Record<string, string>): Promise<Record<string, unknown>> {
  const options = {
    rounds: Number(given['rounds'] ?? 15),
    milliseconds: Number(given['milliseconds'] ?? 700),
    connections: Number(given['connections'] ?? 16),
  };
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-gateway-'));
  const platform = await startPlatform(folder);
  try {
    const { student, question } = await prepare(platform.url);
    const ping = (await student.get('/api/question-answer/ping')).expect(200);
    const read = (await student.get(question)).expect(200);
    const raw = await startRawServer({ '/ping': ping.body, '/question': read.body });
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const { rawMemory, memory, rawDatabase, database } = await createTargets(platform, raw, student, question);
    await measureInTurns([rawMemory, memory, rawDatabase, database], options);
    raw.child.kill('SIGTERM');
    report([[rawMemory, rawMemory], [memory, rawMemory], [rawDatabase, rawDatabase], [database, rawDatabase]]);
    return {
      ratioMemory: rounded(cost(memory) / cost(rawMemory)),
      ratioDatabase: rounded(cost(database) / cost(rawDatabase)),
      p99Ms: rounded(percentile([...memory.latenciesMs, ...database.latenciesMs], 0.99)),
    };
  } finally {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
