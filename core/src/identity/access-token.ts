import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import { errors } from './errors.ts';

const issuer = 'fudao';
const audience = 'fudao-api';
const algorithm = 'HS256';

/** Which sign-in a token speaks for. All else is read from the database, so that nothing in it can grow old. */
export interface AccessClaims {
  accountId: string;
  sessionId: string;
}

export interface AccessTokens {
  readonly lifetimeSeconds: number;
  sign(claims: AccessClaims, now: Date): Promise<string>;
  /** @throws IDENTITY_TOKEN_EXPIRED when a new one is due, IDENTITY_TOKEN_INVALID for anything else. */
  verify(token: string, now: Date): Promise<AccessClaims>;
}

export function createAccessTokens(secret: string, lifetimeSeconds: number): AccessTokens {
  const key = new TextEncoder().encode(secret);
  return {
    lifetimeSeconds,
    sign({ accountId, sessionId }, now) {
      const issuedAt = Math.floor(now.getTime() / 1_000);
      return new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
        .setSubject(accountId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(key);
    },
    async verify(token, now) {
      const options = {
        algorithms: [algorithm],
        typ: 'at+jwt',
        issuer,
        audience,
        currentDate: now,
        maxTokenAge: lifetimeSeconds,
        requiredClaims: ['sub', 'sid', 'exp', 'iat'],
      };
      const { payload } = await jwtVerify(token, key, options).catch((cause: unknown) => {
        if (cause instanceof joseErrors.JWTExpired) throw errors.TOKEN_EXPIRED({}, { cause });
        throw errors.TOKEN_INVALID({}, { cause });
      });
      const { sub, sid } = payload;
      if (typeof sub !== 'string' || typeof sid !== 'string') throw errors.TOKEN_INVALID();
      return { accountId: sub, sessionId: sid };
    },
  };
}
