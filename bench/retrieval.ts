import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SearchableQuestion } from '../plugins/question-answer/server/search/bank-search.ts';
import { WorkerBankSearch } from '../plugins/question-answer/server/search/worker-bank-search.ts';
import { readRows } from './support/read-rows.ts';

export const summary = 'similar questions found in a bank: recall by kind of query, latency, build rate, memory';

interface BankRow {
  id: string;
  subject: string;
  stem: string;
  options?: string[];
}

interface QueryRow {
  kind: string;
  query: string;
  relevant: string[];
  exclude: string[];
}

interface KindCount {
  queries: number;
  first: number;
  firstFive: number;
}

/** Through the plugin's own search, worker thread included. Options: `--corpus F --queries F`, .jsonl or .jsonl.gz. */
export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const corpus = options.corpus ?? defaultFile('corpus.jsonl.gz');
  const queries = options.queries ?? defaultFile('queries.dev.jsonl');
  await Promise.all([mustExist(corpus, '--corpus'), mustExist(queries, '--queries')]);
  const search = new WorkerBankSearch();
  try {
    const docsPerS = await build(search, corpus);
    const { questions, bytes } = await search.size();
    const { kinds, times } = await ask(search, queries);
    const result = {
      documents: questions,
      kinds,
      p50Ms: round(quantile(times, 0.5), 2),
      p95Ms: round(quantile(times, 0.95), 2),
      docsPerS: Math.round(docsPerS),
      mbPer100k: round((bytes / questions) * 0.1, 1),
    };
    print(result);
    return result;
  } finally {
    await search.close();
  }
}

function defaultFile(name: string): string {
  return fileURLToPath(new URL(`../../shared/data/retrieval/${name}`, import.meta.url));
}

async function mustExist(file: string, option: string): Promise<void> {
  try {
    await access(file);
  } catch {
    console.error(`There is no file ${file}; name one with ${option} FILE (.jsonl or .jsonl.gz).`);
    process.exit(1);
  }
}

/** Questions added per second, reading the file not counted. */
async function build(search: WorkerBankSearch, corpus: string): Promise<number> {
  const questions: SearchableQuestion[] = [];
  for await (const { id, subject, stem, options = [] } of readRows<BankRow>(corpus)) {
    questions.push({ id, subject, text: [stem, ...options].join('\n') });
  }
  const start = performance.now();
  await search.add(questions);
  return (questions.length / (performance.now() - start)) * 1000;
}

async function ask(search: WorkerBankSearch, file: string) {
  const counts = new Map<string, KindCount>();
  const times: number[] = [];
  for await (const { kind, query, relevant, exclude } of readRows<QueryRow>(file)) {
    const start = performance.now();
    const matches = await search.search({ text: query, limit: 5 + exclude.length });
    times.push(performance.now() - start);
    const rank = matches.filter(({ id }) => !exclude.includes(id)).findIndex(({ id }) => relevant.includes(id));
    const count = counts.get(kind) ?? { queries: 0, first: 0, firstFive: 0 };
    counts.set(kind, count);
    count.queries++;
    if (rank === 0) count.first++;
    if (rank >= 0 && rank < 5) count.firstFive++;
  }
  const kinds = [...counts].map(([kind, { queries, first, firstFive }]) => {
    return [kind, { r1: round(first / queries, 3), r5: round(firstFive / queries, 3) }] as const;
  });
  return { kinds: Object.fromEntries(kinds), times };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function print({ kinds, ...figures }: { kinds: Record<string, { r1: number; r5: number }> }): void {
  console.table(kinds);
  console.table(figures);
}
