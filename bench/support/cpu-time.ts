import { readdir, readFile } from 'node:fs/promises';

/** Processor time a process has used so far, all its threads together, in microseconds (Linux). */
export async function cpuTimeUs(pid: number): Promise<number> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const texts = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/schedstat`, 'utf8')));
  return texts.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / 1000;
}
