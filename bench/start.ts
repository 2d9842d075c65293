import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNode } from '../core/src/testing/node-process.ts';
import { dataFile, nodeProgram, root } from './support/project.ts';
import { median, printTable, rounded } from './support/table.ts';

export const summary = 'time to healthy and memory of a second start with an imported question bank';

/** A while after the start, when what runs in the background has settled. */
const settleMs = 5_000;

interface Start {
  startS: number;
  rssMb: number;
}

async function measureStart(environment: Record<string, string>): Promise<Start> {
  const server = await startNode(environment);
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const rssMb = await server.residentMb();
  await server.stop();
  return { startS: server.startedAfterS, rssMb };
}

/** `--questions F`: what to import; `--rounds N`: how many second starts. */
export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const questions = dataFile(options['questions'], 'question-bank/cjeval.train.jsonl.gz', 'questions');
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-start-'));
  const environment = { FUDAO_DATA: folder };
  try {
    const first = await measureStart(environment);
    execFileSync(nodeProgram, [join(root, 'core/src/cli/main.ts'), 'import', 'questions', questions], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // The start after an import indexes the new questions in the background; the ones after it load the index.
    const indexing = await measureStart(environment);
    const rounds: Start[] = [];
    for (let round = 0; round < Number(options['rounds'] ?? 3); round++) rounds.push(await measureStart(environment));
    const second = { startS: median(rounds.map(({ startS }) => startS)), rssMb: median(rounds.map(({ rssMb }) => rssMb)) };
    const row = (name: string, { startS, rssMb }: Start) => [name, rounded(startS), rounded(rssMb, 0)];
    printTable([
      ['start', 'seconds to healthy', 'RSS MB'],
      row('first, empty folder', first),
      row('after the import', indexing),
      row('second (median)', second),
    ]);
    return { secondStartS: rounded(second.startS), rssMb: rounded(second.rssMb, 0) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
