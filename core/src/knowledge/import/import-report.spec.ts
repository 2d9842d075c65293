import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportReport, reportName } from './import-report.ts';
import { lineProblem } from './problem.ts';

const at = new Date('2026-11-22T04:15:00.123Z');

describe('report of an import', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-report-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is named after time and file', () => {
    expect(reportName('/some/where/题目 1.jsonl.gz', at)).toBe('20261122-041500-题目_1.report.jsonl');
  });

  test('has a line for each problem, and is no file without one', async () => {
    const report = new ImportReport(join(folder, 'imports'), 'x.jsonl', at);
    report.close();
    expect(report.isWritten).toBe(false);
    expect(await readdir(folder)).toEqual([]);
    for (let line = 1; line <= 450; line++) report.add(lineProblem(line, 'a', 'DUPLICATE_ID', { first: 1 }));
    report.close();
    const written = (await readFile(report.path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(written).toHaveLength(450);
    expect(written[0]).toEqual({
      line: 1,
      id: 'a',
      level: 'error',
      code: 'DUPLICATE_ID',
      sentence: {
        'zh-CN': '同一文件中第 1 行已有此编号，仅保留先出现的一行。',
        en: 'Line 1 of the same file has this id already; the first one counts.',
      },
    });
  });
});
