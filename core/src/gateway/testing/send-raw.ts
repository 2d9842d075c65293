import { request, type IncomingHttpHeaders } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  json<T = Record<string, unknown>>(): T;
}

export interface RawRequest {
  method?: string;
  /** Sent as it is: no client tidies up dots or encodings. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Sends exactly what it is told, unlike `fetch`, which corrects paths and undoes encodings. */
export function sendRaw(url: string, { method = 'GET', path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(chunks);
        const json = <T>(): T => JSON.parse(whole.toString()) as T;
        resolve({ status: response.statusCode!, headers: response.headers, body: whole, json });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
