import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Caller } from '@fudao/plugin-sdk';
import { openDatabase, type Database } from '../../core/src/database/index.ts';
import { startMariadbServer } from '../../core/src/testing/mariadb-server.ts';
import { startNatsServer } from '../../core/src/testing/nats-server.ts';
import { neededProgram } from '../../core/src/testing/system-programs.ts';
import type { Answer } from './calls-node.ts';

/** A node whose clock is the evening's. */
export interface CallsNode {
  /** @throws where the node did not answer; what an action refuses is in the answer */
  ask(action: string, params?: Record<string, unknown>, as?: Caller): Promise<Answer>;
}

export interface CallsNodes {
  readonly nodes: readonly [CallsNode, CallsNode];
  readonly database: Database;
  readonly clock: { now: number };
  stop(): Promise<void>;
}

type End = () => Promise<unknown>;
const script = fileURLToPath(new URL('./calls-node.ts', import.meta.url));

async function startOne(environment: Record<string, string>, clock: { now: number }, ends: End[]): Promise<CallsNode> {
  const child = fork(script, [], { env: { ...process.env, ...environment }, execArgv: ['--no-warnings'] });
  const waiting = new Map<number, (answer: Answer) => void>();
  const ended = once(child, 'exit');
  ends.push(() => (child.kill('SIGTERM'), ended));
  await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error('A node ended before it was ready.')))]);
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let last = 0;
  return {
    ask: (action, params, as) =>
      new Promise((resolve) => {
        const id = ++last;
        waiting.set(id, resolve);
        child.send({ id, now: clock.now, action, params, as });
      }),
  };
}

/** Two nodes over MariaDB on a disk and NATS. A commit is on the disk before it is answered, as in production. */
export async function startCallsNodes(clock: { now: number }): Promise<CallsNodes> {
  neededProgram('mariadbd');
  neededProgram('nats-server');
  const folder = await mkdtemp(join(tmpdir(), 'fudao-bench-matching-'));
  const ends: End[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.toReversed()) await end().catch((error: unknown) => console.error(error));
  };
  try {
    const settings = ['--innodb-flush-log-at-trx-commit=1', '--innodb-buffer-pool-size=256M', '--innodb-log-file-size=64M'];
    const mariadb = (await startMariadbServer(settings, tmpdir()))!;
    ends.push(() => mariadb.stop());
    const nats = (await startNatsServer())!;
    ends.push(() => nats.stop());
    const url = await mariadb.createDatabase('fudao');
    const environment = { DATA_FOLDER: folder, DATABASE_URL: url, NATS_URL: nats.url };
    const first = await startOne(environment, clock, ends);
    const second = await startOne(environment, clock, ends);
    const database = await openDatabase({ url });
    ends.push(() => database.close());
    return { nodes: [first, second], database, clock, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
