import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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

  private readonly killNow = (): void => {
    this.child?.kill('SIGKILL');
  };

  private keep(data: Buffer): void {
    this.output = (this.output + data.toString()).slice(-4000);
  }
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
