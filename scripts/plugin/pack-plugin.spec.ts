import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { aKey, aManifest } from '../../core/src/plugin-manager/package/testing/a-package.ts';
import { readPackage, unpackTo, type PackageListing } from '../../core/src/plugin-manager/package/index.ts';
import { root } from '../run-program.ts';
import { packPlugin } from './pack-plugin.ts';
import { writePlugin } from './testing/a-plugin.ts';

const importPacked = fileURLToPath(
  new URL('../../core/src/plugin-manager/package/testing/import-packed.ts', import.meta.url),
);
const run = promisify(execFile);
const key = aKey();

describe('packing a plugin', () => {
  let place: string;
  beforeEach(async () => {
    place = await mkdtemp(join(await realpath(tmpdir()), 'fudao-pack-'));
  });
  afterEach(() => rm(place, { recursive: true }));

  const pack = async (changes: Parameters<typeof writePlugin>[1] = {}, name = 'plugin') => {
    await writePlugin(join(place, name), changes);
    return packPlugin(join(place, name), { key, out: join(place, `${name}.tgz`) });
  };

  /** What Node finds in the packed server, as the platform imports it. */
  const imported = async (listing: PackageListing) => {
    const releases = join(place, 'releases');
    const folder = join(releases, 'notes', listing.manifest.version);
    await unpackTo(listing, folder);
    const entry = join(folder, 'server/index.js');
    const { stdout } = await run(process.execPath, ['--no-warnings', importPacked, releases, entry]);
    return { folder, found: JSON.parse(stdout) as Record<string, unknown> };
  };

  test('gives a package with all that it needs, and nothing more', async () => {
    const { file, listing } = await pack();
    expect(file).toBe(join(place, 'plugin.tgz'));
    expect([...listing.files.keys()]).toEqual([
      'README.md',
      'migrations/2026-01-01-notes.js',
      'package.json',
      'plugin.json',
      'server/deep/worker.js',
      'server/deep/worker.js.map',
      'server/index.js',
      'server/index.js.map',
      'server/inner-worker.js',
      'server/inner-worker.js.map',
      'server/words.txt',
      'signature.json',
    ]);
    expect((await readPackage(file)).files).toEqual(listing.files);
    expect((await readdir(place)).sort()).toEqual(['plugin', 'plugin.tgz']);
  });

  test('gives one that runs where no packages are: its threads, its files, and what it imports', async () => {
    const { folder, found } = await imported((await pack()).listing);
    expect(found).toEqual({
      services: ['notes'],
      migrations: pathToFileURL(join(folder, 'migrations/')).href,
      isSameError: true,
      tried: { reply: { code: 'NOTES_NO', inner: 'hello from within' }, words: 'some words', older: 'b' },
      later: 'ERR_MODULE_NOT_FOUND',
    });
    const migration = (await import(join(folder, 'migrations/2026-01-01-notes.js'))) as { up: unknown };
    expect(typeof migration.up).toBe('function');
  });

  test('gives the same bytes wherever the plugin lies, and says nothing of that place', async () => {
    const first = await pack({}, 'one');
    const second = await pack({}, 'another');
    expect((await readFile(second.file)).equals(await readFile(first.file))).toBe(true);
    expect((await stat(second.file)).size).toBe(first.listing.packedBytes);
    for (const [path, content] of first.listing.files) expect([path, content.includes(place)]).toEqual([path, false]);
  });

  test('takes README, LICENSE and screenshots where they are there', async () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('latin1');
    await writePlugin(join(place, 'plugin'), {
      LICENSE: 'Apache-2.0',
      'README.md': null,
      'screenshots/.DS_Store': 'x',
      'screenshots/1.png': '',
    });
    await writeFile(join(place, 'plugin/screenshots/1.png'), png, 'latin1');
    const { listing } = await packPlugin(join(place, 'plugin'), { key, out: join(place, 'x.tgz') });
    const names = [...listing.files.keys()];
    expect(names).toEqual(expect.arrayContaining(['LICENSE', 'screenshots/1.png']));
    expect(names).not.toContain('README.md');
    expect(names).not.toContain('screenshots/.DS_Store');
  });

  const faults: [string, Record<string, string | null>, RegExp][] = [
    ['is none', { 'plugin.json': null }, /There is no plugin.json in .*plugin\. Name the folder/],
    [
      'has a wrong manifest',
      { 'plugin.json': JSON.stringify(aManifest({ version: '1' })) },
      /plugin.json is wrong: .*version/,
    ],
    ['has no server', { 'server/index.ts': null }, /There is no server\/index.ts/],
    ['does not compile', { 'server/errors.ts': 'export const errors = {;' }, /server\/errors.ts:1: Expected/],
    [
      'imports what is not there',
      { 'server/errors.ts': "import 'nowhere-to-be-found';" },
      /server\/errors.ts:1: Could not resolve "nowhere-to-be-found"/,
    ],
    [
      'names a file by a variable',
      { 'server/inner-worker.ts': '\nnew URL(`./${process.argv[2]}.ts`, import.meta.url);' },
      /server\/inner-worker.ts:2: .*needs a plain text/,
    ],
    ['names a file that is not there', { 'server/words.txt': null }, /try-out.ts:10: server\/words.txt does not exist/],
    [
      'names a file outside',
      { 'server/errors.ts': "new URL('../../secret.txt', import.meta.url);" },
      /\.\.\/secret.txt lies outside of the plugin's folder/,
    ],
    [
      'names a file of a kind that is not packed',
      { 'server/a.sh': '', 'server/errors.ts': "new URL('./a.sh', import.meta.url);" },
      /server\/a.sh has no place in a package/,
    ],
    [
      'uses a package that reads files of its own',
      { 'node_modules/older-package/index.js': "export default () => new URL('./model.bin', import.meta.url);" },
      /node_modules\/older-package\/index.js:1: this package reads .\/model.bin at run time/,
    ],
    [
      'has a migration twice',
      { 'migrations/2026-01-01-notes.js': 'export async function up() {}' },
      /migrations\/2026-01-01-notes.js comes from two sources/,
    ],
    [
      'has a migration that starts something',
      {
        'migrations/2026-01-02-x.ts':
          "new URL('../server/inner-worker.ts', import.meta.url); export const up = () => 1;",
      },
      /2026-01-02-x.ts needs server\/inner-worker.ts at run time/,
    ],
    [
      'has a screenshot of another kind',
      { 'screenshots/a.svg': '<svg/>' },
      /"screenshots\/a.svg" does not belong into a package/,
    ],
  ];
  test.each(faults)('of a plugin that %s is refused, saying where', async (_what, changes, sentence) => {
    await expect(pack(changes)).rejects.toThrow(sentence);
    expect(await readdir(place)).toEqual(['plugin']);
  });

  test('says where the result cannot be written', async () => {
    await writePlugin(join(place, 'plugin'));
    const out = join(place, 'nowhere/x.tgz');
    await expect(packPlugin(join(place, 'plugin'), { key, out })).rejects.toThrow(`${out} cannot be written: ENOENT`);
  });

  test('takes the Q&A centre with its interface and its search thread', async () => {
    const steps: string[] = [];
    const out = join(place, 'qa.tgz');
    const { listing } = await packPlugin(join(root, 'plugins/question-answer'), {
      key,
      out,
      onStep: (step) => void steps.push(step),
    });
    expect(steps).toEqual(['server', 'interface', 'signature']);
    const { hash } = listing.ui!;
    const ui = [...listing.files.keys()].filter((path) => path.startsWith('ui/'));
    const modules = ['admin.js', 'student.js'].flatMap((name) =>
      ['', '.br', '.gz'].map((ending) => `ui/${hash}/${name}${ending}`),
    );
    const pages = ui.filter((path) => /\/(admin|student)-[\w-]{8}\.js(\.br|\.gz)?$/.test(path));
    expect(pages.length).toBeGreaterThan(0);
    expect(ui.toSorted()).toEqual([...modules, ...pages, 'ui/build.json'].toSorted());
    expect(listing.files.has('server/search/search-worker.js')).toBe(true);
    expect((await imported(listing)).found['services']).toContain('questions');
  }, 240_000);

  test('builds the interface of a plugin that lies elsewhere', async () => {
    const copies = async () => (await readdir(join(root, '.cache'))).filter((name) => name.startsWith('plugin-pack-'));
    const before = await copies();
    const { listing } = await pack({
      'ui/student/index.ts':
        "import { words } from '../words.ts';\nexport const routes = [];\nexport const said = words;\n",
      'ui/words.ts': "export const words = 'words of the interface';\n",
    });
    const { hash, student, admin } = listing.ui!;
    expect([student, admin]).toEqual(['student.js', undefined]);
    expect(listing.files.get(`ui/${hash}/student.js`)!.toString()).toContain('words of the interface');
    expect(await copies()).toEqual(before);
  }, 240_000);
});
