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

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  close(): void {
    this.#socket.close();
  }
}
