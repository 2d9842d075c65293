import { Agent, request } from 'node:http';

export interface Answered {
  /** 0 where no answer came. */
  readonly status: number;
  readonly body: string;
  /** Moments of `performance.now()`. */
  readonly sent: number;
  readonly answered: number;
}

const tickMs = 10;

/** Requests at a rate that does not wait for the answers, as people do not wait for one another. */
export class PacedLoad {
  readonly #perSecond: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #send: (agent: Agent) => Promise<void>;
  readonly #open = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #begun = 0;
  #count = 0;

  /** @param send one request; it never rejects */
  constructor(perSecond: number, send: (agent: Agent) => Promise<void>) {
    this.#perSecond = perSecond;
    this.#send = send;
  }

  start(): void {
    this.#begun = performance.now();
    this.#timer = setInterval(() => this.#catchUp(), tickMs);
  }

  /** Until the last answer is there; gives how many were sent in a second. */
  async stop(): Promise<number> {
    clearInterval(this.#timer);
    const seconds = (performance.now() - this.#begun) / 1000;
    await Promise.all(this.#open);
    this.#agent.destroy();
    return this.#count / seconds;
  }

  #catchUp(): void {
    const due = ((performance.now() - this.#begun) / 1000) * this.#perSecond;
    for (; this.#count < due; this.#count++) {
      const one = this.#send(this.#agent).finally(() => this.#open.delete(one));
      this.#open.add(one);
    }
  }
}

/** Asks once; whatever happens is an answer. */
export function ask(agent: Agent, url: string, token: string): Promise<Answered> {
  const sent = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, body: string) => resolve({ status, body, sent, answered: performance.now() });
    const outgoing = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', (error) => end(0, error.message));
      response.on('end', () => end(response.statusCode!, Buffer.concat(pieces).toString()));
    });
    outgoing.on('error', (error) => end(0, error.message));
    outgoing.end();
  });
}
