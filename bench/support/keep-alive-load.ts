import { connect, type Socket } from 'node:net';

export interface LoadResult {
  readonly requests: number;
  /** Of each request, in milliseconds. */
  readonly latencies: readonly number[];
}

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
  /**
   * Whether this process never sleeps meanwhile. To wake it is charged to the server that writes, and only to one that
   * is slower than it: what a client on another machine costs nobody.
   */
  readonly isAwake?: boolean;
}

const headEnd = Buffer.from('\r\n\r\n');

function requestText({ url, headers }: Load): Buffer {
  const { pathname, search, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
}

/** Length of a whole answer at the front of what was received, or 0 if some of it is still to come. */
function answerLength(received: Buffer): number {
  const head = received.indexOf(headEnd);
  if (head === -1) return 0;
  const text = received.toString('latin1', 0, head);
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(`The server answered: ${received.subarray(0, 2000).toString()}`);
  const length = head + headEnd.length + Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
  return received.length >= length ? length : 0;
}

/** One connection that sends the next request as soon as it has an answer. */
class Client {
  readonly #socket: Socket;
  readonly #request: Buffer;
  readonly latencies: number[] = [];
  #received: Buffer = Buffer.alloc(0);
  #sentAt = 0;
  #isDone = false;

  constructor(load: Load) {
    const { hostname, port } = new URL(load.url);
    this.#request = requestText(load);
    this.#socket = connect(Number(port), hostname).setNoDelay(true);
  }

  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('error', reject);
      this.#socket.once('close', () => (this.#isDone ? resolve() : reject(new Error('The server closed a connection.'))));
      this.#socket.once('connect', () => this.#send());
      this.#socket.on('data', (chunk) => {
        try {
          this.#take(chunk);
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  finish(): void {
    this.#isDone = true;
  }

  #send(): void {
    this.#sentAt = performance.now();
    this.#socket.write(this.#request);
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const length = answerLength(this.#received);
    if (length === 0) return;
    this.#received = this.#received.subarray(length);
    this.latencies.push(performance.now() - this.#sentAt);
    if (this.#isDone) this.#socket.end();
    else this.#send();
  }
}

/** Gives the function that lets it sleep again. */
function stayAwake(): () => void {
  let isAwake = true;
  const turn = () => void (isAwake && setImmediate(turn));
  turn();
  return () => void (isAwake = false);
}

/** Keeps a server busy for a while; far cheaper per request than the server, so that the server is what is measured. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const clients = Array.from({ length: load.connections }, () => new Client(load));
  const sleep = load.isAwake ? stayAwake() : () => undefined;
  setTimeout(() => clients.forEach((client) => client.finish()), load.milliseconds);
  try {
    await Promise.all(clients.map((client) => client.run()));
  } finally {
    sleep();
  }
  const latencies = clients.flatMap((client) => client.latencies);
  return { requests: latencies.length, latencies };
}
