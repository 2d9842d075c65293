import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../../../core/src/testing/until.ts';
import { root } from '../../run-program.ts';

/** A copy of the checkout in which somebody follows a guide. */
export interface CheckoutCopy {
  /** Runs a command as on a terminal, to its end; `npm start` goes on. @throws with what it said where it fails */
  run(command: string): Promise<void>;
  /** Waits until the last command has said it. */
  see(text: string): Promise<void>;
  edit(file: string, from: string, to: string): Promise<void>;
  /** Ends what still runs, and removes it all. */
  remove(): Promise<void>;
}

/** What a checkout has beside its sources. */
const left = new Set(['node_modules', '.git', '.cache', 'data', 'coverage', '.angular']);

/** As it is after the first build: with packages and built apps. Below our own cache, where packages can be linked. */
async function copyFiles(): Promise<string> {
  const caches = join(root, '.cache');
  await mkdir(caches, { recursive: true });
  const copy = await mkdtemp(join(caches, 'checkout-'));
  const isWanted = (source: string) =>
    !left.has(basename(source)) || relative(root, source).split(sep).includes('dist');
  for (const name of (await readdir(root)).filter((one) => !left.has(one))) {
    await cp(join(root, name), join(copy, name), { recursive: true, filter: isWanted });
  }
  await cp(join(caches, 'ui-build'), join(copy, '.cache/ui-build'), { recursive: true });
  await promisify(execFile)('cp', ['-al', join(root, 'node_modules'), join(copy, 'node_modules')]);
  return copy;
}

/** Whether a process lives, or one of a group where the number is negative. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** npm's own variables would make the copy's npm believe that it runs in this checkout. */
function terminal(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_ENV$|^JEST_|^NODE_OPTIONS$/i.test(name));
  return { ...Object.fromEntries(own), ...environment };
}

export async function checkoutCopy(environment: NodeJS.ProcessEnv): Promise<CheckoutCopy> {
  const folder = await copyFiles();
  const running: ChildProcess[] = [];
  let said = '';

  function begin(command: string): ChildProcess {
    said = '';
    // A group of its own: npm's children end with it.
    const child = spawn(command, { cwd: folder, env: terminal(environment), shell: '/bin/sh', detached: true });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return child;
  }
  const ended = (child: ChildProcess) =>
    new Promise<number | null>((resolve) =>
      child.exitCode === null ? child.once('exit', resolve) : resolve(child.exitCode),
    );

  return {
    async run(command) {
      const child = begin(command);
      if (command !== 'npm start') {
        if ((await ended(child)) !== 0) throw new Error(`${command} failed:\n${said}`);
        return;
      }
      running.push(child);
      await until(() => {
        if (child.exitCode !== null) throw new Error(`${command} ended:\n${said}`);
        return said.includes('Fudao is ready');
      });
    },
    async see(text) {
      await until(() => said.includes(text), 5_000).catch(() =>
        Promise.reject(new Error(`"${text}" is not in:\n${said}`)),
      );
    },
    async edit(file, from, to) {
      const path = join(folder, file);
      const content = await readFile(path, 'utf8');
      if (!content.includes(from)) throw new Error(`${file} has no ${from}`);
      await writeFile(path, content.replace(from, to));
    },
    async remove() {
      for (const child of running) {
        process.kill(-child.pid!, 'SIGTERM');
        await until(() => !isAlive(-child.pid!));
      }
      // The compilers write their caches to the last.
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
