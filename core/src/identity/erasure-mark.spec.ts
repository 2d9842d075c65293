import fc from 'fast-check';
import { normaliseEducationId } from './education-id.ts';
import { erasedEducationId, erasureKey, erasureMark } from './erasure-mark.ts';

const config = (byte: number) => ({ records: { masterKey: Buffer.alloc(32, byte).toString('base64') } }) as never;

test('an erased education ID is known again by who has the key, and by nobody else', () => {
  const [key, other] = [erasureKey(config(1)), erasureKey(config(2))];
  expect(erasureMark(key, '20260001')).toBe(erasureMark(erasureKey(config(1)), '20260001'));
  expect(erasureMark(key, '20260001')).not.toBe(erasureMark(other, '20260001'));
  expect(erasureMark(key, '20260001')).not.toBe(erasureMark(key, '20260002'));
  expect(erasureMark(key, '20260001')).not.toContain('20260001');
  expect(() => erasureKey({ records: {} } as never)).toThrow('FUDAO_RECORDS_KEY');
});

test('what stands in its place is nobody else’s, fits, and can be typed by nobody', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, two) => {
      expect(erasedEducationId(one).length).toBeLessThanOrEqual(32);
      expect(normaliseEducationId(erasedEducationId(one))).toBeNull();
      if (one !== two) expect(erasedEducationId(one)).not.toBe(erasedEducationId(two));
    }),
  );
});
