import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariadbServer } from '../../core/src/testing/mariadb-server.ts';
import { startNatsServer } from '../../core/src/testing/nats-server.ts';
import { neededProgram } from '../../core/src/testing/system-programs.ts';
import { nodeProgram, root } from './project.ts';

/** Nodes with the demo city, each in a process of its own. */
export interface BenchNodes {
  readonly urls: readonly string[];
  stop(): Promise<void>;
}

interface Process {
  readonly url: string;
  stop(): Promise<void>;
}

async function startProcess(environment: Record<string, string>): Promise<Process> {
  const program = join(root, 'bench/support/platform-node.ts');
  const env = { ...process.env, ...environment };
  const child: ChildProcess = spawn(nodeProgram, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  // Faults that a benchmark makes on purpose would bury its table.
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  const [line] = (await Promise.race([
    once(child.stdout!, 'data'),
    ended.then(() => Promise.reject(new Error(`A node ended before it was ready: ${said}`))),
  ])) as [Buffer];
  return {
    url: line.toString().trim(),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Ends in the reverse order of the beginning, all of it, whatever fails. */
async function endAll(ends: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const end of ends.toReversed()) await end().catch((error: unknown) => console.error(error));
}

async function startServers(ends: (() => Promise<unknown>)[]): Promise<Record<string, string>> {
  neededProgram('mariadbd');
  neededProgram('nats-server');
  const mariadb = (await startMariadbServer([], tmpdir()))!;
  ends.push(() => mariadb.stop());
  const nats = (await startNatsServer())!;
  ends.push(() => nats.stop());
  return { DATABASE_URL: await mariadb.createDatabase('fudao'), NATS_URL: nats.url };
}

/**
 * One node on the embedded database, or several over NATS and MariaDB.
 * @throws where a program for several nodes is missing, with how to get it
 */
export async function startNodes(count: number): Promise<BenchNodes> {
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-nodes-'));
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = () => endAll(ends);
  try {
    const environment = { DATA_FOLDER: folder, ...(count > 1 ? await startServers(ends) : {}) };
    const urls: string[] = [];
    for (let index = 0; index < count; index++) {
      const node = await startProcess(environment);
      ends.push(() => node.stop());
      urls.push(node.url);
    }
    return { urls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
