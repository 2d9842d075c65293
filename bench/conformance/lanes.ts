import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Result } from './try-one.ts';

const program = fileURLToPath(new URL('./lane.ts', import.meta.url));

/** A plugin that takes its process along has not been tried. */
const lost = (job: Job, code: number | null): Result => ({ job, check: '', isRight: false, said: `-- the process that tried it ended (${code})`, seconds: 0 });

/** One process after the other, as long as there is work: mostly one, a second where the first one was taken down. */
async function keepLane(take: () => Job | undefined, onResult: (result: Result) => void): Promise<void> {
  for (let isOver = false; !isOver; ) isOver = await runLane(fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }), take, onResult);
}

/** Gives false where it ended in the middle of a job. */
function runLane(child: ChildProcess, take: () => Job | undefined, onResult: (result: Result) => void): Promise<boolean> {
  let current: Job | undefined;
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('message', (said: 'ready' | Result) => {
      if (said !== 'ready') onResult(said);
      current = take();
      child.send(current ?? 'end');
    });
    child.on('exit', (code) => {
      if (current) onResult(lost(current, code));
      resolve(current === undefined);
    });
  });
}

/** Has all jobs done, some at once, in their order. */
export async function inLanes(jobs: readonly Job[], lanes: number, onResult: (result: Result) => void): Promise<void> {
  const left = [...jobs];
  await Promise.all(Array.from({ length: Math.min(lanes, jobs.length) }, () => keepLane(() => left.shift(), onResult)));
}
