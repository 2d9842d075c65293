import fc from 'fast-check';
import { documentLimits } from '@fudao/plugin-sdk';
import { cutPage, pageBytes } from './document-page.ts';

const heads = fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 70_000 }) }), { maxLength: 230 });

test('a page is the beginning of what was found, within the limit and the bytes, and never empty', () => {
  fc.assert(
    fc.property(heads, fc.integer({ min: 1, max: documentLimits.page }), (found, limit) => {
      const { page, hasMore } = cutPage(found, limit);
      expect(page).toEqual(found.slice(0, page.length));
      expect(page.length).toBeLessThanOrEqual(limit);
      expect(hasMore).toBe(page.length < found.length);
      if (page.length > 1) expect(page.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(pageBytes);
      if (found.length > 0) expect(page.length).toBeGreaterThan(0);
    }),
  );
});

test('it ends only where it must', () => {
  fc.assert(
    fc.property(heads, fc.integer({ min: 1, max: documentLimits.page }), (found, limit) => {
      const { page, hasMore } = cutPage(found, limit);
      if (!hasMore || page.length === limit) return;
      const next = [...page, found[page.length]!];
      expect(next.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(pageBytes);
    }),
  );
});
