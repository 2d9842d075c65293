import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../runtime/config.ts';

const startTimeoutMs = 60_000;

/** A real node in a process of its own, as `npm start` runs it. */
export interface NodeProcess {
  readonly url: string;
  readonly pid: number;
  /** Seconds from the start of the process until `/api/health` answered 200. */
  readonly startedAfterS: number;
  /** Resident memory in MB. */
  residentMb(): Promise<number>;
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/** What `npm start` gives to Node, with the program that it runs. */
function startArguments(main: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return [...scripts.start.split(' ').slice(1, -1), main];
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/\S+/.exec(printed);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it was ready.`)));
    setTimeout(() => reject(new Error('The server was not ready within a minute.')), startTimeoutMs).unref();
  });
}

async function waitForHealth(url: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The server did not become healthy within a minute.');
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/**
 * A real node whose plugins are those of a folder, and are reloaded on save as by `npm start`.
 * @param plugins the folder of their folders
 */
export function startNodeWith(plugins: string, environment: Record<string, string>): Promise<NodeProcess> {
  return startNode({ ...environment, PLUGINS_FOLDER: plugins }, [], 'core/src/testing/start-with-plugins.ts');
}

/** @param through a program, with its arguments, that becomes the node: what stands before it on a command line */
export async function startNode(
  environment: Record<string, string>,
  through: readonly string[] = [],
  main = 'core/src/main.ts',
): Promise<NodeProcess> {
  const begin = performance.now();
  const [program, ...args] = [...through, process.execPath, ...startArguments(main)];
  const child = spawn(program!, args, {
    cwd: projectRoot,
    env: { ...process.env, PORT: '0', FUDAO_HOST: '127.0.0.1', FUDAO_LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  await waitForHealth(url);
  const startedAfterS = (performance.now() - begin) / 1000;
  const pid = child.pid!;
  return {
    url,
    pid,
    startedAfterS,
    async residentMb() {
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
    },
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}
