import { connect, type Socket } from 'node:net';

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  /** Requests a second. */
  readonly rate: number;
  readonly milliseconds: number;
}

export interface LoadResult {
  readonly requests: number;
  /** Of each request, from when it was due, in milliseconds. */
  readonly latencies: readonly number[];
}

const headEnd = Buffer.from('\r\n\r\n');

function requestText({ url, headers }: Load): Buffer {
  const { pathname, search, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
}

/** Whether a whole answer was received. */
function isWhole(received: Buffer): boolean {
  const head = received.indexOf(headEnd);
  if (head === -1) return false;
  const text = received.toString('latin1', 0, head);
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(`The server answered: ${received.subarray(0, 2000).toString()}`);
  return received.length >= head + headEnd.length + Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
}

/** A kept-alive connection with one request at a time. */
class Client {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #onAnswer: () => void = () => undefined;
  #onError: (error: Error) => void = () => undefined;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname).setNoDelay(true);
    this.#socket.on('error', (error) => this.#onError(error));
    this.#socket.on('data', (chunk) => this.#take(chunk));
  }

  send(request: Buffer): Promise<void> {
    this.#received = Buffer.alloc(0);
    return new Promise((resolve, reject) => {
      this.#onAnswer = resolve;
      this.#onError = reject;
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#socket.end();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    try {
      if (isWhole(this.#received)) this.#onAnswer();
    } catch (error) {
      this.#onError(error as Error);
    }
  }
}

/**
 * Asks a server so and so often a second, whatever it takes to answer. Two servers under the same load can
 * be compared; at their own full speeds they cannot: how often a write must wake a sleeping client, and a
 * read finds several requests at once, then differs between them and costs more than what is measured.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const { connections, rate, milliseconds } = load;
  const request = requestText(load);
  const idle = Array.from({ length: connections }, () => new Client(load.url));
  const latencies: number[] = [];
  const open = new Set<Promise<void>>();
  const begun = performance.now();
  let sent = 0;
  const ask = async (client: Client, due: number): Promise<void> => {
    await client.send(request);
    latencies.push(performance.now() - begun - due);
    idle.push(client);
  };
  for (let now = 0; now < milliseconds; now = performance.now() - begun) {
    for (; idle.length > 0 && sent < (now * rate) / 1000; sent++) {
      const asking = ask(idle.pop()!, (sent * 1000) / rate).finally(() => open.delete(asking));
      open.add(asking);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(open);
  for (const client of idle) client.end();
  return { requests: latencies.length, latencies };
}
