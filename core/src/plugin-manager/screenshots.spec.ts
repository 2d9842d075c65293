import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@fudao/plugin-sdk';
import { checkManifest } from './release/manifest-check.ts';
import { aManifest } from './package/testing/a-package.ts';
import { servedFolders, viewScreenshots } from './screenshots.ts';

const alt = { 'zh-CN': '提问的页面', en: 'The page for asking' };
const manifestWith = (screenshots: object[]): Manifest => checkManifest(aManifest({ screenshots }));

describe('pictures for the catalogue', () => {
  test('have an address that changes with the content of the release', () => {
    const manifest = manifestWith([{ file: 'asking.webp', alt }]);
    const [first] = viewScreenshots(manifest, 'a'.repeat(64));
    expect(first).toEqual({ url: '/plugins/notes/1.2.3/screenshots/asking.webp?aaaaaaaaaaaa', alt });
    expect(viewScreenshots(manifest, 'b'.repeat(64))[0]!.url).not.toBe(first!.url);
    expect(viewScreenshots(manifest, null)[0]!.url).toMatch(/\?\d+\.\d+\.\d+/);
    expect(viewScreenshots(manifestWith([]), null)).toEqual([]);
  });

  test.each([[{ file: '../secret.png', alt }], [{ file: 'a.svg', alt }], [{ file: 'a.png' }], [{ file: 'a.png', alt: { en: 'only English' } }]])(
    'are refused as %j',
    (picture) => expect(() => manifestWith([picture])).toThrow(/screenshots/),
  );

  test('are at most eight', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ file: `${index}.png`, alt }));
    expect(() => manifestWith(many)).toThrow(/screenshots/);
  });

  test('are served where the release has them, beside its interface', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fudao-pictures-'));
    try {
      const release = { folder, manifest: manifestWith([{ file: 'a.png', alt }]), ui: { hash: 'abc', folder: join(folder, 'ui') } };
      expect(servedFolders(release)).toEqual([['abc', join(folder, 'ui')]]);
      await mkdir(join(folder, 'screenshots'));
      expect(servedFolders({ ...release, ui: undefined })).toEqual([['screenshots', join(folder, 'screenshots')]]);
      expect(servedFolders({ ...release, ui: undefined, manifest: manifestWith([]) })).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
