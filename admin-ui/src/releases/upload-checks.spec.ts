import { checkOf, checkResults, uploadChecks } from './upload-checks.ts';

const words = (state: Parameters<typeof checkResults>[0]) =>
  checkResults(state)
    .map(({ result }) => result)
    .join(' ');

describe('the checks of a package', () => {
  const refusals: [string, string][] = [
    ['PACKAGE_NOT_AN_ARCHIVE', 'archive'],
    ['PACKAGE_LINK', 'archive'],
    ['PACKAGE_FILE_MISSING', 'archive'],
    ['PACKAGE_FILE_TOO_LARGE', 'archive'],
    ['PACKAGE_UNSIGNED', 'signature'],
    ['PACKAGE_SIGNATURE_WRONG', 'signature'],
    ['PACKAGE_SIGNED_FILE_MISSING', 'signature'],
    ['PACKAGE_FILE_NOT_SIGNED', 'signature'],
    ['PACKAGE_FILE_CHANGED', 'signature'],
    ['PACKAGE_KEY_UNKNOWN', 'signature'],
    ['PACKAGE_KEY_REVOKED', 'signature'],
    ['PACKAGE_SIGNED_FOR_ANOTHER', 'content'],
    ['PACKAGE_MANIFEST_WRONG', 'content'],
    ['PACKAGE_UI_WRONG', 'content'],
    ['PACKAGE_SCREENSHOT_WRONG', 'content'],
    ['PACKAGE_PLATFORM_NOT_SUPPORTED', 'fit'],
    ['PACKAGE_DEPENDENCY_CIRCULAR', 'fit'],
    ['PACKAGE_CAPABILITY_UNKNOWN', 'fit'],
    ['PACKAGE_VERSION_TAKEN', 'fit'],
    ['PACKAGE_ID_TAKEN', 'fit'],
    ['CLIENT_OFFLINE', 'transfer'],
    ['FUDAO_UNAVAILABLE', 'transfer'],
  ];
  for (const [code, check] of refusals) it(`${code} is of ${check}`, () => expect(checkOf(code)).toBe(check as never));

  it('have passed before the one that failed, and were not made after it', () => {
    expect(words({ kind: 'refused', code: 'PACKAGE_KEY_UNKNOWN' })).toBe('passed passed failed waiting waiting');
    expect(words({ kind: 'refused', code: 'CLIENT_OFFLINE' })).toBe('failed waiting waiting waiting waiting');
  });

  it('begin once all has arrived', () => {
    expect(words({ kind: 'chosen' })).toBe('waiting waiting waiting waiting waiting');
    expect(words({ kind: 'sending', progress: 0.4 })).toBe('running waiting waiting waiting waiting');
    expect(words({ kind: 'sending', progress: 1 })).toBe('passed running running running running');
    expect(checkResults({ kind: 'taken' }).every(({ result }) => result === 'passed')).toBeTrue();
    expect(checkResults({ kind: 'taken' })).toHaveSize(uploadChecks.length);
  });
});
