import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeArchive, type PackageFiles } from './archive-writer.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256, signFiles } from './package-signature.ts';
import { packageLimits } from './package-limits.ts';
import { readPackage } from './read-package.ts';
import { aKey, aManifest, aPackage, noise, publisherOf, someFiles } from './testing/a-package.ts';
import { verifySignature } from './verify-signature.ts';
import { writePackage } from './write-package.ts';

const refusal = (code: string, details: object = {}) => ({ code: `PACKAGE_${code}`, details });
const key = aKey();
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise(100)]);
const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), noise(100)]);

/** A right package, changed after it was signed. */
async function tampered(change: (files: Map<string, Buffer>) => void): Promise<Buffer> {
  const { listing } = await aPackage({}, key);
  const files = new Map(listing.files);
  change(files);
  return writeArchive(files);
}

describe('a package', () => {
  test('reads back as it was written', async () => {
    const { bytes, listing } = await aPackage({
      LICENSE: 'Apache-2.0',
      'screenshots/1.png': png,
      'screenshots/2.webp': webp,
    });
    expect(listing.manifest).toEqual(aManifest());
    expect(listing.ui).toEqual({ hash: 'abc', student: 'student.js' });
    expect(listing.contentHash).toBe(sha256(bytes));
    expect(listing.packedBytes).toBe(bytes.length);
    expect([...listing.files.keys()]).toEqual([
      'LICENSE',
      'README.md',
      'migrations/2026-01-01-notes.js',
      'package.json',
      'plugin.json',
      'screenshots/1.png',
      'screenshots/2.webp',
      'server/index.js',
      'signature.json',
      'ui/abc/student.js',
      'ui/build.json',
    ]);
  });

  test('that names a picture it does not have is refused', async () => {
    const manifest = aManifest({ screenshots: [{ file: 'asking.png', alt: { 'zh-CN': '提问', en: 'Asking' } }] });
    const files = { 'plugin.json': JSON.stringify(manifest) };
    await expect(aPackage(files, key)).rejects.toMatchObject({ code: 'PACKAGE_FILE_MISSING', details: { path: 'screenshots/asking.png' } });
    await expect(aPackage({ ...files, 'screenshots/asking.png': png }, key)).resolves.toBeDefined();
  });

  test('whatever files it has, it reads back the same, and twice packed it is the same bytes', async () => {
    const files = fc
      .uniqueArray(fc.tuple(fc.stringMatching(/^s[a-z0-9]{0,12}$/), fc.uint8Array({ maxLength: 3_000 })), {
        selector: ([name]) => name,
        maxLength: 8,
      })
      .map((entries) =>
        someFiles(Object.fromEntries(entries.map(([name, content]) => [`server/${name}.js`, Buffer.from(content)]))),
      );
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const { bytes } = await writePackage(given, key);
        const found = new Map((await readPackage(bytes)).files);
        expect(found.delete('signature.json') && found.delete('package.json')).toBe(true);
        expect(found).toEqual(new Map([...given].sort(([a], [b]) => (a < b ? -1 : 1))));
        expect((await writePackage(new Map([...given].reverse()), key)).bytes.equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('needs neither an interface nor a readme', async () => {
    const { listing } = await aPackage({ 'ui/build.json': null, 'ui/abc/student.js': null, 'README.md': null });
    expect(listing.ui).toBeUndefined();
  });

  test('is read from a file, of which a larger one is not opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fudao-package-'));
    const file = join(folder, 'notes.tgz');
    await writeFile(file, (await aPackage()).bytes);
    expect((await readPackage(file)).manifest.id).toBe('notes');
    await truncate(file, 21 * 1024 * 1024);
    await expect(readPackage(file)).rejects.toMatchObject(refusal('TOO_LARGE', { megabytes: 20 }));
    await rm(folder, { recursive: true });
  });
});

test('the page of a framed interface is read with its script', async () => {
  const build = {
    'ui/build.json': '{"hash":"abc","student":"student.html"}\n',
    'ui/abc/student.html': '<!doctype html>',
  };
  expect((await aPackage(build)).listing.ui).toEqual({ hash: 'abc', student: 'student.html' });
});

