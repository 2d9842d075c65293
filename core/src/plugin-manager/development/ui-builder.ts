import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import { projectRoot } from '../../runtime/config.ts';

interface Answer {
  readonly folder: string;
  readonly failure?: string;
}

const program = join(projectRoot, 'scripts/ui/build-on-demand.ts');

/** Whether this is a checkout with the compilers in it. */
export const canBuildUi = (): boolean => existsSync(program);

/** Builds interfaces in a process of its own, so that the platform goes on answering; it starts with the first build. */
export class UiBuilder {
  #child: ChildProcess | undefined;
  readonly #waiting = new Map<string, ((answer: Answer) => void)[]>();

  /** @throws with what the compiler says */
  async build(folder: string): Promise<void> {
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(folder, [...(this.#waiting.get(folder) ?? []), resolve]);
      this.#started().send({ folder });
    });
    if (answer.failure !== undefined) throw new Error(answer.failure);
  }

  stop: Dispose = () => {
    this.#child?.disconnect();
    this.#child = undefined;
  };

  #started(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(program, { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
    child.on('message', (answer: Answer) => this.#answer(answer));
    child.on('exit', () => this.#lose(child));
    return (this.#child = child);
  }

  #answer(answer: Answer): void {
    const [first, ...others] = this.#waiting.get(answer.folder) ?? [];
    this.#waiting.set(answer.folder, others);
    first?.(answer);
  }

  /** The next build starts another one. */
  #lose(child: ChildProcess): void {
    if (this.#child === child) this.#child = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [folder, ones] of waiting)
      for (const one of ones) one({ folder, failure: 'the program that builds interfaces ended' });
  }
}
