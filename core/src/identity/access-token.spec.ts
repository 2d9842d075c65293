import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { createAccessTokens } from './access-token.ts';

const secret = 'a secret of the tests, 32 characters or more';
const tokens = createAccessTokens(secret, 600);
const now = new Date('2026-11-23T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const claims = { accountId: 'account-1', sessionId: 'session-1' };

const forge = (over: Record<string, unknown>, header: { alg: string; typ: string }, key = secret) =>
  new SignJWT({
    sid: 'session-1',
    sub: 'account-1',
    iss: 'fudao',
    aud: 'fudao-api',
    iat: 1_795_000_000,
    exp: 2_000_000_000,
    ...over,
  })
    .setProtectedHeader(header)
    .sign(new TextEncoder().encode(key));

describe('an access token', () => {
  test('says which sign-in it speaks for, for ten minutes', async () => {
    const token = await tokens.sign(claims, now);
    await expect(tokens.verify(token, later(599))).resolves.toEqual(claims);
    await expect(tokens.verify(token, later(600))).rejects.toMatchObject({ code: 'IDENTITY_TOKEN_EXPIRED' });
  });

  test('without a signature (alg none) is refused', async () => {
    const token = new UnsecuredJWT({ sid: 'session-1' })
      .setSubject('account-1')
      .setIssuer('fudao')
      .setAudience('fudao-api')
      .setIssuedAt(now)
      .setExpirationTime(later(600))
      .encode();
    await expect(tokens.verify(token, now)).rejects.toMatchObject({ code: 'IDENTITY_TOKEN_INVALID' });
  });

  test.each([
    ['by another key', {}, 'HS256', 'another key of 32 characters or more..'],
    ['by another algorithm', {}, 'HS512', `${secret}${secret}`],
    ['for another audience', { aud: 'jitsi' }, 'HS256', secret],
    ['by another issuer', { iss: 'somebody' }, 'HS256', secret],
    ['without a sign-in', { sid: undefined }, 'HS256', secret],
    ['with a sign-in that is no text', { sid: { $ne: '' } }, 'HS256', secret],
    ['without an end', { exp: undefined }, 'HS256', secret],
    ['in the future', { iat: 1_900_000_000 }, 'HS256', secret],
  ])('%s is refused', async (_what, over, alg, key) => {
    const at = new Date(1_795_000_100_000);
    await expect(tokens.verify(await forge(over, { alg, typ: 'at+jwt' }, key), at)).rejects.toMatchObject({
      code: 'IDENTITY_TOKEN_INVALID',
    });
  });

  test('of another kind, signed by the same key, is refused', async () => {
    const at = new Date(1_795_000_100_000);
    await expect(tokens.verify(await forge({}, { alg: 'HS256', typ: 'JWT' }), at)).rejects.toMatchObject({
      code: 'IDENTITY_TOKEN_INVALID',
    });
    await expect(tokens.verify(await forge({}, { alg: 'HS256', typ: 'at+jwt' }), at)).resolves.toEqual(claims);
  });

  test('of which any character was changed is refused', async () => {
    const token = await tokens.sign(claims, now);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: token.length - 2 }),
        fc.constantFrom('A', 'z', '0', '_', '.', '\u0000'),
        async (at, letter) => {
          fc.pre(token[at] !== letter);
          const changed = token.slice(0, at) + letter + token.slice(at + 1);
          await expect(tokens.verify(changed, now)).rejects.toMatchObject({ code: 'IDENTITY_TOKEN_INVALID' });
        },
      ),
    );
  });

  test('that is any other text is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        await expect(tokens.verify(text, now)).rejects.toMatchObject({ code: 'IDENTITY_TOKEN_INVALID' });
      }),
    );
  });
});
