import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createGzip, deflateRawSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { readArchive } from './archive-reader.ts';
import { writeArchive, writeTar } from './archive-writer.ts';
import { zip } from './gzip.ts';
import { packageLimits } from './package-limits.ts';
import { noise, someFiles } from './testing/a-package.ts';
import { rawTar, type RawEntry } from './testing/raw-tar.ts';

const read = (packed: Buffer, limits = {}) => readArchive(packed, { ...packageLimits, ...limits });
const readRaw = async (entries: readonly RawEntry[], end?: Buffer) => read(await zip(rawTar(entries, end)));
const refusal = (code: string, details: object = {}) => ({ code: `PACKAGE_${code}`, details });

test('what the hostile ones are made by makes good ones too', async () => {
  const files = await readRaw([{ path: 'a.js', content: 'x' }, { path: 'b/c.js' }]);
  expect([...files]).toEqual([
    ['a.js', Buffer.from('x')],
    ['b/c.js', Buffer.alloc(0)],
  ]);
});

describe('an archive that is none', () => {
  test.each([
    ['nothing at all', Buffer.alloc(0)],
    ['a text', Buffer.from('not an archive')],
    ['a zip', Buffer.from('504b0304140000000800', 'hex')],
    ['a bare tar', writeTar(someFiles())],
  ])('%s', async (_what, packed) => {
    await expect(read(packed)).rejects.toMatchObject(refusal(packed.length ? 'NOT_AN_ARCHIVE' : 'TRUNCATED'));
  });

  test('gzip of something that is no tar', async () => {
    await expect(read(await zip(noise(5_000)))).rejects.toMatchObject(refusal('NOT_AN_ARCHIVE'));
    await expect(read(await zip(Buffer.from('short')))).rejects.toMatchObject(refusal('TRUNCATED'));
  });

  test('one cut off anywhere', async () => {
    const packed = await writeArchive(someFiles({ 'server/index.js': noise(3_000) }));
    for (let length = 3; length < packed.length; length += 1) {
      await expect(read(packed.subarray(0, length))).rejects.toMatchObject(refusal('TRUNCATED'));
    }
  });

  test('a tar cut off anywhere, in a whole gzip', async () => {
    const tar = writeTar(new Map([['a.js', noise(600)]]));
    for (let length = 0; length < tar.length; length += 64) {
      await expect(zip(tar.subarray(0, length)).then(read)).rejects.toMatchObject(refusal('TRUNCATED'));
    }
  });

  test('one with any bit changed is refused, or it reads the same (bits that deflate does not use)', async () => {
    const files = new Map([
      ['plugin.json', Buffer.from('{"a":1}')],
      ['server/index.js', noise(300)],
    ]);
    const packed = await writeArchive(files);
    let same = 0;
    for (let bit = 0; bit < packed.length * 8; bit += 1) {
      const changed = Buffer.from(packed);
      changed[bit >> 3]! ^= 1 << (bit % 8);
      const result = await read(changed).catch((error: { code: string }) => error.code);
      if (typeof result === 'string')
        expect(result).toMatch(/^PACKAGE_(NOT_AN_ARCHIVE|TRUNCATED|DAMAGED|NOT_AS_PACKED|UNPACKS_TOO_LARGE)$/);
      else {
        expect(result).toEqual(files);
        same += 1;
      }
    }
    expect(same).toBeLessThan((packed.length * 8) / 50);
  });
});

describe('a path', () => {
  test.each(['../x.js', 'server/../../x.js', '/etc/cron.d/x.js', 'C:/x.js', '..\\x.js', '\\\\host\\x.js'])(
    '%s leads out',
    (path) => expect(readRaw([{ path }])).rejects.toMatchObject(refusal('PATH_LEADS_OUT', { path })),
  );

  test.each(['server\\x.js', './x.js', 'server//x.js', '.env', 'server/a\0b.js', 'x.js\0.png', 'con.js', ''])(
    '%j is not plain',
    (path) => expect(readRaw([{ path }])).rejects.toMatchObject({ code: 'PACKAGE_PATH_NOT_PLAIN' }),
  );

  test('that leads out by its second field', () =>
    expect(readRaw([{ path: 'x.js', fields: { prefix: '../..' } }])).rejects.toMatchObject(
      refusal('PATH_LEADS_OUT', { path: '../../x.js' }),
    ));

  test.each([
    ['the same twice', ['a.js', 'a.js']],
    ['the same in other case', ['server/Index.js', 'server/index.js']],
    ['a file that is a folder of another', ['server/a.js', 'server/a.js/b.js']],
    ['a folder that becomes a file', ['server/a.js/b.js', 'server/a.js']],
    ['a folder in other case', ['server/A.js/b.js', 'server/a.js']],
  ])('%s', (_what, paths) =>
    expect(readRaw(paths.map((path) => ({ path })))).rejects.toMatchObject({
      code: 'PACKAGE_SAME_PATH',
      details: { other: paths[0] },
    }),
  );
});

