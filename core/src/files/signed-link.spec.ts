import fc from 'fast-check';
import { isLinkValid, linkExpiry, linkKey, signLink, sizes, type Link } from './signed-link.ts';

const key = linkKey('a secret of at least thirty-two characters');
const now = new Date('2026-11-23T18:05:00Z');

function parse(path: string): { link: Link; sign: string } {
  const url = new URL(path, 'http://fudao');
  const query = Object.fromEntries(url.searchParams) as Record<string, string>;
  const link = {
    id: url.pathname.split('/').at(-1)!,
    size: query['size'] as Link['size'],
    expires: Number(query['expires']),
  };
  return { link, sign: query['signature']! };
}

const links = fc.record({ id: fc.uuid(), size: fc.constantFrom(...sizes), expires: fc.constant(linkExpiry(now)) });

describe('signed link', () => {
  test('is valid as it was made, and for nothing else', () => {
    fc.assert(
      fc.property(links, links, (made, other) => {
        const { link, sign } = parse(signLink(key, made));
        expect(link).toEqual(made);
        expect(isLinkValid(key, link, sign, now)).toBe(true);
        const isSame = other.id === made.id && other.size === made.size;
        expect(isLinkValid(key, other, sign, now)).toBe(isSame);
        expect(isLinkValid(key, { ...link, expires: link.expires + 1 }, sign, now)).toBe(false);
        expect(isLinkValid(linkKey('another secret of thirty-two characters'), link, sign, now)).toBe(false);
      }),
    );
  });

  test('any other signature is refused, of whatever length', () => {
    const link: Link = { id: 'x', size: 'full', expires: linkExpiry(now) };
    fc.assert(fc.property(fc.string(), (sign) => !isLinkValid(key, link, sign, now)));
  });

  test('lives 30 to 60 minutes, and stays the same within a half hour', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (made) => {
        const seconds = linkExpiry(made) - made.getTime() / 1000;
        expect(seconds).toBeGreaterThan(1800);
        expect(seconds).toBeLessThanOrEqual(3600);
      }),
    );
    expect(linkExpiry(new Date('2026-11-23T18:29:59Z'))).toBe(linkExpiry(now));
  });
});
