import type { Platform } from '../runtime/platform.ts';
import { rosterOf, type AccountLine } from './city-roster.ts';
import type { InitialPasswords } from './initial-passwords.ts';
import { readCityFile } from './read-city-file.ts';
import { readStudentsCsv } from './read-students-csv.ts';
import type { FoundEntry, RosterEntry, RosterProblem } from './roster-entry.ts';

/** How long a first password may be used. */
export const firstPasswordDays = 30;

/** Hashing takes a while: small steps show progress. */
const batchSize = { random: 100, given: 100, none: 1_000 } as const;

export interface RosterImport {
  readonly cityFile?: string;
  readonly studentsFile?: string;
  /** `random`: made here and written down; `given`: in a column of the students' file; `none`: no sign-in until a reset. */
  readonly passwords: keyof typeof batchSize;
  readonly passwordColumn?: string;
  readonly initialPasswords: InitialPasswords;
  newPassword(): string;
  onProblem(problem: RosterProblem): void;
  onProgress(people: number): void;
  readonly signal?: AbortSignal;
}

export interface RosterSummary {
  people: number;
  created: number;
  changed: number;
  unchanged: number;
  skipped: number;
  isInterrupted: boolean;
}

interface Imported {
  created: number;
  changed: number;
  unchanged: number;
  errors: { line: number; reason: string }[];
}

type Call = Platform['call'];

async function* peopleOf(call: Call, { cityFile, studentsFile, passwordColumn }: RosterImport): AsyncGenerator<FoundEntry> {
  if (cityFile !== undefined) {
    const { roster, entries } = await readCityFile(cityFile);
    await call('organisation.importRoster', rosterOf(roster));
    yield* entries;
  }
  if (studentsFile !== undefined) yield* readStudentsCsv(studentsFile, passwordColumn);
}

/** Gives those a password who have none, and writes it down first. */
async function withPasswords(call: Call, accounts: AccountLine[], wanted: RosterImport): Promise<AccountLine[]> {
  if (wanted.passwords !== 'random') return accounts;
  const educationIds = accounts.map(({ educationId }) => educationId);
  const lacking = new Set((await call<{ educationIds: string[] }>('identity.withoutPassword', { educationIds })).educationIds);
  const given = accounts.map((account) =>
    lacking.has(account.educationId) ? { ...account, password: wanted.newPassword() } : account,
  );
  wanted.initialPasswords.add(given.filter((account) => 'password' in account));
  return given;
}

async function importBatch(call: Call, batch: readonly RosterEntry[], wanted: RosterImport): Promise<Imported> {
  const accounts = await withPasswords(call, batch.map(({ account }) => account), wanted);
  const imported = await call<Imported>('identity.importAccounts', { accounts, firstPasswordDays });
  for (const { line, reason } of imported.errors) {
    const { where, account } = batch[line - 1]!;
    wanted.onProblem({ where, educationId: account.educationId, reason });
  }
  return imported;
}

/**
 * Takes over places and people. People that are wrong are told and left out; running it again changes
 * nothing, and goes on where an import was cut off.
 * @throws RosterFault, or ROSTER_INVALID of organisation, before any person is taken over
 */
export async function importRoster({ call }: Pick<Platform, 'call'>, wanted: RosterImport): Promise<RosterSummary> {
  const summary: RosterSummary = { people: 0, created: 0, changed: 0, unchanged: 0, skipped: 0, isInterrupted: false };
  let batch: RosterEntry[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const { created, changed, unchanged, errors } = await importBatch(call, batch, wanted);
    summary.created += created;
    summary.changed += changed;
    summary.unchanged += unchanged;
    summary.skipped += errors.length;
    batch = [];
    wanted.onProgress(summary.people);
  };
  for await (const found of peopleOf(call, wanted)) {
    if (wanted.signal?.aborted) {
      summary.isInterrupted = true;
      break;
    }
    summary.people += 1;
    if ('reason' in found) {
      summary.skipped += 1;
      wanted.onProblem(found);
    } else if (batch.push(found) >= batchSize[wanted.passwords]) await flush();
  }
  await flush();
  return summary;
}
