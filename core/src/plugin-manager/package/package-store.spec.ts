import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { onEachDatabase } from '../../testing/on-each-database.ts';
import { openDatabase } from '../../database/index.ts';
import { ensureUnpacked, releaseFolder } from './ensure-unpacked.ts';
import { fetchPackage, packageChunks, removePackage, storePackage } from './package-store.ts';
import { sha256 } from './package-signature.ts';
import { aPackage, noise } from './testing/a-package.ts';

onEachDatabase('stored packages', (subject, kind) => {
  const db = () => subject().database;
  beforeAll(() => db().migrate('plugin-manager', new URL('../migrations/', import.meta.url)));
  afterEach(() => db().run('DELETE FROM plugin_manager_package_chunks'));

  const store = (bytes: Buffer, on = db()) => on.transaction((work) => storePackage(work, bytes));
  const count = async () =>
    Number((await db().selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM plugin_manager_package_chunks'))!.n);

  test('come back as they were, whatever their length', async () => {
    const chunk = 256 * 1024;
    const length = fc.oneof(
      fc.integer({ min: 1, max: 1_000 }),
      fc.constantFrom(chunk - 1, chunk, chunk + 1, 3 * chunk),
    );
    await fc.assert(
      fc.asyncProperty(length, async (size) => {
        const bytes = noise(size);
        const hash = await store(bytes);
        expect(hash).toBe(sha256(bytes));
        expect((await fetchPackage(db(), hash)).equals(bytes)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('of the largest size pass through chunk by chunk', async () => {
    const bytes = noise(20 * 1024 * 1024);
    const hash = await store(bytes);
    let most = 0;
    for await (const piece of packageChunks(db(), hash)) most = Math.max(most, piece.length);
    expect(most).toBe(256 * 1024);
    expect(await count()).toBe(80);
    expect((await fetchPackage(db(), hash)).equals(bytes)).toBe(true);
  });

  test('are there whole or not at all', async () => {
    const bytes = noise(900_000);
    const failing = db().transaction(async (work) => {
      await storePackage(work, bytes);
      throw new Error('the release was refused');
    });
    await expect(failing).rejects.toThrow('the release was refused');
    expect(await count()).toBe(0);
    await expect(fetchPackage(db(), sha256(bytes))).rejects.toMatchObject({ code: 'PACKAGE_NOT_STORED' });
  });

  test('stored twice are there once, also by two nodes at once', async () => {
    const bytes = noise(600_000);
    const other = await openDatabase(subject().options);
    const [first, second] = await Promise.all([store(bytes), store(bytes, other)]);
    expect(second).toBe(first);
    expect(await store(bytes)).toBe(first);
    expect(await count()).toBe(3);
    await other.close();
  });

  test('that were damaged are not given out, and are mended by storing them again', async () => {
    const bytes = noise(600_000);
    const hash = await store(bytes);
    const damaged = { code: 'PACKAGE_STORED_DAMAGED', details: { hash } };
    const table = 'plugin_manager_package_chunks';
    await db().update(table, { bytes: noise(10) }, { content_hash: hash, ordinal: 1 });
    await expect(fetchPackage(db(), hash)).rejects.toMatchObject(damaged);
    await store(bytes);
    expect((await fetchPackage(db(), hash)).equals(bytes)).toBe(true);
    await db().delete(table, { content_hash: hash, ordinal: 1 });
    await expect(fetchPackage(db(), hash)).rejects.toMatchObject(damaged);
  });

  test('are removed alone', async () => {
    const [one, two] = [await store(noise(300_000)), await store(noise(400_000))];
    await removePackage(db(), one);
    await expect(fetchPackage(db(), one)).rejects.toMatchObject({ code: 'PACKAGE_NOT_STORED' });
    expect(await fetchPackage(db(), two)).toHaveLength(400_000);
  });

  test('are unpacked by a node that has only the database', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), `fudao-${kind}-`));
    const { bytes, listing } = await aPackage();
    const hash = await store(bytes);
    const folder = releaseFolder(dataFolder, listing.manifest, hash);
    expect(folder).toBe(join(dataFolder, 'releases/notes', `1.2.3-${hash.slice(0, 12)}`));
    const source = await ensureUnpacked(db(), hash, folder);
    expect(source).toMatchObject({ folder, manifest: { id: 'notes' }, entry: join(folder, 'server/index.js') });
    expect(source.ui).toEqual({ hash: 'abc', student: 'student.js', folder: join(folder, 'ui/abc') });
    expect(await readFile(join(source.ui!.folder, 'student.js'), 'utf8')).toBe('export {};\n');
    expect(await ensureUnpacked(db(), hash, folder)).toEqual(source);
    await rm(dataFolder, { recursive: true });
  });
});
