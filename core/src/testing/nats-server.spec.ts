import { connect } from 'nats';
import { findServer } from './system-programs.ts';
import { startNatsServer, type NatsServer } from './nats-server.ts';

const describeWithNats = findServer('nats-server') ? describe : () => undefined;

describeWithNats('A nats-server of a test', () => {
  async function echo(url: string): Promise<string> {
    const connection = await connect({ servers: url });
    const subscription = connection.subscribe('greeting', { max: 1 });
    connection.publish('greeting', '你好');
    let heard = '';
    for await (const message of subscription) heard = message.string();
    await connection.close();
    return heard;
  }

  test('carries messages, dies, comes back on the same port, and stops', async () => {
    const server = (await startNatsServer()) as NatsServer;
    expect(await echo(server.url)).toBe('你好');
    await server.kill();
    await expect(connect({ servers: server.url, reconnect: false })).rejects.toThrow();
    await server.restart();
    expect(await echo(server.url)).toBe('你好');
    await server.stop();
  });

  test('has JetStream only when asked for', async () => {
    const [plain, durable] = (await Promise.all([
      startNatsServer(),
      startNatsServer({ jetStream: true }),
    ])) as NatsServer[];
    const streams = async (server: NatsServer | undefined) => {
      const connection = await connect({ servers: server?.url as string });
      return connection
        .jetstreamManager()
        .then((manager) => manager.streams.add({ name: 'events', subjects: ['event.*'] }))
        .finally(() => connection.close());
    };
    await expect(streams(durable)).resolves.toMatchObject({ config: { name: 'events' } });
    await expect(streams(plain)).rejects.toThrow();
    await Promise.all([plain?.stop(), durable?.stop()]);
  });
});
