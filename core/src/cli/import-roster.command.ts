import { join } from 'node:path';
import { ImportReport } from '../knowledge/import/import-report.ts';
import { newTemporaryPassword } from '../identity/temporary-password.ts';
import { importRoster, type RosterImport, type RosterSummary } from '../roster/import-roster.ts';
import { InitialPasswords } from '../roster/initial-passwords.ts';
import { RosterFault } from '../roster/roster-entry.ts';
import { ConfigError, type Config } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';
import { withRooms } from './with-rooms.ts';

const options = {
  students: { type: 'string' },
  'no-passwords': { type: 'boolean' },
  'password-column': { type: 'string' },
} as const;

const usage = 'import roster [CITY.yaml] [--students STUDENTS.csv] [--no-passwords | --password-column NAME]';
const count = (number: number) => number.toLocaleString('en');

function readWishes(args: readonly string[]) {
  const { values, positionals } = readArgs(args, options, usage);
  const [cityFile, ...more] = positionals;
  const { students: studentsFile, 'password-column': passwordColumn, 'no-passwords': isWithout } = values;
  const isNothing = cityFile === undefined && studentsFile === undefined;
  const isUnclear = passwordColumn !== undefined && (isWithout || studentsFile === undefined);
  if (isNothing || isUnclear || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  const passwords: RosterImport['passwords'] = isWithout ? 'none' : passwordColumn === undefined ? 'random' : 'given';
  return { cityFile, studentsFile, passwordColumn, passwords } as const;
}

function tell(summary: RosterSummary, io: CommandIo, seconds: number): void {
  const [people, created, changed, unchanged, skipped] = [
    summary.people,
    summary.created,
    summary.changed,
    summary.unchanged,
    summary.skipped,
  ].map(count);
  io.out(`读取 ${people} 人：新增 ${created}，更新 ${changed}，未变 ${unchanged}，跳过 ${skipped}（${seconds} 秒）`);
  io.out(
    `${people} people: ${created} added, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped (${seconds} s)`,
  );
  if (!summary.isInterrupted) return;
  io.err('fudao: 导入被中断，已完成的部分已保存，可再次运行继续。');
  io.err('fudao: The import was interrupted. What is done is kept; run it again to go on.');
}

async function runImport(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const wishes = readWishes(args);
  const at = new Date();
  const time = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const report = new ImportReport(join(config.dataFolder, 'imports'), wishes.cityFile ?? wishes.studentsFile!, at);
  const initialPasswords = new InitialPasswords(join(config.dataFolder, `initial-passwords-${time}.csv`));
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt);
  try {
    const wanted: RosterImport = {
      ...wishes,
      initialPasswords,
      newPassword: newTemporaryPassword,
      onProblem: (problem) => report.add(problem),
      onProgress: (people) => io.progress(`${count(people)} people`),
      signal: interruption.signal,
    };
    const summary = await withRooms(config, (platform) => importRoster(platform, wanted));
    report.close();
    tell(summary, io, Math.round((Date.now() - at.getTime()) / 100) / 10);
    if (report.isWritten) io.out(`Report: ${report.path}`);
    return summary.isInterrupted ? 1 : 0;
  } catch (error) {
    if (!(error instanceof RosterFault)) throw error;
    io.err(`fudao: ${error.message}`);
    return 1;
  } finally {
    process.off('SIGINT', interrupt);
    initialPasswords.close();
    if (initialPasswords.isWritten)
      io.out(`Initial passwords (keep them safe, then delete the file): ${initialPasswords.path}`);
  }
}

export const importRosterCommand: Command = {
  name: 'import roster',
  usage: '[CITY.yaml] [--students STUDENTS.csv] [--no-passwords | --password-column NAME]',
  summary: 'Takes over districts, schools, class groups and people; safe to run twice.',
  details: [
    'CITY.yaml has the shape of core/seed/demo-city.yaml; each part may be left out.',
    'STUDENTS.csv is UTF-8; its first line is educationId,name,classGroup or educationId,name,classGroup,birthDate.',
    'Class groups must be known. A birthDate is written 2013-05-20; it decides who may consent (see operations).',
    'Who has no password gets a random one, good for 30 days, written to initial-passwords-TIME.csv in the data',
    'folder, which only its owner can read. Making them takes about an hour for 100,000 people and core.',
    '--no-passwords         accounts without a password: nobody signs in with them until an administrator of the',
    '                       school gives the person a temporary one in the staff app, or until an import of the same',
    '                       people without this option, e.g. school by school. For whole cities.',
    '--password-column NAME first passwords from that column of STUDENTS.csv.',
    'Wrong lines are left out and named in a report below imports/ of the data folder.',
  ],
  run: runImport,
};
