import { tmpdir } from 'node:os';
import { playTerm, type PlayedTerm } from '../core/src/points/testing/play-term.ts';
import { startPoints } from '../core/src/points/testing/start-points.ts';
import { startMariadbServer } from '../core/src/testing/mariadb-server.ts';
import { ProgramMissing } from '../core/src/testing/system-programs.ts';
import { printTable, rounded } from './support/table.ts';

export const summary =
  'the points ledger of a simulated term, with retries and events in no order, against an independent recomputation; fails where they differ [--teachers 2000] [--sessions 60000] [--database sqlite|mariadb]';

interface Term extends PlayedTerm {
  readonly seconds: number;
}

async function timeTerm(teachers: number, sessions: number, databaseUrl?: string): Promise<Term> {
  const points = await startPoints(databaseUrl);
  try {
    const started = performance.now();
    const played = await playTerm(points, teachers, sessions);
    return { ...played, seconds: rounded((performance.now() - started) / 1_000, 1) };
  } finally {
    await points.rooms.stop();
  }
}

async function onMariadb(teachers: number, sessions: number): Promise<Term> {
  const server = await startMariadbServer(['--innodb-buffer-pool-size=128M', '--innodb-log-file-size=64M'], tmpdir());
  if (!server) throw new ProgramMissing('mariadbd');
  try {
    return await timeTerm(teachers, sessions, await server.createDatabase('fudao'));
  } finally {
    await server.stop();
  }
}

const terms = { sqlite: timeTerm, mariadb: onMariadb };
type Kind = keyof typeof terms;

function kindsOf(wanted: string | undefined): Kind[] {
  const kinds = (Object.keys(terms) as Kind[]).filter((kind) => wanted === undefined || kind === wanted);
  if (kinds.length === 0) throw new Error(`--database is ${Object.keys(terms).join(' or ')}`);
  return kinds;
}

/** Without `--database` on both. */
export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const [teachers, sessions] = [Number(options['teachers'] ?? 2_000), Number(options['sessions'] ?? 60_000)];
  const kinds = kindsOf(options['database']);
  const played: Term[] = [];
  for (const kind of kinds) played.push(await terms[kind](teachers, sessions));
  const row = (name: string, figure: (term: Term) => number) => [name, ...played.map(figure)];
  printTable([
    [`${teachers} teachers, ${sessions} services`, ...kinds],
    row('teachers at the cap of the term', ({ capped }) => capped),
    row('lines of the ledger', ({ entries }) => entries),
    row('points granted', ({ granted }) => rounded(granted / 100, 0)),
    row('lines a second, with retries', ({ entries, seconds }) => rounded(entries / seconds, 0)),
    row('teachers whose sum differs from the recomputation', ({ differs }) => differs),
  ]);
  const differs = played.reduce((sum, one) => sum + one.differs, 0);
  if (differs > 0) throw new Error(`the ledger of ${differs} teachers is not what the recomputation says`);
  return { teachers, sessions, differs, ...Object.fromEntries(kinds.map((kind, at) => [kind, { entries: played[at]!.entries, seconds: played[at]!.seconds }])) };
}