describe('is refused', () => {
  test.each(['plugin.json', 'server/index.js'])('without %s', (path) =>
    expect(aPackage({ [path]: null })).rejects.toMatchObject(refusal('FILE_MISSING', { path })),
  );

  test.each([
    'index.js',
    'server/run.sh',
    'server/addon.node',
    'migrations/old/1.js',
    'migrations/1.ts',
    'screenshots/a.svg',
    'ui/abc/page.html',
    'node_modules/x/index.js',
  ])('with %s', (path) => expect(aPackage({ [path]: 'x' })).rejects.toMatchObject(refusal('UNKNOWN_FILE', { path })));

  const manifests: [string, string, RegExp][] = [
    ['no JSON', '{', /JSON/],
    ['a list', '[]', /must be object/],
    ['a field too many', JSON.stringify(aManifest({ colour: 'red' })), /colour is not known/],
    [
      'settings that are no schema',
      JSON.stringify(aManifest({ settings: { type: 'colour', properties: {} } })),
      /type/,
    ],
    [
      'settings whose defaults do not fit',
      JSON.stringify(aManifest({ settings: { properties: { n: { type: 'integer', default: 'x' } } } })),
      /do not fit/,
    ],
  ];
  test.each(manifests)('with a manifest that is %s', async (_what, content, reason) => {
    const files = someFiles({ 'plugin.json': content, 'package.json': '{"type":"module"}\n' });
    const signed = new Map([...files, ['signature.json', signFiles(files, { id: 'notes', version: '1.2.3' }, key)]]);
    await expect(writeArchive(signed).then((bytes) => readPackage(bytes))).rejects.toMatchObject({
      code: 'PACKAGE_MANIFEST_WRONG',
      details: { reason: expect.stringMatching(reason) as string },
    });
  });

  test('with settings that have an id of their own it is read twice all the same', async () => {
    const settings = {
      $id: 'https://example.org/settings',
      type: 'object',
      properties: { n: { type: 'integer', default: 1 } },
    };
    const { bytes } = await aPackage({ 'plugin.json': JSON.stringify(aManifest({ settings })) });
    expect((await readPackage(bytes)).manifest.settings).toEqual(settings);
  });

  const uis: [string, Parameters<typeof aPackage>[0], RegExp][] = [
    ['files but no build', { 'ui/build.json': null }, /build.json is missing/],
    ['a build that is no JSON', { 'ui/build.json': 'x' }, /no JSON/],
    ['a build that leads elsewhere', { 'ui/build.json': '{"hash":"../server","student":"index.js"}' }, /hash/],
    [
      'a module that is not there',
      { 'ui/build.json': '{"hash":"abc","admin":"admin.js"}' },
      /ui\/abc\/admin.js is missing/,
    ],
    ['files of an earlier build', { 'ui/old/student.js': 'x' }, /ui\/old\/student.js is not in ui\/abc\//],
  ];
  test.each(uis)('with an interface that has %s', (_what, changes, reason) =>
    expect(aPackage(changes)).rejects.toMatchObject({
      code: 'PACKAGE_UI_WRONG',
      details: { reason: expect.stringMatching(reason) as string },
    }),
  );

  const pictures: [string, Parameters<typeof aPackage>[0], string][] = [
    ['is something else', { 'screenshots/1.png': '<svg onload="alert(1)">' }, 'screenshots/1.png'],
    ['is another kind than its name says', { 'screenshots/1.webp': png }, 'screenshots/1.webp'],
    ['is too large', { 'screenshots/1.png': Buffer.concat([png, Buffer.alloc(1024 * 1024)]) }, 'screenshots/1.png'],
    [
      'is one too many',
      Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`screenshots/${at}.png`, png])),
      'screenshots/8.png',
    ],
  ];
  test.each(pictures)('with a screenshot that %s', (_what, changes, path) =>
    expect(aPackage(changes)).rejects.toMatchObject({ code: 'PACKAGE_SCREENSHOT_WRONG', details: { path } }),
  );

  test('where package.json says anything of its own', async () => {
    const files = new Map([
      ...someFiles(),
      ['package.json', Buffer.from('{"type":"module","imports":{"#x":"./x.js"}}\n')],
    ]);
    files.set('signature.json', signFiles(files, { id: 'notes', version: '1.2.3' }, key));
    await expect(writeArchive(files).then((bytes) => readPackage(bytes))).rejects.toMatchObject(
      refusal('NOT_AS_PACKED', { path: 'package.json' }),
    );
  });
});

