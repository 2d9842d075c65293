import { importPKCS8, jwtVerify, SignJWT } from 'jose';
import type { Grant } from './media-provider.ts';

/** Who signs tokens, for which server, and with what. */
export interface TokenIssuer {
  readonly appId: string;
  readonly domain: string;
  readonly key: { readonly secret: string } | { readonly privateKey: string; readonly keyId: string };
}

/** A line that breaks at the very end comes back to see that it is over. */
const graceSeconds = 60;
/** Clocks of servers differ by less. */
const skewSeconds = 30;

/** Media servers read texts, numbers and null; anything else makes some of them refuse the token. */
const said = (is: boolean) => (is ? 'true' : 'false');

function contextOf({ id, name, role }: Grant['person']) {
  const isModerator = role === 'moderator';
  const user = { id, name, avatar: null, moderator: said(isModerator), affiliation: isModerator ? 'owner' : 'member' };
  const features = { recording: 'false', livestreaming: 'false', transcription: 'false', 'outbound-call': 'false', 'screen-sharing': said(isModerator) };
  return { user, features };
}

const hmac = (secret: string) => new TextEncoder().encode(secret);

/** A token for one person and exactly one room, good until shortly after the end. */
export async function signRoomToken({ appId, domain, key }: TokenIssuer, { roomName, person, now, endsAt }: Grant): Promise<string> {
  const seconds = Math.floor(now / 1_000);
  const isShared = 'secret' in key;
  return new SignJWT({ room: roomName, sub: domain, context: contextOf(person) })
    .setProtectedHeader(isShared ? { alg: 'HS256', typ: 'JWT' } : { alg: 'RS256', typ: 'JWT', kid: key.keyId })
    .setIssuer(appId)
    .setAudience(appId)
    .setIssuedAt(seconds)
    .setNotBefore(seconds - skewSeconds)
    .setExpirationTime(Math.ceil(endsAt / 1_000) + graceSeconds)
    .sign(isShared ? hmac(key.secret) : await importPKCS8(key.privateKey, 'RS256'));
}

export interface Bearer {
  readonly roomName: string;
  readonly personId: string;
}

/** Whom a token that we signed (HS256) lets into which room; undefined for any other. */
export async function readRoomToken(issuer: TokenIssuer & { readonly key: { readonly secret: string } }, token: string, now: Date): Promise<Bearer | undefined> {
  try {
    const { payload } = await jwtVerify(token, hmac(issuer.key.secret), {
      algorithms: ['HS256'],
      issuer: issuer.appId,
      audience: issuer.appId,
      subject: issuer.domain,
      currentDate: now,
      requiredClaims: ['exp', 'nbf', 'room', 'context'],
    });
    const { room, context } = payload as { room?: unknown; context?: { user?: { id?: unknown } } };
    const personId = context?.user?.id;
    return typeof room === 'string' && typeof personId === 'string' ? { roomName: room, personId } : undefined;
  } catch {
    return undefined;
  }
}
