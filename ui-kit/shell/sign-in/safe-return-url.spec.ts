import { safeReturnUrl } from './safe-return-url.ts';

describe('safeReturnUrl', () => {
  it('leads back to where the person wanted to go', () => {
    expect(safeReturnUrl('/p/question-answer/questions?state=open')).toBe('/p/question-answer/questions?state=open');
  });

  for (const elsewhere of [
    null,
    '',
    'https://example.org',
    '//example.org',
    '/\\example.org',
    'javascript:alert(1)',
    '/sign-in?returnUrl=/',
  ]) {
    it(`leads home instead of to ${elsewhere}`, () => {
      expect(safeReturnUrl(elsewhere)).toBe('/');
    });
  }
});
