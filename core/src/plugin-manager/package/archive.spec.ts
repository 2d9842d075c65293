import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { extract } from 'tar-stream';
import { readArchive } from './archive-reader.ts';
import { writeArchive, writeTar, type PackageFiles } from './archive-writer.ts';
import { zip } from './gzip.ts';
import { packageLimits } from './package-limits.ts';
import { noise } from './testing/a-package.ts';

const part = fc.stringMatching(/^[a-z][A-Za-z0-9_-]{0,30}$/).filter((name) => !/^(con|prn|aux|nul)$/i.test(name));
/** Folders end otherwise than files, so that none is the other's folder. */
const path = fc
  .tuple(fc.array(part, { maxLength: 5 }), part)
  .map(([folders, name]) => [...folders, `${name}.js`].join('/'));
const listings: fc.Arbitrary<PackageFiles> = fc
  .uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 2_000 })), {
    selector: ([name]) => name.toLowerCase(),
    maxLength: 20,
  })
  .map((entries) => new Map(entries.map(([name, content]) => [name, Buffer.from(content)])));

const sortedEntries = (files: PackageFiles) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));
const read = (packed: Buffer) => readArchive(packed, packageLimits);

describe('an archive', () => {
  test('reads back as it was, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(listings, async (files) => {
        expect([...(await read(await writeArchive(files)))]).toEqual(sortedEntries(files));
      }),
    );
  });

  test('does not depend on the order of the files', async () => {
    await fc.assert(
      fc.asyncProperty(listings, async (files) => {
        const other = new Map([...files].reverse());
        expect((await writeArchive(other)).equals(await writeArchive(files))).toBe(true);
      }),
    );
  });

  test('is what others call a .tgz', async () => {
    await fc.assert(
      fc.asyncProperty(listings, async (files) => {
        const tar = gunzipSync(await writeArchive(files));
        const found: [string, Buffer][] = [];
        const reader = Readable.from([tar]).pipe(extract());
        for await (const entry of reader) {
          expect(entry.header).toMatchObject({ type: 'file', mode: 0o644, uid: 0, gid: 0, mtime: new Date(0) });
          found.push([entry.header.name, await buffer(entry)]);
        }
        expect(found).toEqual(sortedEntries(files));
      }),
      { numRuns: 30 },
    );
  });

  test('is refused with any byte of its tar changed, also where the checksum of the gzip was mended', async () => {
    await fc.assert(
      fc.asyncProperty(listings, fc.nat(), fc.integer({ min: 1, max: 255 }), async (files, at, change) => {
        const tar = writeTar(files);
        const changed = Buffer.from(tar);
        changed[at % tar.length]! ^= change;
        // Where the content itself was changed the archive is fine, and the signature is what notices.
        const result = await zip(changed)
          .then(read)
          .catch((error: { code: string }) => error.code);
        if (typeof result === 'string') expect(result).toMatch(/^PACKAGE_/);
        else expect(writeTar(result).equals(changed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('has no second form: what is taken is written again as the same bytes', async () => {
    const tar = writeTar(
      new Map([
        ['plugin.json', Buffer.from('{}')],
        ['server/index.js', noise(700)],
      ]),
    );
    let taken = 0;
    for (let at = 0; at < tar.length; at += 1) {
      const changed = Buffer.from(tar);
      changed[at]! ^= 1 << (at % 8);
      const result = await zip(changed)
        .then(read)
        .catch(() => undefined);
      if (result) expect(writeTar(result).equals(changed)).toBe(true);
      taken += result ? 1 : 0;
    }
    // The bytes of the two files, and of their names where the change leaves a plain one.
    expect(taken).toBeGreaterThanOrEqual(702);
    expect(taken).toBeLessThan(702 + 'plugin.jsonserver/index.js'.length);
  });

  test('holds a path of up to 255 letters with a slash in the right place', async () => {
    const long = `${'a'.repeat(150)}/${'b'.repeat(97)}.js`;
    const files = new Map([[long, Buffer.from('x')]]);
    expect([...(await read(await writeArchive(files))).keys()]).toEqual([long]);
    const tooLong = new Map([[`${'a'.repeat(160)}.js`, Buffer.from('x')]]);
    await expect((async () => writeArchive(tooLong))()).rejects.toMatchObject({ code: 'PACKAGE_PATH_NOT_PLAIN' });
  });
});
