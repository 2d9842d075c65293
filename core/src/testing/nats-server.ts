import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from './system-programs.ts';
import { freePort } from './free-port.ts';
import { ServerProcess } from './server-process.ts';

export interface NatsServer {
  /** `nats://127.0.0.1:port` */
  readonly url: string;
  readonly pid: number | undefined;
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a real nats-server of the test's own; undefined where none is installed. */
export async function startNatsServer(options: { jetStream?: boolean } = {}): Promise<NatsServer | undefined> {
  const program = findServer('nats-server');
  if (!program) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'fudao-nats-'));
  const port = await freePort();
  const jetStream = options.jetStream ? ['--jetstream', '--store_dir', folder] : [];
  const server = new ServerProcess(program, ['--addr', '127.0.0.1', '--port', String(port), ...jetStream]);
  const start = () => server.start(() => greets(port));
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    get pid() {
      return server.pid;
    },
    kill: () => server.stop('SIGKILL'),
    restart: start,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The server speaks first: `INFO {...}`. */
async function greets(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    if (!greeting.toString().startsWith('INFO ')) throw new Error('This is no NATS server');
  } finally {
    socket.destroy();
  }
}
