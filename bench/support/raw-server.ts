/**
 * The least that answers over HTTP in Node: the measure for everything above it. Gives each body named
 * in its arguments (`/path=JSON`) as an object made into JSON for every answer, as any API does.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const answers = new Map(
  process.argv.slice(2).map((argument) => {
    const at = argument.indexOf('=');
    return [argument.slice(0, at), JSON.parse(argument.slice(at + 1)) as unknown] as const;
  }),
);

const server = createServer((request, response) => {
  const body = JSON.stringify(answers.get(request.url ?? ''));
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
});

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
