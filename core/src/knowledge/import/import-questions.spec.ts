import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onEachDatabase } from '../../testing/on-each-database.ts';
import { readBankState } from '../bank.repository.ts';
import { aLine } from '../some-questions.ts';
import { importQuestions, type ImportOptions } from './import-questions.ts';
import type { LineProblem } from './problem.ts';

const jsonl = (lines: readonly unknown[]) =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

const manyLines = (count: number, changes: object = {}) =>
  Array.from({ length: count }, (_, index) => aLine({ id: `own-${index}`, stem: `第 ${index} 题`, ...changes }));

onEachDatabase('import of questions', (subject) => {
  let folder: string;
  let problems: LineProblem[];

  beforeAll(async () => {
    await subject().database.migrate('knowledge', new URL('../migrations/', import.meta.url));
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-import-'));
    problems = [];
    await subject().database.run('DELETE FROM knowledge_bank_questions');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function importContent(content: string | Uint8Array, options: Partial<ImportOptions> = {}) {
    const path = join(folder, 'questions.jsonl');
    await writeFile(path, content);
    const { database } = subject();
    return importQuestions(path, { database, onProblem: (problem) => problems.push(problem), ...options });
  }

  const codes = () => problems.map(({ line, code }) => `${line} ${code}`);
  const lastRevision = async () => (await readBankState(subject().database)).last_revision;
  const inBank = async () =>
    Number(
      (await subject().database.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM knowledge_bank_questions'))?.n,
    );

  test('adds all, and the second time finds all unchanged', async () => {
    const content = gzipSync(jsonl(manyLines(1203)));
    expect(await importContent(content)).toMatchObject({ lines: 1203, added: 1203, skipped: 0 });
    const revision = await lastRevision();
    expect(await importContent(content)).toMatchObject({ lines: 1203, added: 0, unchanged: 1203 });
    expect(await lastRevision()).toBe(revision);
  });

  test('only what changed gets a new revision', async () => {
    await importContent(jsonl(manyLines(30)));
    const revision = await lastRevision();
    const changed = manyLines(30).map((line, index) => (index < 3 ? { ...line, stem: '改过的题' } : line));
    expect(await importContent(jsonl(changed))).toMatchObject({ added: 0, changed: 3, unchanged: 27 });
    expect(await lastRevision()).toBe(revision + 3);
  });

  test('each line that cannot be used is named, and the others are taken', async () => {
    const summary = await importContent(
      `\ufeff${jsonl([
        aLine({ id: 'a' }),
        '{"id": "broken"',
        '',
        aLine({ id: 'b', subject: 'alchemy' }),
        aLine({ id: 'a', stem: '又一次' }),
        aLine({ id: 'c', stem: ' ' }),
        aLine({ id: 'd', options: [] }),
        aLine({ id: 'e', subject: 'it' }),
        aLine({ id: 'f', source: 'seed' }),
        aLine({ id: 'g', type: 'riddle' }),
      ])}\r\n`,
    );
    expect(summary).toMatchObject({ lines: 9, added: 3, skipped: 6, warnings: 1 });
    expect(codes()).toEqual([
      '2 BROKEN_JSON',
      '4 UNKNOWN_SUBJECT',
      '5 DUPLICATE_ID',
      '6 EMPTY_STEM',
      '9 RESERVED_SOURCE',
      '10 INVALID',
      '7 INCOMPLETE',
    ]);
    expect(problems.every(({ sentence }) => !/\{\w+\}/.test(sentence['zh-CN'] + sentence.en))).toBe(true);
  });

  test('single lines in another encoding are named; a whole file is refused as one', async () => {
    const gbk = Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0xce, 0xc4, 0x22, 0x7d, 0x0a]);
    const mixed = Buffer.concat([Buffer.from(`${JSON.stringify(aLine())}\n`), gbk]);
    expect(await importContent(mixed)).toMatchObject({ added: 1, skipped: 1 });
    expect(codes()).toEqual(['2 NOT_UTF8']);
    for (const content of [
      gbk,
      Buffer.concat(Array(500).fill(gbk) as Buffer[]),
      Buffer.from(jsonl([aLine()]), 'utf16le'),
    ]) {
      expect((await importContent(content)).fault).toMatchObject({ code: 'FILE_NOT_UTF8' });
    }
    expect(await importContent(Buffer.from(`\ufeff${jsonl([aLine()])}`, 'utf16le'))).toMatchObject({
      fault: { code: 'FILE_NOT_UTF8', sentence: { en: expect.stringContaining('UTF-16LE') as string } },
    });
  });

  test('a truncated gzip keeps what was read before, and going on later adds the rest', async () => {
    const whole = gzipSync(jsonl(manyLines(3000).map((line, index) => ({ ...line, stem: `${Math.sin(index)}` }))));
    const cut = await importContent(whole.subarray(0, whole.length / 2));
    expect(cut.fault?.code).toBe('GZIP_DAMAGED');
    expect(cut.added).toBeGreaterThan(1000);
    expect(await inBank()).toBe(cut.added);
    expect(codes()).toEqual([]);
    const rest = await importContent(whole);
    expect(rest).toMatchObject({ added: 3000 - cut.added, unchanged: cut.added });
  });

  test('an empty, an absent and a foreign file', async () => {
    expect((await importContent('')).fault?.code).toBe('FILE_EMPTY');
    expect((await importContent('\n\n  \n')).fault?.code).toBe('FILE_EMPTY');
    expect((await importContent('once upon a time\nthere was')).fault?.code).toBe('FILE_NO_QUESTIONS');
    const { database } = subject();
    expect((await importQuestions(join(folder, 'absent'), { database })).fault?.code).toBe('FILE_NOT_FOUND');
  });

  test('a question of another collection is not overwritten', async () => {
    await importContent(jsonl([aLine({ id: 'x', source: 'mine' })]));
    expect(await importContent(jsonl([aLine({ id: 'x', source: 'theirs', stem: '换掉' }), aLine()]))).toMatchObject({
      added: 1,
      skipped: 1,
    });
    expect(codes()).toEqual(['1 ID_TAKEN']);
  });

  test('what a reviewer took out stays out', async () => {
    await importContent(jsonl([aLine()]));
    await subject().database.update('knowledge_bank_questions', { removed: 1 }, { id: 'own-1' });
    expect(await importContent(jsonl([aLine({ stem: '改过' })]))).toMatchObject({
      unchanged: 1,
      warnings: 1,
      added: 0,
      changed: 0,
    });
    expect(codes()).toEqual(['1 WITHDRAWN']);
  });

  test('an interruption ends between two batches; the next run goes on', async () => {
    const interruption = new AbortController();
    const onProgress = () => interruption.abort();
    const first = await importContent(jsonl(manyLines(1600)), { signal: interruption.signal, onProgress });
    expect(first.fault?.code).toBe('INTERRUPTED');
    expect(first.added).toBeLessThan(1600);
    expect(await inBank()).toBe(first.added);
    expect(await importContent(jsonl(manyLines(1600)))).toMatchObject({
      unchanged: first.added,
      added: 1600 - first.added,
    });
  });

  test('tells how far it is, up to the end', async () => {
    const seen: number[] = [];
    await importContent(jsonl(manyLines(1600)), {
      onProgress: ({ bytesRead, bytesTotal }) => seen.push(bytesRead / bytesTotal),
    });
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(seen.at(-1)).toBe(1);
    expect([...seen].sort((one, other) => one - other)).toEqual(seen);
  });

  test('two imports at once: each question is there once, and no revision twice', async () => {
    const content = jsonl(manyLines(700));
    const path = join(folder, 'both.jsonl');
    await writeFile(path, content);
    const { database } = subject();
    const [one, other] = await Promise.all([importQuestions(path, { database }), importQuestions(path, { database })]);
    expect(one.added + other.added).toBe(700);
    expect(one.unchanged + other.unchanged).toBe(700);
    const { n } = (await database.selectOne<{ n: number }>(
      'SELECT COUNT(DISTINCT revision) AS n FROM knowledge_bank_questions',
    ))!;
    expect(Number(n)).toBe(700);
  });
});