describe('the signature', () => {
  const signature = (files: PackageFiles) =>
    JSON.parse(files.get('signature.json')!.toString()) as Record<string, unknown>;
  const resign = (files: Map<string, Buffer>, changes: object) =>
    files.set('signature.json', Buffer.from(`${canonicalJson({ ...signature(files), ...changes } as never)}\n`));

  const faults: [string, (files: Map<string, Buffer>) => unknown, ReturnType<typeof refusal>][] = [
    ['is missing', (files) => files.delete('signature.json'), refusal('UNSIGNED')],
    [
      'is no JSON',
      (files) => files.set('signature.json', Buffer.from('x')),
      refusal('SIGNATURE_UNREADABLE', { reason: 'it is no JSON' }),
    ],
    [
      'is of a later format',
      (files) => resign(files, { format: 2 }),
      refusal('SIGNATURE_UNREADABLE', { reason: expect.stringMatching(/^format/) }),
    ],
    [
      'is no signature',
      (files) => resign(files, { signature: 'x' }),
      refusal('SIGNATURE_UNREADABLE', { reason: expect.stringMatching(/^signature/) }),
    ],
    [
      'is written in another way',
      (files) => files.set('signature.json', Buffer.from(JSON.stringify(signature(files), null, 1))),
      refusal('NOT_AS_PACKED', { path: 'signature.json' }),
    ],
    [
      'is of another plugin',
      (files) => resign(files, { id: 'other' }),
      refusal('SIGNED_FOR_ANOTHER', { signed: 'other 1.2.3', manifest: 'notes 1.2.3' }),
    ],
    [
      'is of another version',
      (files) => resign(files, { version: '9.0.0' }),
      refusal('SIGNED_FOR_ANOTHER', { signed: 'notes 9.0.0', manifest: 'notes 1.2.3' }),
    ],
    [
      'does not list a file',
      (files) => files.set('server/extra.js', Buffer.from('x')),
      refusal('FILE_NOT_SIGNED', { path: 'server/extra.js' }),
    ],
    [
      'lists a file that is missing',
      (files) => files.delete('README.md'),
      refusal('SIGNED_FILE_MISSING', { path: 'README.md' }),
    ],
    [
      'has another hash',
      (files) => files.set('server/index.js', Buffer.from('evil()')),
      refusal('FILE_CHANGED', { path: 'server/index.js' }),
    ],
    [
      'lists itself',
      (files) =>
        resign(files, { files: { ...(signature(files)['files'] as object), 'signature.json': '0'.repeat(64) } }),
      refusal('SIGNED_FILE_MISSING', { path: 'signature.json' }),
    ],
  ];
  test.each(faults)('%s', async (_what, change, expected) => {
    const bytes = await tampered(change);
    await expect(readPackage(bytes)).rejects.toMatchObject(expected);
  });

  test('is seen before the manifest is, where the publishers are given', async () => {
    const files = new Map([
      ...someFiles({ 'plugin.json': '{"settings":"hostile"}' }),
      ['package.json', Buffer.from('{"type":"module"}\n')],
    ]);
    files.set('signature.json', signFiles(files, { id: 'notes', version: '1.2.3' }, key));
    const bytes = await writeArchive(files);
    const read = (...keys: (typeof key)[]) =>
      readPackage(
        bytes,
        packageLimits,
        keys.map((one) => publisherOf(one)),
      );
    await expect(read(aKey())).rejects.toMatchObject({ code: 'PACKAGE_KEY_UNKNOWN' });
    await expect(read(aKey(), key)).rejects.toMatchObject({ code: 'PACKAGE_MANIFEST_WRONG' });
    const right = await aPackage({}, key);
    expect((await readPackage(right.bytes, packageLimits, [publisherOf(key)])).manifest.id).toBe('notes');
  });

  test('tells the publisher, and the most trust its key allows', async () => {
    const { listing } = await aPackage({}, key);
    const known = [publisherOf(aKey(), { name: 'Other' }), publisherOf(key, { mostTrust: 'trusted' })];
    expect(verifySignature(listing, known)).toEqual({ publisher: known[1], mostTrust: 'trusted' });
  });

  test('by an unknown key, or a revoked one', async () => {
    const { listing } = await aPackage({}, key);
    const { keyId } = publisherOf(key);
    expect(() => verifySignature(listing, [publisherOf(aKey())])).toThrow(
      expect.objectContaining(refusal('KEY_UNKNOWN', { keyId })),
    );
    const revoked = publisherOf(key, { revokedAt: 5, revokedReason: 'lost' });
    expect(() => verifySignature(listing, [revoked])).toThrow(
      expect.objectContaining(refusal('KEY_REVOKED', { keyId, publisher: 'Acme', reason: 'lost' })),
    );
  });

  test("by another key under this one's name", async () => {
    const { listing } = await aPackage({}, aKey());
    const claimed = { signature: { ...listing.signature, keyId: publisherOf(key).keyId } };
    expect(() => verifySignature(claimed, [publisherOf(key)])).toThrow(
      expect.objectContaining({ code: 'PACKAGE_SIGNATURE_WRONG' }),
    );
  });

  test('any part of it that is changed is noticed', async () => {
    const { listing } = await aPackage({}, key);
    const text = listing.files.get('signature.json')!;
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = await tampered((files) => {
          const changed = Buffer.from(text);
          changed[at]! ^= change;
          files.set('signature.json', changed);
        });
        const check = async () => verifySignature(await readPackage(bytes), [publisherOf(key)]);
        await expect(check()).rejects.toMatchObject({ code: expect.stringMatching(/^PACKAGE_/) as string });
      }),
      { numRuns: 200 },
    );
  });

  test('any byte of any file that is changed is noticed', async () => {
    const paths = [...someFiles().keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, at, change) => {
          const bytes = await tampered((files) => {
            const changed = Buffer.from(files.get(path)!);
            changed[at % changed.length]! ^= change;
            files.set(path, changed);
          });
          await expect(readPackage(bytes)).rejects.toMatchObject(refusal('FILE_CHANGED', { path }));
        },
      ),
    );
  });
});
