import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify, SignJWT } from 'jose';
import { readRoomToken, signRoomToken } from './room-token.ts';

const now = Date.parse('2026-11-23T18:00:00+08:00');
const endsAt = now + 30 * 60_000;
const issuer = { appId: 'fudao', domain: 'meet.local', key: { secret: 'a secret of thirty-two characters' } };
const grant = { roomName: 'r1', person: { id: 'teacher', name: '林老师', role: 'moderator' as const }, now, endsAt };

test('names one room and one person, and ends shortly after the room', async () => {
  const token = await signRoomToken(issuer, grant);
  const claims = decodeJwt(token);
  expect(claims).toMatchObject({ aud: 'fudao', iss: 'fudao', sub: 'meet.local', room: 'r1', exp: endsAt / 1_000 + 60, nbf: now / 1_000 - 30 });
  expect(claims['context']).toEqual({
    user: { id: 'teacher', name: '林老师', avatar: null, moderator: 'true', affiliation: 'owner' },
    features: expect.objectContaining({ recording: 'false' }) as object,
  });
  expect(await readRoomToken(issuer, token, new Date(now))).toEqual({ roomName: 'r1', personId: 'teacher' });
});

test('says only texts, numbers and null, whoever it is for', async () => {
  const { context } = decodeJwt(await signRoomToken(issuer, { ...grant, person: { ...grant.person, role: 'participant' } })) as { context: Record<string, Record<string, unknown>> };
  expect(context['user']).toMatchObject({ moderator: 'false', affiliation: 'member' });
  const values = Object.values(context).flatMap((part) => Object.values(part));
  expect(values.filter((value) => value !== null && !['string', 'number'].includes(typeof value))).toEqual([]);
});

const forged = (claims: object, secret: string) =>
  new SignJWT({ room: 'r1', sub: 'meet.local', context: { user: { id: 'x' } }, ...claims }).setProtectedHeader({ alg: 'HS256' }).setIssuer('fudao').setAudience('fudao').setNotBefore(0).setExpirationTime(endsAt / 1_000).sign(new TextEncoder().encode(secret));

test.each([
  ['after its end', () => signRoomToken(issuer, grant), new Date(endsAt + 61_000)],
  ['long before it was made', () => signRoomToken(issuer, grant), new Date(now - 60_000)],
  ['signed by somebody else', () => forged({}, 'another secret of thirty-two chars'), new Date(now)],
  ['for another server', () => forged({ sub: 'elsewhere' }, issuer.key.secret), new Date(now)],
  ['for nobody', () => forged({ context: {} }, issuer.key.secret), new Date(now)],
  ['that is none', () => Promise.resolve('a.b.c'), new Date(now)],
])('one %s lets nobody in', async (_, token, at) => {
  expect(await readRoomToken(issuer, await token(), at)).toBeUndefined();
});

test('may be signed by a private key that the media server only has the other half of', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const token = await signRoomToken({ ...issuer, key: { privateKey, keyId: 'k1' } }, grant);
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: 'k1' });
  await expect(jwtVerify(token, await importSPKI(publicKey, 'RS256'), { currentDate: new Date(now) })).resolves.toBeDefined();
});
