import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { startNode } from '../core/src/testing/node-process.ts';
import { inLanes } from './support/in-lanes.ts';
import { KeptClient } from './support/kept-client.ts';
import { dataFile } from './support/project.ts';
import { readRows } from './support/read-rows.ts';
import { importCorpus, taught, type Bank } from './support/search-bank.ts';
import { percentile, printTable, rounded } from './support/table.ts';

export const summary = 'a search for similar questions over HTTP, while typing and on submit, by students at once';

const api = '/api/question-answer';
const atOnce = [1, 4, 16];
/** What is asked of the limits of one account is not what is measured. */
const config = `
limits:
  account: { perSecond: 1000000, burst: 1000000 }
  address: { perSecond: 1000000, burst: 1000000 }
`;
const settings = { maxOpenQuestionsPerStudent: 20 };
const longestIndexingMs = 300_000;
/** When the deferred work of what was asked has settled. */
const settleMs = 5_000;

interface Draft {
  readonly text: string;
  readonly subject: string;
}

interface Times {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

type Send = (client: KeptClient, draft: Draft, milliseconds: number[]) => Promise<void>;

function timesOf(milliseconds: readonly number[]): Times {
  const at = (share: number) => rounded(percentile(milliseconds, share), 1);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

async function readDrafts(file: string, { subjects }: Bank): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for await (const { query, relevant } of readRows<{ query: string; relevant: string[] }>(file)) {
    const subject = subjects.get(relevant[0] ?? '') ?? '';
    drafts.push({ text: query, subject: taught.has(subject) ? subject : 'math' });
  }
  return drafts;
}

/** As the app sends it: a third of the text, two thirds, all of it, and 2,000 characters at most. */
const whileTyping: Send = async (client, { text, subject }, milliseconds) => {
  for (const share of [1 / 3, 2 / 3, 1]) {
    const written = text.slice(0, Math.ceil(text.length * share)).slice(0, 2_000);
    const answer = await client.post(`${api}/similar`, { text: written, subject });
    if (answer.status !== 200) throw new Error(`The search answered ${answer.status}: ${answer.body}`);
    milliseconds.push(answer.milliseconds);
  }
};

/** The question is taken back at once, which is not measured: the next may be asked. */
const onSubmit: Send = async (client, { text, subject }, milliseconds) => {
  const answer = await client.post(`${api}/questions`, { text: text.slice(0, 5_000), subject, pictureIds: [] });
  if (answer.status !== 201) throw new Error(`The question was answered ${answer.status}: ${answer.body}`);
  milliseconds.push(answer.milliseconds);
  const { id } = JSON.parse(answer.body) as { id: string };
  const withdrawn = await client.post(`${api}/questions/${id}/withdraw`, {});
  if (withdrawn.status !== 200) throw new Error(`The withdrawal was answered ${withdrawn.status}: ${withdrawn.body}`);
};

async function measure(clients: readonly KeptClient[], drafts: readonly Draft[], send: Send): Promise<Times> {
  const milliseconds: number[] = [];
  await inLanes(clients, drafts, (client, draft) => send(client, draft, milliseconds));
  return timesOf(milliseconds);
}

async function enable(url: string): Promise<void> {
  const administrator = await ApiClient.signIn(url, 'D0001');
  const path = '/api/plugin-manager/plugins/question-answer';
  const { body } = await administrator.get<{ installation: { revision: number } }>(path);
  const wanted = { enabled: true, settings, expectedRevision: body.installation.revision };
  (await administrator.put(`${path}/installation`, wanted)).expect(200);
}

/** Students of one district, each on a connection of their own. */
async function signInStudents(url: string): Promise<KeptClient[]> {
  const ids = Array.from({ length: Math.max(...atOnce) }, (_, index) => String(20260001 + index));
  const students = await Promise.all(ids.map((id) => ApiClient.signIn(url, id)));
  return students.map(({ token }) => new KeptClient(url, token!));
}

async function untilIndexed(client: KeptClient, { last }: Bank): Promise<void> {
  const end = Date.now() + longestIndexingMs;
  while (Date.now() < end) {
    const { body } = await client.post(`${api}/similar`, { text: last.stem });
    if (body.includes(`"${last.id}"`)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`The search did not learn the bank within ${longestIndexingMs / 1000} s.`);
}

async function measureAll(clients: readonly KeptClient[], drafts: readonly Draft[]) {
  const quarter = drafts.filter((_, index) => index % 4 === 0);
  await measure(clients.slice(0, 4), quarter, whileTyping); // what is compiled at first use is not measured
  const typing = new Map<number, Times>();
  const submit = new Map<number, Times>();
  for (const count of atOnce) typing.set(count, await measure(clients.slice(0, count), drafts, whileTyping));
  for (const count of atOnce) {
    submit.set(count, await measure(clients.slice(0, count), quarter, onSubmit));
    await new Promise((resolve) => setTimeout(resolve, settleMs));
  }
  return { typing, submit };
}

/** `--corpus F --queries F`, `.jsonl` or `.jsonl.gz` of the retrieval data's shape. The last line's own figures: typing, one student. */
export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const corpus = dataFile(options['corpus'], 'retrieval/corpus.jsonl.gz', 'corpus');
  const queries = dataFile(options['queries'], 'retrieval/queries.dev.jsonl', 'queries');
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-search-api-'));
  const environment = { FUDAO_DATA: join(folder, 'data'), FUDAO_CONFIG: join(folder, 'bench.yaml') };
  try {
    await writeFile(environment.FUDAO_CONFIG, config);
    const bank = await importCorpus(corpus, folder, environment);
    const node = await startNode(environment);
    try {
      await enable(node.url);
      const clients = await signInStudents(node.url);
      await untilIndexed(clients[0]!, bank);
      const { typing, submit } = await measureAll(clients, await readDrafts(queries, bank));
      for (const client of clients) client.close();
      const row = (name: string, count: number, { p50Ms, p95Ms, p99Ms }: Times) => [name, count, p50Ms, p95Ms, p99Ms];
      printTable([
        ['search', 'students at once', 'p50 ms', 'p95 ms', 'p99 ms'],
        ...atOnce.map((count) => row('while typing', count, typing.get(count)!)),
        ...atOnce.map((count) => row('on submit', count, submit.get(count)!)),
      ]);
      const concurrency = atOnce.map((count) => [count, { typing: typing.get(count)!, submit: submit.get(count)! }]);
      return { documents: bank.documents, ...typing.get(1)!, concurrency: Object.fromEntries(concurrency) as object };
    } finally {
      await node.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
