import { checkPlatformRange } from './platform-range.ts';

describe('the range of platforms', () => {
  test.each([
    ['^1.0.0', '1.0.0'],
    ['^1.0.0', '1.9.3'],
    ['^1.0.0', '1.1.0-preview.2'],
    ['>=1.2 <3', '2.5.0'],
    ['1.x || 3.x', '3.0.1'],
    ['*', '0.1.0'],
  ])('%s takes %s', (range, version) => expect(checkPlatformRange(range, version)).toBeUndefined());

  test.each([
    ['^1.0.0', '2.0.0'],
    ['^1.0.0', '0.9.0'],
    ['^1.0.0', '2.0.0-preview.1'],
    ['^0.1.0', '0.2.0'],
  ])('%s does not take %s', (range, version) =>
    expect(checkPlatformRange(range, version)).toMatchObject({
      code: 'PACKAGE_PLATFORM_NOT_SUPPORTED',
      details: { range, version },
    }),
  );

  test.each(['', ' ', 'latest', 'one', '^', '>=1.0.0 and more'])('%j is none', (range) =>
    expect(checkPlatformRange(range, '1.0.0')).toMatchObject({ code: 'PACKAGE_PLATFORM_RANGE_WRONG' }),
  );
});
