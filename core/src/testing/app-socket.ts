import { io, type Socket } from 'socket.io-client';

interface Pushed {
  event: string;
  payload: Record<string, unknown>;
}

/** An open app's realtime connection: keeps what was pushed, and waits for what should come. */
export class AppSocket {
  readonly received: Pushed[] = [];
  readonly #socket: Socket;
  readonly #waiting = new Set<() => void>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('push', (message: Pushed) => {
      this.received.push(message);
      this.#waiting.forEach((look) => look());
    });
  }

  static async connect(url: string, token: string): Promise<AppSocket> {
    const socket = io(url, { path: '/realtime', transports: ['websocket'], auth: { token }, reconnection: false });
    const connected = new AppSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
    return connected;
  }

  /** The first push of that name that fits, also one that came before; fails after `withinMs`. */
  waitFor(event: string, fits: (payload: Pushed['payload']) => boolean = () => true, withinMs = 5_000): Promise<Pushed> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.received.find((message) => message.event === event && fits(message.payload));
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        const names = this.received.map((message) => message.event).join(', ');
        reject(new Error(`No push ${event} within ${withinMs} ms; came: ${names || 'nothing'}`));
      }, withinMs);
      this.#waiting.add(look);
      look();
    });
  }

  /** What an app asks over its open line. @throws Error with the code of a refusal */
  async call(method: string, path: string, body: Record<string, unknown> = {}): Promise<unknown> {
    type Answer = { ok: true; result: unknown } | { ok: false; problem: { code: string } };
    const answer = (await this.#socket.timeout(10_000).emitWithAck('call', { method, path, body })) as Answer;
    if (!answer.ok) throw new Error(answer.problem.code);
    return answer.result;
  }

  /** Hears each push from now on; those are not kept. */
  onPush(event: string, hear: (payload: Pushed['payload']) => void): void {
    this.#socket.off('push');
    this.#socket.on('push', (message: Pushed) => void (message.event === event && hear(message.payload)));
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  close(): void {
    this.#socket.close();
  }
}
