import fc from 'fast-check';
import { newRefreshToken, readRefreshToken } from './refresh-token.ts';

test('a token is read as it was made', () => {
  const token = newRefreshToken();
  expect(readRefreshToken(token.text)).toEqual(token);
});

test('the next token belongs to the same sign-in and is another', () => {
  const first = newRefreshToken();
  const next = newRefreshToken(first.text);
  expect(next.selectorHash).toBe(first.selectorHash);
  expect(next.hash).not.toBe(first.hash);
});

test('another sign-in has another selector', () => {
  expect(newRefreshToken().selectorHash).not.toBe(newRefreshToken().selectorHash);
});

test('what is kept does not contain what is handed out', () => {
  const { text, hash, selectorHash } = newRefreshToken();
  const [selector, secret] = text.split('.');
  expect(`${hash}${selectorHash}`).not.toContain(selector);
  expect(`${hash}${selectorHash}`).not.toContain(secret);
});

test('any other text is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => expect(readRefreshToken(text)).toBeNull()),
  );
  const { text } = newRefreshToken();
  for (const broken of [`${text} `, `${text}\n`, text.slice(1), text.replace('.', ''), `${text}.${text}`]) {
    expect(readRefreshToken(broken)).toBeNull();
  }
});
