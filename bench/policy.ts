import { tmpdir } from 'node:os';
import { startMariadbServer } from '../core/src/testing/mariadb-server.ts';
import { ProgramMissing } from '../core/src/testing/system-programs.ts';
import { inLanes } from './support/in-lanes.ts';
import { evening, startPolicyCity, type Pair, type PolicyCity } from './support/policy-city.ts';
import { percentile, printTable, rounded } from './support/table.ts';

export const summary = "a decision on a year of a teacher's and a student's history, and reservations a second";

const decisions = 1_000;
const pairsWithHistory = 100;
const lanes = Array.from({ length: 16 }, (_nothing, lane) => lane);
/** Attempts at the last evening of a teacher's week. */
const rush = 300;

async function decide({ rooms }: PolicyCity, { teacher, student }: Pair): Promise<void> {
  await rooms.call('policy.check', { activity: 'session', teacherId: teacher.id, studentId: student.id, minutes: 30 }, student);
}

async function timeDecisions(city: PolicyCity): Promise<number> {
  const milliseconds: number[] = [];
  for (let index = 0; index < decisions + 100; index++) {
    const begun = performance.now();
    await decide(city, city.pairs[index % pairsWithHistory]!);
    if (index >= 100) milliseconds.push(performance.now() - begun);
  }
  return percentile(milliseconds, 0.95);
}

/** Each pair reserves once, some at once. */
async function timeReservations({ rooms, pairs }: PolicyCity): Promise<number> {
  const begun = performance.now();
  await inLanes(lanes, pairs, async (_lane, { teacher, student }) => {
    const params = { activity: 'session', key: `bench-${teacher.id}`, teacherId: teacher.id, studentId: student.id, minutes: 20 };
    await rooms.call('policy.reserve', params, student);
  });
  return pairs.length / ((performance.now() - begun) / 1_000);
}

/** How many more adopted answers of one week were granted than the cap allows, of many asked for at once. */
async function overGranted({ rooms, pairs }: PolicyCity): Promise<number> {
  const { teacher } = pairs.at(-1)!;
  let granted = 0;
  await inLanes(lanes, Array.from({ length: rush }, (_nothing, index) => index), async (_lane, index) => {
    const params = { activity: 'adoption', key: `rush-${index}`, teacherId: teacher.id, at: evening };
    await rooms.call('policy.reserve', params).then(
      () => granted++,
      () => undefined,
    );
  });
  const { rules } = await rooms.call<{ rules: { points: { adoptedAnswersPerWeek: number } } }>('policy.rules', {});
  return granted - rules.points.adoptedAnswersPerWeek;
}

/** `--pairs N`: how many teachers and students reserve. */
export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const pairs = Number(options['pairs'] ?? 2_000);
  const embedded = await startPolicyCity({ pairs: pairsWithHistory + 1, withHistory: pairsWithHistory });
  const p95MsEmbedded = await timeDecisions(embedded);
  const overEmbedded = await overGranted(embedded);
  await embedded.rooms.stop();
  // A commit is on the disk before it is answered, as in production.
  const settings = ['--innodb-flush-log-at-trx-commit=1', '--innodb-buffer-pool-size=256M', '--innodb-log-file-size=64M'];
  const server = await startMariadbServer(settings, tmpdir());
  if (!server) throw new ProgramMissing('mariadbd');
  try {
    const databaseUrl = await server.createDatabase('policy');
    const city = await startPolicyCity({ databaseUrl, pairs, withHistory: pairsWithHistory });
    const p95MsMariadb = await timeDecisions(city);
    const reservationsPerS = await timeReservations(city);
    const overMariadb = await overGranted(city);
    await city.rooms.stop();
    printTable([
      ['database', 'decision p95 ms', 'reservations a second', 'granted over the cap'],
      ['embedded', rounded(p95MsEmbedded, 2), '-', overEmbedded],
      ['MariaDB', rounded(p95MsMariadb, 2), Math.round(reservationsPerS), overMariadb],
    ]);
    return {
      p95MsEmbedded: rounded(p95MsEmbedded, 2),
      p95MsMariadb: rounded(p95MsMariadb, 2),
      reservationsPerS: Math.round(reservationsPerS),
      overGranted: Math.max(0, overEmbedded, overMariadb),
    };
  } finally {
    await server.stop();
  }
}
