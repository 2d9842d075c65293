import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { freePort } from '../../testing/free-port.ts';
import { probeMariadb } from './probe-mariadb.ts';

describe('asking whether a server is there', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function listening(greet: (socket: Socket) => void): Promise<string> {
    server = createServer(greet).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `mysql://root@127.0.0.1:${(server.address() as AddressInfo).port}/fudao`;
  }

  test('nobody at the address', async () => {
    const probe = probeMariadb(`mysql://root@127.0.0.1:${await freePort()}/fudao`);
    await expect(probe).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('one that takes the connection and says nothing', async () => {
    const ended: Promise<unknown>[] = [];
    const url = await listening((socket) => void ended.push(once(socket.resume(), 'end')));
    await expect(probeMariadb(url, 50)).rejects.toThrow('No answer within 50 ms');
    await Promise.all(ended);
  });

  test('one that hangs up', async () => {
    const url = await listening((socket) => socket.destroy());
    await expect(probeMariadb(url)).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNRESET|PROTOCOL_/) as string,
    });
  });

  test('a process that was busy meanwhile asks a little longer', async () => {
    const url = await listening(() => undefined);
    const begun = performance.now();
    const probe = expect(probeMariadb(url, 50)).rejects.toThrow('No answer');
    while (performance.now() - begun < 300);
    await probe;
    expect(performance.now() - begun).toBeGreaterThan(340);
  });
});
