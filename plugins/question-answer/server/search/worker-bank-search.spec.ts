import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { aQuestion } from './testing/searchable-question.ts';
import type { SearchableQuestion } from './bank-search.ts';
import type { BankSearchError } from './bank-search-error.ts';
import { WorkerBankSearch } from './worker-bank-search.ts';

const bank = Array.from({ length: 50 }, (_, index) =>
  aQuestion(`q${index}`, `第${index}个三角形的面积是${index * 7}平方厘米`),
);
let search: WorkerBankSearch;
let stopped: BankSearchError[];

beforeEach(() => {
  stopped = [];
  search = new WorkerBankSearch({ onStopped: (error) => stopped.push(error) });
});
afterEach(() => search.close());

/** The same question under many ids. */
const copies = (question: SearchableQuestion) =>
  Array.from({ length: 40 }, (_, copy) => ({ ...question, id: `${question.id}-${copy}` }));

/** The thread dies as it would by running out of memory. */
function kill(): Promise<number> {
  return (search as unknown as { worker: Worker }).worker.terminate();
}

test('many calls at once each get their own answer', async () => {
  await search.add(bank);
  const answers = await Promise.all(bank.map(({ text }) => search.search({ text, limit: 1 })));
  expect(answers.map(([best]) => best?.id)).toEqual(bank.map(({ id }) => id));
});

test('calls are answered in the order they were made', async () => {
  const added = search.add(bank);
  const found = search.search({ text: bank[3]!.text, limit: 1 });
  const removed = search.remove(['q3']);
  const later = search.search({ text: bank[3]!.text, limit: 1 });
  await Promise.all([added, removed]);
  expect((await found)[0]?.id).toBe('q3');
  expect(await later).toEqual([expect.not.objectContaining({ id: 'q3' })]);
  expect((await search.size()).questions).toBe(49);
});

test('a query far too long is cut, and answered', async () => {
  await search.add(bank);
  expect(await search.search({ text: '三角形的面积'.repeat(100_000), limit: 3 })).toHaveLength(3);
});

test('an error in the worker is forwarded, and the worker goes on', async () => {
  await expect(search.add([null as never])).rejects.toMatchObject({ code: 'SEARCH_FAILED' });
  await expect(search.save(join(tmpdir(), 'no', 'such', 'folder', 'index'))).rejects.toThrow('ENOENT');
  await search.add(bank);
  expect((await search.size()).questions).toBe(50);
});

test('when the worker dies, pending and later calls are rejected until a restart', async () => {
  await search.add(bank);
  // Seconds of work, so that it cannot be done before the end comes.
  const pending = search.add(bank.map(({ id, text }) => aQuestion(id, text.repeat(300))).flatMap(copies));
  const rejected = expect(pending).rejects.toMatchObject({ code: 'SEARCH_STOPPED' });
  await kill();
  await rejected;
  await expect(search.size()).rejects.toThrow('restart it');
  expect(stopped).toHaveLength(1);
  await search.restart();
  expect((await search.size()).questions).toBe(0);
  await search.add(bank);
  expect(await search.search({ text: bank[9]!.text, limit: 1 })).toMatchObject([{ id: 'q9' }]);
});

test('a closed search stays closed', async () => {
  const pending = expect(search.size()).rejects.toMatchObject({ code: 'SEARCH_CLOSED' });
  await search.close();
  await pending;
  await expect(search.search({ text: '面积', limit: 1 })).rejects.toMatchObject({ code: 'SEARCH_CLOSED' });
  await expect(search.restart()).rejects.toMatchObject({ code: 'SEARCH_CLOSED' });
  expect(stopped).toEqual([]);
});

test('a second start loads what the first has saved', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bank-search-'));
  const file = join(folder, 'index');
  await search.add(bank);
  await search.save(file, 'v1');
  const second = new WorkerBankSearch();
  expect(await second.load(file, 'v2')).toBe(false);
  expect(await second.load(file, 'v1')).toBe(true);
  expect(await second.search({ text: bank[5]!.text, limit: 1 })).toMatchObject([{ id: 'q5' }]);
  await second.close();
  await rm(folder, { recursive: true });
});

test("the server's own thread loads nothing of the engine, whose tables take long to make", () => {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import(${JSON.stringify(new URL('./worker-bank-search.ts', import.meta.url).href)});
    console.log(loaded.filter((url) => url.endsWith('.ts')).map((url) => url.replace(/.*[/]/, '')).sort().join(' '));
  `;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(stdout.trim().split(' ')).toEqual(['bank-search-error.ts', 'bank-search.ts', 'worker-bank-search.ts']);
});