describe('an entry that is no plain file', () => {
  test.each([
    ['a hard link', '1', 'LINK'],
    ['a symbolic link', '2', 'LINK'],
    ['a character device', '3', 'SPECIAL_ENTRY'],
    ['a block device', '4', 'SPECIAL_ENTRY'],
    ['a folder', '5', 'SPECIAL_ENTRY'],
    ['a pipe', '6', 'SPECIAL_ENTRY'],
    ['an extended header', 'x', 'SPECIAL_ENTRY'],
    ['a global header', 'g', 'SPECIAL_ENTRY'],
    ['a long name of GNU', 'L', 'SPECIAL_ENTRY'],
    ['one nobody knows', '!', 'SPECIAL_ENTRY'],
  ])('%s', (_what, type, code) =>
    expect(readRaw([{ path: 'server/x.js', fields: { type, prefix: '' } }])).rejects.toMatchObject({
      code: `PACKAGE_${code}`,
      details: { path: 'server/x.js' },
    }),
  );

  test('as a well-known library writes links and names of its own', async () => {
    const archive = pack();
    archive.entry({ name: 'server/index.js', type: 'symlink', linkname: '/etc/passwd' });
    archive.finalize();
    await expect(buffer(archive).then(zip).then(read)).rejects.toMatchObject(
      refusal('LINK', { path: 'server/index.js' }),
    );
    const extended = pack();
    extended.entry({ name: `server/${'x'.repeat(300)}.js` }, 'x');
    extended.finalize();
    await expect(buffer(extended).then(zip).then(read)).rejects.toMatchObject({
      code: 'PACKAGE_SPECIAL_ENTRY',
      details: { kind: 'extended header' },
    });
  });
});

describe('what is not as it is packed', () => {
  const fields: [string, RawEntry['fields']][] = [
    ['a mode', { mode: '0004755' }],
    ['an owner', { owner: '0001750' }],
    ['a time', { modified: '14700000000' }],
    ['a device number', { deviceMajor: '0000001' }],
    ['a type from before tar knew types', { type: '\0' }],
    ['no size', { size: '' }],
    ['a negative size', { size: '-0000000001' }],
    ['a size in base 256', { size: '\x80\0\0\0\0\0\0\0\0\0\0\x01' }],
  ];
  test.each(fields)('%s', (_what, given) =>
    expect(readRaw([{ path: 'x.js', fields: given }])).rejects.toMatchObject(
      refusal('NOT_AS_PACKED', { path: 'x.js' }),
    ),
  );

  test('files in another order', () =>
    expect(readRaw([{ path: 'b.js' }, { path: 'a.js' }])).rejects.toMatchObject(
      refusal('NOT_AS_PACKED', { path: 'a.js' }),
    ));

  test('something behind the end', async () => {
    const end = Buffer.alloc(1_024);
    await expect(readRaw([{ path: 'x.js' }], Buffer.concat([end, rawTar([{ path: 'y.js' }])]))).rejects.toMatchObject(
      refusal('NOT_AS_PACKED', { path: 'tar' }),
    );
    await expect(readRaw([{ path: 'x.js' }], Buffer.alloc(10_240))).rejects.toMatchObject(
      refusal('NOT_AS_PACKED', { path: 'tar' }),
    );
    const packed = await writeArchive(someFiles());
    // What is between the stream's end and the last eight bytes, and a second member that other tools would read too.
    const padded = Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8), packed.subarray(-8)]);
    await expect(read(padded)).rejects.toMatchObject(refusal('NOT_AS_PACKED', { path: 'gzip' }));
    await expect(read(Buffer.concat([packed, packed]))).rejects.toMatchObject(
      refusal('NOT_AS_PACKED', { path: 'gzip' }),
    );
  });

  test('what another program made says what is wrong with it, where there is more than that', async () => {
    const first = { path: 'plugin.json', content: '{}' };
    const made = (...entries: RawEntry[]) => read(gzipSync(rawTar([first, ...entries])));
    const link = { path: 'way', fields: { type: '2' } };
    await expect(made(link)).rejects.toMatchObject(refusal('LINK', { path: 'way' }));
    await expect(made({ path: '../../x' })).rejects.toMatchObject(refusal('PATH_LEADS_OUT', { path: '../../x' }));
    await expect(read(gzipSync(Buffer.alloc(2_000)), { unpackedBytes: 1_999 })).rejects.toMatchObject({ code: 'PACKAGE_UNPACKS_TOO_LARGE' });
    await expect(made({ path: 'large', content: 'xx' })).rejects.toMatchObject(refusal('NOT_AS_PACKED', { path: 'gzip' }));
    await expect(read(gzipSync('no tar at all'.repeat(99)))).rejects.toMatchObject(refusal('NOT_AN_ARCHIVE'));
  });

  test('a gzip with a name or a time', async () => {
    const named = gzipSync(writeTar(someFiles()));
    named[3] = 8;
    await expect(read(named)).rejects.toMatchObject(refusal('NOT_AS_PACKED', { path: 'gzip' }));
    const timed = await writeArchive(someFiles());
    timed[4] = 1;
    await expect(read(timed)).rejects.toMatchObject(refusal('NOT_AS_PACKED', { path: 'gzip' }));
  });

  test('a size that reaches beyond the end', () =>
    expect(readRaw([{ path: 'x.js', fields: { size: '00000177777' } }])).rejects.toMatchObject(refusal('TRUNCATED')));
});

