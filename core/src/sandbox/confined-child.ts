import { spawn, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { commandLine, infoFd, type ChildPlan } from './bubblewrap/command-line.ts';
import { judgeExit, type ChildEnd } from './child-end.ts';
import { childLimits, talkLimits } from './limits.ts';
import { FrameReader, FrameTooLong } from './wire/frame-reader.ts';

const keptOfError = 4_000;
/** Of what a dead child left in its pipes. */
const drainMs = 500;

export interface ChildListeners {
  frame(text: string): void;
  /** What it printed. */
  printed(text: string): void;
  ended(end: ChildEnd): void;
}

/** The process of a confined plugin, and its pipes. It knows nothing of what is said through them. */
export class ConfinedChild {
  readonly #process: ChildProcess;
  readonly #listeners: ChildListeners;
  #pid: number | undefined;
  #said = '';
  #isDue = false;
  #errors = '';
  #verdict: ChildEnd | undefined;
  #isOver = false;
  #info = '';

  constructor(plan: ChildPlan, listeners: ChildListeners) {
    this.#listeners = listeners;
    const [program, args] = commandLine(plan);
    this.#process = spawn(program, args, { env: {}, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
    this.#listen();
  }

  /** Of the plugin's own process, as this machine counts; undefined while it is being made. */
  get pid(): number | undefined {
    return this.#pid;
  }

  /** What it has printed, at most the last of it. */
  get errors(): string {
    return this.#errors;
  }

  get isOver(): boolean {
    return this.#isOver || this.#verdict !== undefined;
  }

  /** What is said within one turn leaves in one write. */
  say(frame: string): void {
    this.#said += `${frame}\n`;
    if (this.#isDue) return;
    this.#isDue = true;
    process.nextTick(() => this.#flush());
  }

  /** Reads no more for a while: what it says then waits in the pipe, and it with it. */
  pause(milliseconds: number): void {
    const { stdout } = this.#process;
    if (stdout!.isPaused()) return;
    stdout!.pause();
    setTimeout(() => stdout!.resume(), milliseconds);
  }

  /** Whether it is being listened to. */
  get isHeard(): boolean {
    return !this.#process.stdout!.isPaused();
  }

  /** Ends it at once, and says why. */
  end(verdict: ChildEnd): void {
    this.#verdict ??= verdict;
    // Bubblewrap takes the plugin's process with it.
    this.#process.kill('SIGKILL');
  }

  /** Asks it to go, by closing its pipe, and makes sure that it does. */
  async withdraw(): Promise<void> {
    this.#verdict ??= { kind: 'withdrawn', reason: 'it was withdrawn' };
    if (this.#isOver) return;
    await new Promise<void>((resolve) => {
      this.#process.once('close', () => resolve());
      this.#process.stdin!.end();
      setTimeout(() => this.#process.kill('SIGKILL'), childLimits.farewellMs).unref();
    });
  }

  #listen(): void {
    const { stdin, stdout, stderr, stdio } = this.#process;
    const reader = new FrameReader((text) => this.#listeners.frame(text));
    stdout!.on('data', (chunk: Buffer) => this.#read(reader, chunk));
    stderr!.on('data', (chunk: Buffer) => this.#print(chunk.toString('utf8')));
    (stdio[infoFd] as Readable).on('data', (chunk: Buffer) => this.#learnPid(chunk.toString('utf8')));
    for (const pipe of [stdin, stdout, stderr, stdio[infoFd]]) (pipe as Writable).on('error', () => undefined);
    this.#process.on('error', (error) => this.#over({ kind: 'crashed', reason: `it could not be started: ${error.message}` }));
    this.#process.on('exit', (code, signal) => {
      stdout!.resume();
      const late = setTimeout(() => this.#exited(code, signal), drainMs);
      this.#process.once('close', () => {
        clearTimeout(late);
        this.#exited(code, signal);
      });
    });
  }

  #read(reader: FrameReader, chunk: Buffer): void {
    if (this.#verdict && this.#verdict.kind !== 'withdrawn') return;
    try {
      reader.take(chunk);
    } catch (error) {
      if (!(error instanceof FrameTooLong)) throw error;
      this.end({ kind: 'ended', reason: 'it said more at once than 1 MB' });
    }
  }

  #print(text: string): void {
    this.#errors = (this.#errors + text).slice(-keptOfError);
    this.#listeners.printed(text);
  }

  #learnPid(text: string): void {
    this.#info += text;
    const found = /"child-pid": (\d+)/.exec(this.#info);
    if (!found || this.#pid !== undefined) return;
    this.#pid = Number(found[1]);
    try {
      setPriority(this.#pid, childLimits.niceness);
    } catch {
      // It is gone already.
    }
  }

  #flush(): void {
    this.#isDue = false;
    const text = this.#said;
    this.#said = '';
    const { stdin } = this.#process;
    if (this.#isOver || !stdin!.writable) return;
    stdin!.write(text);
    if (stdin!.writableLength > talkLimits.unreadCharacters) this.end({ kind: 'ended', reason: 'it did not read what it was told' });
  }

  #exited(code: number | null, signal: NodeJS.Signals | null): void {
    this.#over(this.#verdict ?? judgeExit(code, signal, this.#errors));
  }

  #over(end: ChildEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#listeners.ended(end);
  }
}
