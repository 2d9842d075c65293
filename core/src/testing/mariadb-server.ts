import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import mysql, { type Connection } from 'mysql2/promise';
import { findServer } from './system-programs.ts';
import { freePort } from './free-port.ts';
import { memoryFolder } from './memory-folder.ts';
import { ServerProcess } from './server-process.ts';

export interface MariadbServer {
  /** `mysql://user:password@127.0.0.1:port/`, without a database. */
  readonly url: string;
  readonly pid: number | undefined;
  /** Makes an empty database; gives its URL. */
  createDatabase(name: string): Promise<string>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Lets it stand still: its connections stay open and nothing is answered. */
  pause(): Promise<void>;
  resume(): void;
  /** Starts it again on the same port with the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const SMALL = [
  '--innodb-buffer-pool-size=16M',
  '--innodb-log-file-size=8M',
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-doublewrite=0',
  '--performance-schema=OFF',
  '--skip-log-bin',
  '--skip-name-resolve',
  '--max-connections=200',
];

const INSTALL_ATTEMPTS = 4;

/**
 * Starts a real MariaDB of the test's own in a temporary folder, in memory where there is room; undefined where none is installed.
 * @param more settings of its own, as on its command line
 * @param parent where its folder is made; measurements want a disk
 */
export async function startMariadbServer(more: readonly string[] = [], parent = memoryFolder()): Promise<MariadbServer | undefined> {
  const program = findServer('mariadbd');
  const install = findServer('mariadb-install-db');
  if (!program || !install) return undefined;
  const settings = [...SMALL, ...more, ...asRoot()];
  const folder = await installData(install, settings, parent);
  const port = await freePort();
  const socket = `--socket=${join(folder, 's')}`;
  const address = [`--port=${port}`, '--bind-address=127.0.0.1', socket];
  // A server that starts clears its folder for temporary files, also of those of a server that runs beside it.
  const folders = [`--datadir=${folder}`, `--tmpdir=${folder}`];
  const server = new ServerProcess(program, ['--no-defaults', ...folders, ...address, ...settings]);
  const url = `mysql://root@127.0.0.1:${port}/`;
  const start = () => server.start(() => withConnection(url, (connection) => connection.ping()));
  await start();
  return {
    url,
    get pid() {
      return server.pid;
    },
    createDatabase: async (name) => {
      await withConnection(url, (connection) => connection.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`));
      return url + name;
    },
    kill: () => server.stop('SIGKILL'),
    pause: () => server.pause(),
    resume: () => server.resume(),
    restart: start,
    stop: async () => {
      await server.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A new data folder. Several made at one moment, as parallel test workers do, can fail for want of memory or of
 * asynchronous I/O, so a failed one is made again.
 */
async function installData(install: string, settings: readonly string[], parent: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const folder = await mkdtemp(join(parent, 'fudao-mariadb-'));
    const place = ['--no-defaults', `--datadir=${folder}`];
    const rules = ['--auth-root-authentication-method=normal', '--skip-test-db'];
    try {
      const env = { ...process.env, TMPDIR: folder };
      await promisify(execFile)(install, [...place, ...rules, ...settings], { env });
      return folder;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      if (attempt === INSTALL_ATTEMPTS) throw error;
      await wait(Math.random() * 1000 * attempt);
    }
  }
}

/** MariaDB refuses to run as root unless told. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await mysql.createConnection(url);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
