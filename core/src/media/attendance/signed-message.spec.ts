import fc from 'fast-check';
import { openMessage, signMessage } from './signed-message.ts';

const secret = 'a secret of thirty-two characters';

test('what was signed opens, whatever it says', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      expect(JSON.stringify(openMessage(secret, signMessage(secret, content)))).toBe(JSON.stringify(content));
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['another secret', () => signMessage('another', { room: 'r' })],
  ['a changed text', () => ({ ...signMessage(secret, { room: 'r' }), payload: '{"room":"s"}' })],
  ['a short signature', () => ({ ...signMessage(secret, { room: 'r' }), signature: 'ab' })],
  ['no JSON', () => ({ payload: '{', signature: signMessage(secret, {}).signature })],
])('with %s it does not', (_, message) => {
  expect(openMessage(secret, message())).toBeUndefined();
});
