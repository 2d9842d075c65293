import { Readable } from 'node:stream';
import type { KeyObject } from 'node:crypto';
import type { Dispose } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { openPlugins } from '../open-plugins.ts';
import { addPublisher, revokePublisher } from '../package/index.ts';
import { publicKeyOf } from '../package/signing-key.ts';
import { aKey, aManifest, aPackage } from '../package/testing/a-package.ts';
import { createPluginManagerRoom } from '../plugin-manager.room.ts';
import { standInRooms } from '../testing/stand-in-rooms.ts';
import { person } from '../testing/teller.ts';

const operator = person('c1', 'city-administrator', null);
const admin1 = person('a1', 'district-administrator', 'd1');
const student1 = person('s1', 'student', 'd1', 'school-1');

/** A server that tells its version, as `plugin pack` would leave it. */
const serverOf = (version: string, more = '') => `
import { action, definePlugin, defineErrors, defineService, Type } from '@fudao/plugin-sdk';
const errors = defineErrors('PACKED', { NO: { status: 409, retryable: false, message: { 'zh-CN': '不行', en: 'No.' } } });
const which = action({
  rest: 'GET /which', summary: 'Tells.', allow: 'signed-in', returns: Type.Object({}),
  params: Type.Object({ refuse: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
  handler: ({ params }) => { if (params.refuse) throw errors.NO(); return { version: '${version}' }; },
});
${more}
export default definePlugin({
  services: [defineService({ name: 'notes', actions: { which } })],
  privacy: { exportPerson: async () => ({}), erasePerson: async () => {} },
});
`;

onEachKind('packages', (freshUrl) => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  let key: KeyObject;

  beforeEach(async () => {
    rooms = await startRooms(
      (platform, _runtime, plugins) => [...standInRooms(['d1']), createPluginManagerRoom(platform, plugins)],
      { databaseUrl: await freshUrl() },
    );
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled: [] });
    key = aKey();
    await addPublisher(rooms.platform.database, { name: 'us', publicKey: publicKeyOf(key), mostTrust: 'trusted' }, 'c1', 1);
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  const pack = async (version: string, { manifest = {}, server = serverOf(version), by = key } = {}) => {
    const changes = { 'plugin.json': JSON.stringify(aManifest({ version, ...manifest })), 'server/index.js': server };
    return (await aPackage(changes, by)).bytes;
  };
  /** As the gateway hands a body over. */
  const upload = async (bytes: Buffer) => {
    const { broker } = rooms.runtime;
    const options = { meta: { caller: operator, requestId: 'test' }, stream: Readable.from([bytes]) };
    return (await broker.call('plugin-manager.uploadPackage', {}, options as never)) as { version: string };
  };
  const install = (version: string, grant: string[] = []) =>
    rooms.call('plugin-manager.installRelease', { id: 'notes', version, grant }, operator);
  const enable = () =>
    rooms.call('plugin-manager.setInstallation', { id: 'notes', enabled: true, settings: {}, expectedRevision: 0 }, admin1);
  const which = (params = {}) => rooms.call('notes.notes.which', params, student1);

  test('are uploaded, installed, enabled and answer; a refusal of theirs is one of the platform', async () => {
    await upload(await pack('1.0.0'));
    await install('1.0.0', aManifest().capabilities);
    await enable();
    expect(await which()).toEqual({ version: '1.0.0' });
    await expect(which({ refuse: true })).rejects.toMatchObject({ code: 'PACKED_NO' });
  });

  test('the same again changes nothing; the same version with other content is refused', async () => {
    const bytes = await pack('1.0.0');
    await upload(bytes);
    await upload(bytes);
    await expect(upload(await pack('1.0.0', { server: serverOf('other') }))).rejects.toMatchObject({ type: 'PACKAGE_VERSION_TAKEN' });
    const { releases } = await rooms.call<{ releases: unknown[] }>('plugin-manager.getReleases', { id: 'notes' }, operator);
    expect(releases).toHaveLength(1);
  });

  test("of another publisher are not releases of this one's plugin; another key of the same publisher is", async () => {
    const { database } = rooms.platform;
    await upload(await pack('1.0.0'));
    const [other, next] = [aKey(), aKey()];
    await addPublisher(database, { name: 'them', publicKey: publicKeyOf(other), mostTrust: 'trusted' }, 'c1', 2);
    await addPublisher(database, { name: 'us', publicKey: publicKeyOf(next), mostTrust: 'trusted' }, 'c1', 3);
    await expect(upload(await pack('1.1.0', { by: other }))).rejects.toMatchObject({ type: 'PACKAGE_ID_TAKEN' });
    expect(await upload(await pack('1.1.0', { by: next }))).toMatchObject({ version: '1.1.0' });
  });

  test('that ask for more wait for consent', async () => {
    await upload(await pack('1.0.0', { manifest: { capabilities: ['files.read', 'knowledge.read'] } }));
    await expect(install('1.0.0', ['files.read'])).rejects.toMatchObject({
      code: 'PLUGIN_CONSENT_MISSING',
      details: { because: 'knowledge.read' },
    });
    await install('1.0.0', ['knowledge.read']);
    await upload(await pack('1.1.0', { manifest: { capabilities: ['files.read', 'identity.read'] } }));
    await expect(install('1.1.0')).rejects.toMatchObject({ details: { because: 'identity.read' } });
  });

  test.each([
    ['a strange key', () => pack('1.0.0', { by: aKey() }), 'PACKAGE_KEY_UNKNOWN'],
    ['no archive', () => Promise.resolve(Buffer.from('hello')), 'PACKAGE_NOT_AN_ARCHIVE'],
    ['a platform to come', () => pack('1.0.0', { manifest: { engines: { platform: '^9.0.0' } } }), 'PACKAGE_PLATFORM_NOT_SUPPORTED'],
    ['a capability that does not exist', () => pack('1.0.0', { manifest: { capabilities: ['mind.read'] } }), 'PACKAGE_CAPABILITY_UNKNOWN'],
    ['a dependency that is not here', () => pack('1.0.0', { manifest: { dependsOn: ['maps'] } }), 'PACKAGE_DEPENDENCY_MISSING'],
  ])('with %s are refused, and nothing is kept', async (_, make, code) => {
    await expect(upload(await make())).rejects.toMatchObject({ type: code });
    for (const table of ['releases', 'package_chunks', 'release_history']) {
      expect(await rooms.platform.database.select(`SELECT * FROM plugin_manager_${table}`)).toEqual([]);
    }
  });

  test('whose server fails at the start leave what ran before', async () => {
    await upload(await pack('1.0.0'));
    await install('1.0.0', aManifest().capabilities);
    await enable();
    await upload(await pack('2.0.0', { server: serverOf('2.0.0', 'throw new Error("it does not want to");') }));
    await expect(install('2.0.0')).rejects.toMatchObject({
      code: 'PLUGIN_NOT_STARTED',
      details: { reason: 'it does not want to' },
    });
    expect(await which()).toEqual({ version: '1.0.0' });
  });

  test('of a key that was revoked do not start any more', async () => {
    await upload(await pack('1.0.0'));
    const [publisher] = await rooms.platform.database.select<{ key_id: string }>('SELECT key_id FROM plugin_manager_publishers');
    await revokePublisher(rooms.platform.database, publisher!.key_id, 'lost', 2);
    await expect(install('1.0.0', aManifest().capabilities)).rejects.toMatchObject({ code: 'PLUGIN_NOT_STARTED' });
  });
});
