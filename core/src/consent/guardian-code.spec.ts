import { codeHash, maskedName, newGuardianCode } from './guardian-code.ts';

test('a code is long, and the same however it is typed', () => {
  const codes = new Set(Array.from({ length: 200 }, newGuardianCode));
  expect(codes.size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/);
  const [code] = codes;
  expect(codeHash(` ${code!.toUpperCase().replaceAll('-', ' ')} `)).toBe(codeHash(code!));
  expect(codeHash('ｋ７ｗｍ－３ｈｑｔ－ｐｖ９ｄ')).toBe(codeHash('k7wm-3hqt-pv9d'));
  expect(codeHash('k7wm-3hqt-pv9e')).not.toBe(codeHash('k7wm-3hqt-pv9d'));
});

test.each([
  ['陆知远', '陆**'],
  ['欧阳', '欧*'],
  ['林', '林*'],
  ['Ann Catherine Lee', 'A****'],
  ['𠮷田', '𠮷*'],
])('%s is shown as %s', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});
