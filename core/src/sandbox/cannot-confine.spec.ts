import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDocumentsRoom } from '../documents/documents.room.ts';
import { openPlugins } from '../plugin-manager/open-plugins.ts';
import { createPluginManagerRoom } from '../plugin-manager/plugin-manager.room.ts';
import { readPluginSource } from '../plugin-manager/release/plugin-source.ts';
import { standInRooms } from '../plugin-manager/testing/stand-in-rooms.ts';
import { findServer } from '../testing/system-programs.ts';
import { startRooms } from '../testing/start-rooms.ts';
import { bubblewrapRefused, notLinux, programMissing } from './bubblewrap/cannot-confine.ts';
import { findSystemProgram } from '../runtime/find-system-program.ts';
import { person } from './testing/start-plugin.ts';

const operator = person('c1', 'city-administrator', null);
const folderOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Starts a plugin as confined on a node; gives why it does not run there. */
async function failureOf(folder: string): Promise<string> {
  const rooms = await startRooms((platform, _runtime, plugins) => [
    createDocumentsRoom(platform),
    ...standInRooms(['d1']),
    createPluginManagerRoom(platform, plugins),
  ]);
  const source = await readPluginSource(folder);
  const end = await openPlugins(rooms.runtime, rooms.plugins, { bundled: [source], bundledTrust: 'confined' });
  try {
    // Everything else goes on.
    expect(await rooms.call('organisation.district', { id: 'd1' }, operator)).toEqual({ id: 'd1' });
    const { releases } = await rooms.call<{ releases: { trust: string; nodes: { state: string; failure: string }[] }[] }>(
      'plugin-manager.getReleases',
      { id: source.manifest.id },
      operator,
    );
    expect(releases[0]).toMatchObject({ trust: 'confined', nodes: [{ state: 'failed' }] });
    return releases[0]!.nodes[0]!.failure;
  } finally {
    await end();
    await rooms.stop();
  }
}

test('what is missing is told with how to get it', () => {
  expect(findSystemProgram('no-such-program')).toBeUndefined();
  expect(programMissing('bwrap').message).toMatch(/^bwrap is not installed on this node \(on Debian: apt-get install bubblewrap\)/);
  expect(programMissing('prlimit').message).toContain('apt-get install util-linux');
  expect(notLinux('darwin').message).toContain('darwin');
});

test.each([
  ['bwrap: No permissions to create new namespace, likely because ...', /It needs user namespaces/],
  ['bwrap: setting up uid map: Permission denied', /It needs user namespaces/],
  ["bwrap: Unknown option --disable-userns", /older than 0\.8/],
  ["bwrap: Can't find source path /x: No such file or directory", /cannot confine on this node/],
])('%s is told as what it means', (said, meaning) => {
  expect(bubblewrapRefused(`${said}\n`)!.message).toMatch(meaning);
});

test('what the plugin itself printed is not taken for it', () => {
  expect(bubblewrapRefused('Error: oh\n at x')).toBeUndefined();
});

(findServer('bwrap') ? describe : describe.skip)('the operator reads on the node', () => {
  const before = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = before;
  });

  test('that this machine does not let bubblewrap confine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fudao-bwrap-'));
    await writeFile(join(folder, 'bwrap'), '#!/bin/sh\necho "bwrap: No permissions to create new namespace" >&2\nexit 1\n');
    await chmod(join(folder, 'bwrap'), 0o755);
    process.env['PATH'] = folder + delimiter + before;
    expect(await failureOf(folderOf('./testing-plugins/jottings/'))).toMatch(
      /^bubblewrap cannot confine on this node \(bwrap: No permissions.*user namespaces.*docs\/operations\.md/,
    );
    await rm(folder, { recursive: true });
  });

  test('that a plugin has tables, and so cannot be confined', async () => {
    expect(await failureOf(folderOf('../plugin-manager/testing-plugins/notes/'))).toMatch(/has migrations, and a confined plugin has no tables/);
  });
});
