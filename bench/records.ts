import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { openDatabase } from '../core/src/database/index.ts';
import { createRecordsRoom } from '../core/src/records/records.room.ts';
import { startMariadbServer } from '../core/src/testing/mariadb-server.ts';
import { startRooms, type TestRooms } from '../core/src/testing/start-rooms.ts';
import { inLanes } from './support/in-lanes.ts';
import { writeChain } from './support/long-chain.ts';
import { root } from './support/project.ts';
import { printTable, rounded } from './support/table.ts';

export const summary = 'records appended a second, and a long chain verified: seconds and peak memory [--appends 20000] [--records 1000000]';

/** How many wait for their record at once: an evening's requests and the relay's batch. */
const lanes = Array.from({ length: 64 }, (_nothing, lane) => lane);
const persons = 2_000;
const perTransaction = 5;

const student = (index: number): Caller => {
  const place = { districtId: `district-${index % 17}`, schoolId: `school-${index % 646}` };
  return { ...systemCaller, ...place, kind: 'account', id: `student-${index % persons}`, name: 'student', roles: ['student'] };
};

const text = '一个长方体水箱，长 8 分米，宽 5 分米，水深 3 分米，放入铁块后水面上升，求铁块体积。'.repeat(3);

/** Each is answered when it is durable, and comes with its id, as the relay brings it. */
async function timeAppends({ call, platform }: TestRooms, count: number): Promise<number> {
  const begun = performance.now();
  await inLanes(lanes, Array.from({ length: count }, (_nothing, index) => index), async (_lane, index) => {
    const caller = student(index);
    const said = { kind: 'question-answer.asked', subjectId: `question-${index}`, personId: caller.id, payload: { text, index } };
    await call('records.append', { ...said, id: platform.newId(), at: Date.now(), ownerId: 'question-answer' }, caller);
  });
  return count / ((performance.now() - begun) / 1_000);
}

/** From the transactions of callers through the outbox into the chain. */
async function timeThroughOutbox({ runtime, settle }: TestRooms, count: number): Promise<number> {
  const { HandlerContext } = await import('../core/src/runtime/host/handler-context.ts');
  const begun = performance.now();
  await inLanes(lanes, Array.from({ length: count / perTransaction }, (_nothing, index) => index), async (_lane, index) => {
    const caller = student(index);
    const context = new HandlerContext(runtime.host, { kind: 'core', id: 'bench' }, { caller, requestId: 'bench' }, {});
    await context.transaction(async (work) => {
      for (let each = 0; each < perTransaction; each++) {
        work.record({ kind: 'question-answer.answered', subjectId: `answer-${index}`, personId: caller.id, payload: { text, each } });
      }
    });
  });
  await settle();
  return count / ((performance.now() - begun) / 1_000);
}

interface Rates {
  readonly direct: number;
  readonly throughOutbox: number;
}

async function timeAll(count: number, databaseUrl?: string): Promise<Rates> {
  const rooms = await startRooms((platform) => [createRecordsRoom(platform)], databaseUrl ? { databaseUrl } : {});
  try {
    await timeAppends(rooms, Math.min(1_000, count));
    const direct = await timeAppends(rooms, count);
    return { direct, throughOutbox: await timeThroughOutbox(rooms, Math.ceil(count / 2 / perTransaction) * perTransaction) };
  } finally {
    await rooms.stop();
  }
}

/** A commit is on the disk before it is answered, as in production; null where there is no MariaDB here. */
async function timeOnMariadb(count: number): Promise<Rates | null> {
  const server = await startMariadbServer(['--innodb-flush-log-at-trx-commit=1', '--innodb-buffer-pool-size=256M', '--innodb-log-file-size=64M']);
  if (!server) return null;
  try {
    return await timeAll(count, await server.createDatabase('records'));
  } finally {
    await server.stop();
  }
}

interface Walk {
  readonly seconds: number;
  readonly megabytes: number;
}

const reportMemory = `process.on('exit', () => process.stderr.write('maxRSS ' + process.resourceUsage().maxRSS + '\\n'));`;

/** The operator's own command, in a process of its own; its memory as the system counted it. */
async function verify(dataFolder: string, masterKey: Buffer, records: number): Promise<Walk> {
  const report = join(dataFolder, 'report-memory.mjs');
  await writeFile(report, reportMemory);
  // As `npm run fudao` starts it.
  const args = ['--import', report, '--max-semi-space-size=16', 'core/src/cli/main.ts', 'records', 'verify'];
  const env = { ...process.env, FUDAO_DATA: dataFolder, FUDAO_RECORDS_KEY: masterKey.toString('base64') };
  const begun = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  child.stdout.on('data', (piece: Buffer) => (told += String(piece)));
  child.stderr.on('data', (piece: Buffer) => (told += String(piece)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - begun) / 1_000;
  if (code !== 0 || !told.includes(`${records} records`)) throw new Error(`records verify ended with ${code}: ${told.slice(-500)}`);
  return { seconds, megabytes: Number(/maxRSS (\d+)/.exec(told)![1]) / 1_024 };
}

async function timeVerification(records: number): Promise<Walk> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-bench-records-'));
  try {
    const db = await openDatabase({ file: join(dataFolder, 'fudao.sqlite') });
    const masterKey = await writeChain(db, records);
    await db.close();
    return await verify(dataFolder, masterKey, records);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const [appends, records] = [Number(options['appends'] ?? 20_000), Number(options['records'] ?? 1_000_000)];
  const embedded = await timeAll(appends);
  const mariadb = await timeOnMariadb(appends);
  const { seconds, megabytes } = await timeVerification(records);
  printTable([
    ['database', 'appends a second', 'through the outbox, a second'],
    ['embedded', Math.round(embedded.direct), Math.round(embedded.throughOutbox)],
    ['MariaDB', mariadb ? Math.round(mariadb.direct) : '-', mariadb ? Math.round(mariadb.throughOutbox) : '-'],
  ]);
  printTable([
    ['records verified', 'seconds', 'peak MB'],
    [records, rounded(seconds, 1), Math.round(megabytes)],
  ]);
  return { appendsPerS: Math.round(embedded.direct), records, verifyS: rounded(seconds, 1), verifyMb: Math.round(megabytes) };
}
