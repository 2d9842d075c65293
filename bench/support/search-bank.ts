import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { nodeProgram, root } from './project.ts';
import { readRows } from './read-rows.ts';

interface CorpusRow {
  readonly id: string;
  readonly subject: string;
  readonly stem: string;
  readonly options?: readonly string[];
}

export interface Bank {
  /** How many of the corpus the import took. */
  readonly documents: number;
  /** Subject of each question, as the corpus names it. */
  readonly subjects: ReadonlyMap<string, string>;
  /** The question that the search learns last. */
  readonly last: CorpusRow;
}

/** The subjects that students ask in; the corpus has others beside, which only the bank knows. */
export const taught: ReadonlySet<string> = new Set(
  'chinese math english morality physics chemistry biology history geography'.split(' '),
);

/**
 * What an import file wants and a corpus for retrieval lacks: it has no answers, subjects of universities, and
 * more options than the bank takes. Options go into the stem: the search reads the two as one text anyway.
 */
function importLine({ id, subject, stem, options = [] }: CorpusRow): string {
  const known = taught.has(subject) || subject === 'science' ? subject : 'it';
  const text = [stem, ...options].join('\n');
  return `${JSON.stringify({ id, source: 'bench', subject: known, type: 'open', difficulty: 3, stem: text, answer: ['略'] })}\n`;
}

/** Brings a corpus to the bank of a data folder, by the operator's own command. */
export async function importCorpus(corpus: string, folder: string, environment: Record<string, string>): Promise<Bank> {
  const file = join(folder, 'bank.jsonl');
  const target = createWriteStream(file);
  const subjects = new Map<string, string>();
  let last: CorpusRow | undefined;
  for await (const row of readRows<CorpusRow>(corpus)) {
    subjects.set(row.id, row.subject);
    last = row;
    if (!target.write(importLine(row))) await once(target, 'drain');
  }
  await finished(target.end());
  if (!last) throw new Error(`${corpus} has no questions.`);
  const said = execFileSync(nodeProgram, [join(root, 'core/src/cli/main.ts'), 'import', 'questions', file], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  return { documents: Number(/: ([\d,]+) added/.exec(said)![1]!.replaceAll(',', '')), subjects, last };
}
