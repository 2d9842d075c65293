import fc from 'fast-check';
import { checkNewPassword } from './new-password.ts';

const owner = { educationId: '20260001', name: '欧阳小明' };

describe('a new password', () => {
  test('of mixed characters and the right length is accepted', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3}-[A-Z]{2}[0-9]{3,100}$/), (password) => {
        expect(checkNewPassword(password, owner)).toBeNull();
      }),
    );
  });

  test('shorter than 8 characters is refused, however many bytes they take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 3 }), (password) => {
        fc.pre([...password].length < 8);
        expect(checkNewPassword(password, owner)).toBe('too-short');
      }),
    );
    expect(checkNewPassword('😀'.repeat(7), owner)).toBe('too-short');
  });

  test.each([
    ['the education ID', '20260001', 'is-identity'],
    ['the education ID in full width', '２０２６０００１', 'is-identity'],
    ['the education ID with blanks', '2026 0001', 'is-identity'],
    ['one character again and again', 'aaaaaaaa', 'too-simple'],
    ['counting up', '12345678', 'too-simple'],
    ['counting down', 'hgfedcba', 'too-simple'],
    ['10,000 characters', 'a1'.repeat(5_000), 'too-long'],
  ])('%s is refused', (_what, password, problem) => {
    expect(checkNewPassword(password, owner)).toBe(problem);
  });

  test('must differ from the old one', () => {
    expect(checkNewPassword('correct-horse', owner, 'correct-horse')).toBe('unchanged');
  });
});
