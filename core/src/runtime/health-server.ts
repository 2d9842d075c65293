import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { healthAnswer, type ReasonsAgainst } from './node-health.ts';

export interface HealthServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface HealthServerOptions {
  readonly port: number;
  readonly host: string;
  readonly version: string;
  readonly reasons: ReasonsAgainst;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** For a node without gateway: answers `GET /api/health`, and nothing else. */
export async function openHealthServer({ port, host, version, reasons }: HealthServerOptions): Promise<HealthServer> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    void (async () => {
      const isHealth = request.method === 'GET' && request.url === '/api/health';
      const [code, body] = isHealth ? healthAnswer(version, 'ready', await reasons()) : [404, {}];
      response.writeHead(code, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
      response.end(JSON.stringify(body));
    })();
  });
  await listen(server, port, host);
  return {
    url: `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
