import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_START_MS = 30_000;

/** A real server that a test starts, kills and starts again. */
export class ServerProcess {
  private readonly program: string;
  private readonly options: readonly string[];
  private child: ChildProcess | undefined;
  private output = '';

  constructor(program: string, options: readonly string[]) {
    this.program = program;
    this.options = options;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when `isReady` first succeeds. */
  async start(isReady: () => Promise<unknown>): Promise<void> {
    const child = spawn(this.program, this.options, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => this.keep(data));
    child.on('error', (error) => this.keep(Buffer.from(error.message)));
    process.once('exit', this.killNow);
    const end = Date.now() + LONGEST_START_MS;
    while (!(await succeeds(isReady))) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`${this.program} did not start:\n${this.output}`);
      await wait(25);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.child;
    process.off('exit', this.killNow);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Resolves when it stands still: a signal needs a moment to reach all threads. */
  async pause(): Promise<void> {
    this.child?.kill('SIGSTOP');
    while (!(await standsStill(this.pid))) await wait(5);
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  private readonly killNow = (): void => {
    this.child?.kill('SIGKILL');
  };

  private keep(data: Buffer): void {
    this.output = (this.output + data.toString()).slice(-4000);
  }
}

/** Linux tells the state of each thread; elsewhere the signal has to be trusted. */
async function standsStill(pid: number | undefined): Promise<boolean> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const states = threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8').catch(() => ') T'));
  return (await Promise.all(states)).every((stat) => stat.slice(stat.lastIndexOf(')')).startsWith(') T'));
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