describe('what is too much', () => {
  test('a package', () =>
    expect(read(Buffer.alloc(20 * 1024 * 1024 + 1))).rejects.toMatchObject(refusal('TOO_LARGE', { megabytes: 20 })));

  test('a file', async () => {
    const packed = await writeArchive(new Map([['server/index.js', Buffer.alloc(16 * 1024 * 1024 + 1)]]));
    await expect(read(packed)).rejects.toMatchObject(
      refusal('FILE_TOO_LARGE', { path: 'server/index.js', megabytes: 16 }),
    );
  });

  test('the number of files', async () => {
    const many = (count: number) =>
      writeArchive(
        new Map(
          Array.from({ length: count }, (_, at) => [`server/f${String(at).padStart(4, '0')}.js`, Buffer.alloc(0)]),
        ),
      );
    expect((await read(await many(2_000))).size).toBe(2_000);
    await expect(read(await many(2_001))).rejects.toMatchObject(refusal('TOO_MANY_FILES', { most: 2_000 }));
  });

  test('what a small package unpacks to, without inflating it', async () => {
    // 2 GB of zeros in 2 MB: five times what a refusal late or never would leave on the heap.
    const zeros = Buffer.alloc(8 * 1024 * 1024);
    const bomb = Readable.from(
      (function* () {
        for (let count = 0; count < 256; count += 1) yield zeros;
      })(),
    );
    const packed = await buffer(bomb.pipe(createGzip({ level: constants.Z_BEST_SPEED })));
    Buffer.from('1f8b08000000000002ff', 'hex').copy(packed);
    expect(packed.length).toBeLessThan(20 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 1);
    await expect(read(packed)).rejects.toMatchObject(refusal('UNPACKS_TOO_LARGE', { megabytes: 64 }));
    clearInterval(watch);
    expect(Math.max(most, process.memoryUsage().arrayBuffers - before)).toBeLessThan(300 * 1024 * 1024);
  });

  test('an archive whose end says it is small', async () => {
    const tar = Buffer.alloc(3 * 1024 * 1024);
    const lying = Buffer.concat([Buffer.from('1f8b08000000000002ff', 'hex'), deflateRawSync(tar), Buffer.alloc(8)]);
    await expect(read(lying, { unpackedBytes: 1024 * 1024 })).rejects.toMatchObject(
      refusal('UNPACKS_TOO_LARGE', { megabytes: 1 }),
    );
  });
});
