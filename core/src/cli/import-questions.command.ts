import { join } from 'node:path';
import { openDatabase, type Database } from '../database/index.ts';
import { importQuestions, type ImportProgress, type ImportSummary } from '../knowledge/import/import-questions.ts';
import { ImportReport } from '../knowledge/import/import-report.ts';
import { readSeed, saveSeed } from '../knowledge/seed.ts';
import { readSubjects } from '../knowledge/subjects.ts';
import type { Config } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';

const count = (number: number) => number.toLocaleString('en');

function progressLine({ bytesRead, bytesTotal, lines, skipped }: ImportProgress): string {
  const percent = Math.floor((bytesRead / bytesTotal) * 100);
  return `${String(percent).padStart(3)} %  ${count(lines)} lines, ${count(skipped)} skipped`;
}

function tellCounts(summary: ImportSummary, io: CommandIo, seconds: number): void {
  const { lines, added, changed, unchanged, skipped, warnings } = summary;
  const counts = [added, changed, unchanged, skipped, warnings].map(count);
  io.out(
    `读取 ${count(lines)} 行：新增 ${counts[0]}，更新 ${counts[1]}，未变 ${counts[2]}，跳过 ${counts[3]}，需留意 ${counts[4]}（${seconds} 秒）`,
  );
  io.out(
    `${count(lines)} lines: ${counts[0]} added, ${counts[1]} changed, ${counts[2]} unchanged, ${counts[3]} skipped, ` +
      `${counts[4]} with a warning (${seconds} s)`,
  );
}

function tellSummary(summary: ImportSummary, report: ImportReport, io: CommandIo, seconds: number): void {
  const { lines, fault } = summary;
  if (lines > 0 || !fault) tellCounts(summary, io, seconds);
  if (report.isWritten) io.out(`Report: ${report.path}`);
  if (!fault) return;
  io.err(`fudao: ${fault.sentence['zh-CN']}`);
  io.err(`fudao: ${fault.sentence.en} (${fault.code})`);
}

/** Names of knowledge points find ours only when these are there; before the first start they are not. */
async function prepareBank(database: Database): Promise<void> {
  await database.migrate('knowledge', new URL('../knowledge/migrations/', import.meta.url));
  const seed = await readSeed(await readSubjects());
  await database.transaction((db) => saveSeed(db, seed, Date.now()));
}

async function runImport(file: string, io: CommandIo, config: Config): Promise<0 | 1> {
  const { url } = config.database;
  const database = await openDatabase(url ? { url } : { file: join(config.dataFolder, 'fudao.sqlite') });
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt);
  try {
    await prepareBank(database);
    const report = new ImportReport(join(config.dataFolder, 'imports'), file, new Date());
    const begun = Date.now();
    const summary = await importQuestions(file, {
      database,
      signal: interruption.signal,
      onProblem: (problem) => report.add(problem),
      onProgress: (progress) => io.progress(progressLine(progress)),
    });
    report.close();
    tellSummary(summary, report, io, Math.round((Date.now() - begun) / 100) / 10);
    return summary.fault ? 1 : 0;
  } finally {
    process.off('SIGINT', interrupt);
    await database.close();
  }
}

export const importQuestionsCommand: Command = {
  name: 'import questions',
  usage: 'FILE',
  summary: 'Brings the questions of a .jsonl or .jsonl.gz file to the bank; safe to run twice.',
  run: async (args, io, config) => {
    const [file, ...more] = args;
    if (file !== undefined && more.length === 0) return runImport(file, io, config);
    io.err('Usage: npm run fudao -- import questions FILE');
    return 1;
  },
};
