import { findServer } from '../testing/system-programs.ts';
import { person, startPlugin, type StartedPlugin } from './testing/start-plugin.ts';

const student = person('s1', 'student', 'east');

(findServer('bwrap') ? describe : describe.skip)('a confined plugin that tries to get out', () => {
  let plugin: StartedPlugin;

  beforeAll(async () => {
    process.env['FUDAO_TEST_SECRET'] = 'a secret of the core';
    plugin = await startPlugin('rogue', 'confined');
  }, 60_000);
  afterAll(async () => {
    delete process.env['FUDAO_TEST_SECRET'];
    await plugin.stop();
  });

  const attempt = (name: string) => plugin.call<{ got?: string; refused?: string }>('rogue.escape', { name }, student);

  test.each([
    'a file of the system',
    'a file of the system by a link',
    'the root folder',
    'the program of the child',
    'its own code, to write',
    'a file of the platform, to write',
    'the processes',
    'its own process',
    'another program',
    'a thread',
    'an internal binding',
    'a native addon',
    'the debugger',
    'code from a text',
    'the loopback',
    'an address',
    'a socket of the system',
    'a name',
    'a datagram',
    'any other process',
    'a table',
    "another plugin's documents",
    'a hidden action',
    'the registry of nodes',
  ])('does not get at %s', async (name) => {
    expect(await attempt(name)).toEqual({ refused: expect.any(String) as string });
  });

  test('sees no variable and no network', async () => {
    expect(await attempt('environment')).toEqual({ got: '{}' });
    expect(await attempt('interfaces')).toEqual({ got: '[]' });
  });

  test('has no parent to signal', async () => {
    await attempt('the parent');
    expect(await plugin.call('rogue.answer', {}, student)).toEqual({ isWell: true });
  });

  test.each(['{"__proto__":{"a":1}}', '{"a":{"\\u005f_proto__":{}}}', '{"constructor":{"prototype":{}}}'])(
    'its answer %s reaches no prototype',
    async (json) => {
      await expect(plugin.call('rogue.pollute', { json }, student)).rejects.toMatchObject({ code: 'FUDAO_INTERNAL' });
      expect(await plugin.call('rogue.pollute', { json: '{"text":"__proto__"}' }, student)).toEqual({ text: '__proto__' });
    },
  );
});
