import fc from 'fast-check';
import { join, normalize } from 'node:path';
import { faultOfPath, shownPath } from './package-path.ts';

const plainPath = fc
  .array(fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}(\.[a-z]{1,3})?$/), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'));

describe('the paths of a package', () => {
  test.each([
    '../plugin.json',
    'server/../../x.js',
    'server/..',
    '/etc/passwd',
    '//host/x.js',
    'C:/x.js',
    'c:x.js',
    '\\x.js',
    'server\\..\\..\\x.js',
    '..',
  ])('%s leads out', (path) => expect(faultOfPath(path)).toBe('leads-out'));

  test.each([
    '',
    '.',
    './server/index.js',
    'server/./index.js',
    'server//index.js',
    'server/',
    'server\\index.js',
    'server/in\0dex.js',
    'server/index.js\0.png',
    'server/in\ndex.js',
    'server/.hidden.js',
    'server/index.js.',
    'server/index.js ',
    'server/索引.js',
    'server/index.js:stream',
    'server/nul.js',
    'server/COM1',
    'aux/index.js',
  ])('%j is not plain', (path) => expect(faultOfPath(path)).toBe('not-plain'));

  test.each(['plugin.json', 'server/index.js', 'ui/4a79-x_Y/chunk-A.js.br', 'server/console.js'])(
    '%s is fine',
    (path) => {
      expect(faultOfPath(path)).toBeUndefined();
    },
  );

  test('whatever is taken stays below any folder', () => {
    const anyPath = fc.oneof(
      plainPath,
      fc.string(),
      fc.array(fc.constantFrom('..', '.', 'a', '', '/', '\\', 'C:')).map((parts) => parts.join('/')),
    );
    fc.assert(
      fc.property(anyPath, (path) => {
        if (faultOfPath(path)) return;
        expect(join('/data/x', path).startsWith('/data/x/')).toBe(true);
        expect(normalize(path)).toBe(path);
      }),
    );
  });

  test('plain paths are taken', () => {
    const isDevice = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/;
    fc.assert(
      fc.property(plainPath, (path) => void (isDevice.test(path) || expect(faultOfPath(path)).toBeUndefined())),
    );
  });

  test('a sentence shows them bounded and in plain signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (path) =>
        expect(shownPath(path)).toMatch(/^[\x20-\x7e]{0,120}$/),
      ),
    );
  });
});
