import { Agent, request } from 'node:http';

export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
  /** From the first byte sent to the last one received. */
  readonly milliseconds: number;
}

/** One person's app: a kept-alive connection on which one request follows the other; light, so that the server is measured. */
export class KeptClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(url: string, token: string) {
    this.#url = url;
    this.#headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  }

  post(path: string, value: unknown): Promise<KeptAnswer> {
    const text = JSON.stringify(value);
    const headers = { ...this.#headers, 'content-length': Buffer.byteLength(text) };
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(this.#url + path, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const milliseconds = performance.now() - begun;
          resolve({ status: response.statusCode!, body: Buffer.concat(pieces).toString(), milliseconds });
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
