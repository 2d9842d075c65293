import { Agent, request } from 'node:http';
import { until } from '../../testing/until.ts';
import type { RestRoute } from '../gateway-options.ts';
import { sendRaw } from '../testing/send-raw.ts';
import { startTestGateway } from '../testing/test-gateway.ts';

interface Client {
  /** All so far. */
  readonly answers: readonly string[];
  stop(): Promise<void>;
}

/** Sends requests one after the other on a kept connection until told to stop. */
function keepAsking(url: string, path: string, agent: Agent): Client {
  const answers: string[] = [];
  let isStopped = false;
  const ask = () =>
    new Promise<void>((resolve) => {
      request(url + path, { agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve(void answers.push(`${response.statusCode} ${text}`)));
      })
        .on('error', (error) => resolve(void answers.push(String(error))))
        .end();
    });
  const asking = (async () => {
    while (!isStopped) await ask();
  })();
  return {
    answers,
    async stop() {
      isStopped = true;
      await asking;
    },
  };
}

const isBroken = (answer: string | undefined) => answer !== undefined && !/^200 "(first|v\d+)"$/.test(answer);

test('routes are replaced under load without a failed request', async () => {
  const test_ = await startTestGateway({ 'first.hello': { rest: 'GET /hello/:name', handler: () => 'first' } });
  const agent = new Agent({ keepAlive: true });
  const clients = Array.from({ length: 8 }, () => keepAsking(test_.url, '/api/demo/hello/anna', agent));
  for (let round = 0; round < 25; round++) {
    const [before, after] = [round === 0 ? 'first' : `v${round - 1}`, `v${round}`];
    // As a new release arrives: its service first, then the routes, then the old service goes.
    await test_.add({ [`${after}.hello`]: { handler: () => new Promise((resolve) => setTimeout(() => resolve(after), 3)) } });
    const route = { rest: 'GET /hello/:name', handler: () => after };
    test_.replace({ [`${before}.hello`]: undefined, [`${after}.hello`]: route });
    await until(() => clients.every(({ answers }) => answers.at(-1) === `200 "${after}"` || isBroken(answers.at(-1))));
  }
  await Promise.all(clients.map((client) => client.stop()));
  agent.destroy();
  await test_.stop();
  expect(clients.flatMap(({ answers }) => answers).filter(isBroken)).toEqual([]);
});

test('a request under way when its route goes is answered; the next finds nothing', async () => {
  let release: (() => void) | undefined;
  const test_ = await startTestGateway({
    'demo.wait': { rest: 'GET /wait', handler: () => new Promise((resolve) => (release = () => resolve('done'))) },
  });
  const waiting = sendRaw(test_.url, { path: '/api/demo/wait' });
  await until(() => release !== undefined);
  test_.replace({ 'demo.wait': undefined });
  release!();
  expect((await waiting).json()).toBe('done');
  expect((await sendRaw(test_.url, { path: '/api/demo/wait' })).status).toBe(404);
  await test_.stop();
});

test('an owner whose routes cannot be compiled is refused alone, and named', async () => {
  const action = { summary: '', allow: 'anyone', params: {}, returns: {} } as unknown as RestRoute['definition'];
  const route = (owner: string, path: string): RestRoute => ({ owner, method: 'GET', path, action: 'demo.ok', definition: action, gated: false });
  const test_ = await startTestGateway(
    { 'demo.ok': { handler: () => 'ok' } },
    { routes: () => [route('bad', '/good'), route('bad', '/:'), route('good', '/fine')] },
  );
  expect((await sendRaw(test_.url, { path: '/api/good/fine' })).json()).toBe('ok');
  expect((await sendRaw(test_.url, { path: '/api/bad/good' })).status).toBe(404);
  expect(test_.lines.map(({ fields }) => String(fields['err']))).toEqual(['Error: The routes of bad cannot be served.']);
  await test_.stop();
});

test('other nodes can neither add routes nor push requests in', async () => {
  const test_ = await startTestGateway({});
  const actions = test_.broker.registry.actions.list({}).map(({ name }: { name: string }) => name);
  expect(actions.filter((name: string) => name.startsWith('gateway'))).toEqual([]);
  await test_.stop();
});
