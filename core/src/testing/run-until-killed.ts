import { spawn } from 'node:child_process';

/** What a worker process was told: one word for each key. */
export type Told = ReadonlyMap<string, string>;

/**
 * Runs a worker of a spec as a process of its own until it is done, or kills it with -9 after so many answers.
 * It prints a line for each answer: the key and a word.
 */
export function runUntilKilled(script: string, args: readonly string[], killAfter = Infinity): Promise<Told> {
  const child = spawn(process.execPath, ['--no-warnings', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told = new Map<string, string>();
  let answered = 0;
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop()!;
    for (const [key = '', word] of lines.map((line) => line.split(' '))) {
      if (word === undefined) continue;
      told.set(key, word);
      if (++answered === killAfter) child.kill('SIGKILL');
    }
  });
  return new Promise((resolve) => child.once('close', () => resolve(told)));
}
