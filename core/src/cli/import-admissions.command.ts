import { join } from 'node:path';
import { createAdmissionRoom } from '../admission/admission.room.ts';
import { ImportReport } from '../knowledge/import/import-report.ts';
import { createIdentityRoom } from '../identity/identity.room.ts';
import { createKnowledgeRoom } from '../knowledge/knowledge.room.ts';
import { createOrganisationRoom } from '../organisation/organisation.room.ts';
import { importAdmissions, type AdmissionsImport, type AdmissionsSummary } from '../roster/import-admissions.ts';
import type { Config } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { withTheseRooms, type CreateRooms } from './with-rooms.ts';

const count = (number: number) => number.toLocaleString('en');

const createRooms: CreateRooms = ({ platform }) => [
  createOrganisationRoom(platform),
  createIdentityRoom(platform, { permissionsFor: () => [] }),
  createKnowledgeRoom(platform),
  createAdmissionRoom(platform),
];

function importWithRooms(config: Config, file: string, wanted: AdmissionsImport): Promise<AdmissionsSummary> {
  return withTheseRooms(config, createRooms, async ({ platform }, rooms) => {
    for (const room of rooms) await room.start?.();
    return importAdmissions(platform, file, wanted);
  });
}

function tell(summary: AdmissionsSummary, io: CommandIo, seconds: number): void {
  const { lines, created, changed, unchanged, skipped } = summary;
  const counts = [lines, created, changed, unchanged, skipped].map(count);
  io.out(
    `读取 ${counts[0]} 行：新增 ${counts[1]}，更新 ${counts[2]}，未变 ${counts[3]}，跳过 ${counts[4]}（${seconds} 秒）`,
  );
  io.out(
    `${counts[0]} lines: ${counts[1]} added, ${counts[2]} changed, ${counts[3]} unchanged, ${counts[4]} skipped (${seconds} s)`,
  );
  if (summary.fault) io.err(`fudao: ${summary.fault}`);
  if (!summary.isInterrupted && !summary.fault) return;
  io.err('fudao: 文件未能全部导入，已完成的部分已保存，处理后可再次运行。');
  io.err('fudao: The file was not imported to its end. What is done is kept; run it again.');
}

async function runImport(file: string, io: CommandIo, config: Config): Promise<0 | 1> {
  const at = new Date();
  const report = new ImportReport(join(config.dataFolder, 'imports'), file, at);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt);
  try {
    const summary = await importWithRooms(config, file, {
      onProblem: (problem) => report.add(problem),
      onProgress: (lines) => io.progress(`${count(lines)} lines`),
      signal: interruption.signal,
    });
    report.close();
    tell(summary, io, Math.round((Date.now() - at.getTime()) / 100) / 10);
    if (report.isWritten) io.out(`Report: ${report.path}`);
    return summary.fault || summary.isInterrupted ? 1 : 0;
  } finally {
    process.off('SIGINT', interrupt);
  }
}

export const importAdmissionsCommand: Command = {
  name: 'import admissions',
  usage: 'FILE.csv',
  summary: 'Takes over teachers who were admitted before the platform; safe to run twice.',
  details: [
    'FILE.csv is UTF-8; its first line is educationId,title,subjects,grades,admittedOn,validUntil, in any order',
    '(or 教育ID,职称,学科,年级,认定日期,有效期至). Teachers must have an account: run import roster first.',
    'title and subjects   ids or Chinese names; several subjects and grades are separated by ; or 、',
    'admittedOn           a day such as 2026-09-01',
    'validUntil           the last day on which it holds; where it is empty, the end of this school year',
    'Wrong lines are left out and named in a report below imports/ of the data folder. What was decided on the',
    'platform meanwhile (a review, a suspension, a withdrawal) is not changed by a file.',
  ],
  run: async (args, io, config) => {
    const [file, ...more] = args;
    if (file !== undefined && more.length === 0) return runImport(file, io, config);
    io.err('Usage: npm run fudao -- import admissions FILE.csv');
    return 1;
  },
};
