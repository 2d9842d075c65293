import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Log } from '@fudao/plugin-sdk';
import { sendOrder } from '../provider/send-order.ts';
import { endOrphan } from './end-orphan.ts';
import { Focus } from './focus.ts';
import { freePorts } from './free-ports.ts';
import { prosodyConfig } from './prosody-config.ts';

export interface ServerParts {
  readonly program: string;
  readonly folder: string;
  readonly appId: string;
  readonly tokenSecret: string;
  readonly messageSecret: string;
  readonly eventsUrl: string;
  readonly log: Log;
  isOpen(roomName: string): Promise<boolean>;
}

const longestStartMs = 15_000;
const longestFarewellMs = 1_000;
const modules = fileURLToPath(new URL('./prosody', import.meta.url));

/** One start of prosody and of the focus beside it. */
export class ProsodyServer {
  readonly httpPort: number;
  readonly child: ChildProcess;
  readonly #focus: Focus;

  private constructor(httpPort: number, child: ChildProcess, focus: Focus) {
    this.httpPort = httpPort;
    this.child = child;
    this.#focus = focus;
  }

  /** @throws where it does not come up */
  static async start(parts: ServerParts): Promise<ProsodyServer> {
    const { folder, program, log } = parts;
    const config = join(folder, 'prosody.cfg.lua');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    endOrphan(folder, config);
    const [httpPort, componentPort] = (await freePorts(2)) as [number, number];
    const componentSecret = randomBytes(24).toString('hex');
    const isRoot = process.getuid?.() === 0;
    writeFileSync(config, prosodyConfig({ ...parts, modules, httpPort, componentPort, componentSecret, isRoot }), { mode: 0o600 });
    // It ends when this pipe does, and so with this process, however that ends. In a group of its own: a signal
    // from a terminal is for this process, which says good-bye to it.
    const child = spawn(program, ['--config', config, '-F'], { stdio: ['pipe', 'pipe', 'pipe'], cwd: folder, detached: true });
    child.on('error', (error) => log.warn({ reason: error.message }, 'prosody did not start'));
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => log.debug({ line: data.toString().trim() }, 'prosody'));
    const focus = new Focus({ ...parts, componentPort, componentSecret });
    const server = new ProsodyServer(httpPort, child, focus);
    try {
      await server.#greet(parts.messageSecret);
      await focus.start();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  get ordersUrl(): string {
    return `http://127.0.0.1:${this.httpPort}/fudao/orders`;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async stop(): Promise<void> {
    const isGone = this.hasEnded || this.child.pid === undefined;
    if (isGone) return this.#focus.stop(isGone);
    const ended = once(this.child, 'exit');
    // A server that ends by itself meanwhile, or hangs, answers no good-bye.
    await Promise.race([this.#focus.stop(isGone), ended, wait(longestFarewellMs, undefined, { ref: false })]);
    this.child.stdin?.end();
    const giveUp = setTimeout(() => this.child.kill('SIGKILL'), 2_000);
    await ended;
    clearTimeout(giveUp);
  }

  /** Waits until the server that answers is the one that was started: it knows the secret of this start. */
  async #greet(messageSecret: string): Promise<void> {
    const deadline = Date.now() + longestStartMs;
    for (;;) {
      if (this.hasEnded || this.child.pid === undefined) throw new Error('prosody ended while it started');
      if (await sendOrder(this.ordersUrl, messageSecret, { order: 'greet' }).then(() => true, () => false)) return;
      if (Date.now() > deadline) throw new Error('prosody did not answer');
      await wait(25);
    }
  }
}
