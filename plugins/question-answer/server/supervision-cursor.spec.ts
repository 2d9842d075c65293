import fc from 'fast-check';
import { cursorOf, placeOf } from './supervision-cursor.ts';

describe('a place in a list by time', () => {
  test('comes back from an address as it was', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9._:-]{1,40}$/);
    const place = fc.record({ askedAt: fc.integer({ min: 0, max: 4e12 }), id });
    fc.assert(fc.property(place, (one) => expect(placeOf(cursorOf(one))).toEqual(one)));
  });

  test.each(['', 'abc', '12', '.12', '12.', '-1.a', '1e5.a'])('is not read from "%s"', (cursor) => {
    expect(() => placeOf(cursor)).toThrow(expect.objectContaining({ code: 'FUDAO_INVALID' }));
  });
});
