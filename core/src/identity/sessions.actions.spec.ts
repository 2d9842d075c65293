import { SignJWT, UnsecuredJWT } from 'jose';
import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startIdentity, type Opened, type TestIdentity } from './testing/start-identity.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

onEachKind('a session', (freshUrl) => {
  let identity: TestIdentity;
  beforeAll(async () => {
    identity = await startIdentity(await freshUrl());
  }, 60_000);
  afterAll(() => identity.stop());

  const refresh = ({ refreshToken }: Pick<Opened, 'refreshToken'>, app = 'student') =>
    identity.call<Opened>('identity.refresh', { refreshToken, app });
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'fine',
      (error: { code: string }) => error.code,
    );
  const as = (caller: Caller) => ({
    me: () => identity.call('identity.me', {}, caller),
    sessions: () =>
      identity.call<{ items: { id: string; isCurrent: boolean; device: { en: string } }[] }>(
        'identity.sessions',
        {},
        caller,
      ),
    end: (id: string) => identity.call('identity.endSession', { id }, caller),
    signOutEverywhere: () => identity.call<{ ended: number }>('identity.signOutEverywhere', {}, caller),
    changePassword: (oldPassword: string, newPassword: string) =>
      identity.call<{ endedSessions: number }>('identity.changePassword', { oldPassword, newPassword }, caller),
  });

  describe('its access token', () => {
    test('speaks for ten minutes', async () => {
      const opened = await identity.signIn('20260001');
      identity.pass(10 * minute - 1_000);
      expect(await code(identity.resolve(opened))).toBe('fine');
      identity.pass(1_000);
      expect(await code(identity.resolve(opened))).toBe('IDENTITY_TOKEN_EXPIRED');
    });

    test('that is forged, unsigned or signed by another is refused', async () => {
      const opened = await identity.signIn('20260001');
      const victim = await identity.resolve(await identity.signIn('C0001'));
      const claims = {
        sid: victim.sessionId,
        sub: victim.id,
        iss: 'fudao',
        aud: 'fudao-api',
        iat: 1_795_000_000,
        exp: 2_000_000_000,
      };
      const [header, , signature] = opened.accessToken.split('.');
      const swapped = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
      const unsigned = new UnsecuredJWT(claims).encode();
      const otherKey = new TextEncoder().encode('a key that the attacker chose, long enough');
      const resigned = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' }).sign(otherKey);
      for (const accessToken of [swapped, unsigned, resigned, '', 'x', 'null', `${opened.accessToken}x`]) {
        expect(await code(identity.resolve({ accessToken }))).toBe('IDENTITY_TOKEN_INVALID');
      }
    });

    test('is refused from outside, and to plugins', async () => {
      const { accessToken: token } = await identity.signIn('20260001');
      const plugin = { id: 'question-answer', version: '1.0.0' };
      const caller = await identity.callerOf('20260001');
      expect(await code(identity.call('identity.resolve', { token }, caller, { fromOutside: true }))).toBe(
        'FUDAO_NOT_FOUND',
      );
      expect(await code(identity.call('identity.resolve', { token }, caller, { plugin }))).toBe(
        'FUDAO_CAPABILITY_REFUSED',
      );
    });
  });

  describe('its refresh token', () => {
    test('gives a new pair and speaks for the same session', async () => {
      const opened = await identity.signIn('20260001');
      identity.pass(11 * minute);
      const next = await refresh(opened);
      expect(next.refreshToken).not.toBe(opened.refreshToken);
      expect(next.account).toEqual(opened.account);
      const { sessionId } = await identity.resolve(next);
      identity.pass(minute);
      expect((await identity.resolve(await refresh(next))).sessionId).toBe(sessionId);
    });

    test('used again ends the session for whoever holds it, and is on the record', async () => {
      const stolen = await identity.signIn('20260001');
      const thief = await refresh(stolen);
      const { sessionId } = await identity.resolve(thief);
      identity.pass(minute);
      expect(await code(refresh(stolen))).toBe('IDENTITY_REFRESH_REUSED');
      expect(await code(refresh(thief))).toBe('IDENTITY_SESSION_ENDED');
      expect(await code(identity.resolve(thief))).toBe('IDENTITY_SESSION_ENDED');
      await identity.settle();
      expect(identity.announced).toContain(sessionId);
      expect(identity.records).toContainEqual(
        expect.objectContaining({ kind: 'identity.refresh-reused', subjectId: sessionId, personId: thief.account.id }),
      );
    });

    test('of many rotations ago ends it as well', async () => {
      const first = await identity.signIn('20260002');
      let last = first;
      for (let i = 0; i < 5; i++) {
        identity.pass(11 * minute);
        last = await refresh(last);
      }
      expect(await code(refresh(first))).toBe('IDENTITY_REFRESH_REUSED');
      expect(await code(refresh(last))).toBe('IDENTITY_SESSION_ENDED');
    });

    test('sent by two tabs at once serves both, and either answer can go on', async () => {
      for (const kept of [0, 1]) {
        const opened = await identity.signIn('20260002');
        identity.pass(11 * minute);
        const answers = await Promise.all([refresh(opened), refresh(opened)]);
        expect(answers[0]!.refreshToken).not.toBe(answers[1]!.refreshToken);
        for (const answer of answers) expect(await code(identity.resolve(answer))).toBe('fine');
        identity.pass(11 * minute);
        expect(await code(refresh(answers[kept]!))).toBe('fine');
      }
    });

    test('serves the app it was made for only', async () => {
      const opened = await identity.signIn('20260001');
      expect(await code(refresh(opened, 'admin'))).toBe('IDENTITY_TOKEN_INVALID');
      expect(await code(refresh(opened))).toBe('fine');
    });

    test('that was never one is refused, and ends nothing', async () => {
      const opened = await identity.signIn('20260001');
      const [selector, secret] = opened.refreshToken.split('.');
      for (const refreshToken of ['', 'x', 'x'.repeat(256), `${secret!.slice(0, 22)}.${secret}`, `${selector}`]) {
        expect(await code(refresh({ refreshToken }))).toBe('IDENTITY_TOKEN_INVALID');
      }
      expect(await code(refresh(opened))).toBe('fine');
    });

    test('ends for want of use, and in any case after its lifetime', async () => {
      const idle = await identity.signIn('20260001');
      identity.pass(30 * day);
      expect(await code(refresh(idle))).toBe('IDENTITY_SESSION_ENDED');
      let used = await identity.signIn('20260001');
      for (let i = 0; i < 4; i++) {
        identity.pass(20 * day);
        used = await refresh(used);
      }
      expect(used.refreshExpiresInSeconds).toBe((10 * day) / 1_000);
      identity.pass(10 * day);
      expect(await code(refresh(used))).toBe('IDENTITY_SESSION_ENDED');
    });

    test('is not kept, nor is anything that opens a session', async () => {
      const { refreshToken } = await identity.signIn('20260001');
      const rows = await identity.platform.database.select('SELECT * FROM identity_sessions');
      for (const part of refreshToken.split('.')) expect(JSON.stringify(rows)).not.toContain(part);
    });
  });

  describe('is ended', () => {
    test('by signing out, at once', async () => {
      const opened = await identity.signIn('20260001');
      const { sessionId } = await identity.resolve(opened);
      await identity.call('identity.signOut', { refreshToken: opened.refreshToken });
      expect(await code(identity.resolve(opened))).toBe('IDENTITY_SESSION_ENDED');
      expect(identity.announced).toContain(sessionId);
      await identity.settle();
      // Once after the commit, once from the outbox: a node that dies in between owes the second.
      expect(identity.announced.filter((id) => id === sessionId)).toHaveLength(2);
      expect(await code(identity.call('identity.signOut', { refreshToken: opened.refreshToken }))).toBe('fine');
      expect(await code(identity.call('identity.signOut', { refreshToken: 'rubbish' }))).toBe('fine');
    });

    test('from the list, by its owner and nobody else', async () => {
      const phone = await identity.signIn('20260003', { userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0' });
      const tablet = await identity.signIn('20260003', { userAgent: 'Mozilla/5.0 (iPad) Safari/605' });
      const caller = await identity.resolve(tablet);
      const { items } = await as(caller).sessions();
      expect(items.map(({ device, isCurrent }) => [device.en, isCurrent])).toEqual([
        ['Safari on iPad', true],
        ['WeChat on iPhone', false],
      ]);
      const stranger = await identity.callerOf('20260004');
      expect(await code(as(stranger).end(items[1]!.id))).toBe('FUDAO_NOT_FOUND');
      expect(await code(identity.resolve(phone))).toBe('fine');
      await as(caller).end(items[1]!.id);
      expect(await code(identity.resolve(phone))).toBe('IDENTITY_SESSION_ENDED');
      expect(await code(refresh(phone))).toBe('IDENTITY_SESSION_ENDED');
      expect(await code(identity.resolve(tablet))).toBe('fine');
      expect((await as(caller).sessions()).items.map(({ id }) => id)).toEqual([items[0]!.id]);
    });

    test('everywhere', async () => {
      const opened = [await identity.signIn('20260004'), await identity.signIn('20260004')];
      const caller = await identity.resolve(opened[0]!);
      const other = await identity.signIn('20260001');
      expect((await as(caller).signOutEverywhere()).ended).toBeGreaterThanOrEqual(2);
      for (const each of opened) expect(await code(identity.resolve(each))).toBe('IDENTITY_SESSION_ENDED');
      expect(identity.announced).toContain(caller.sessionId);
      expect(await code(identity.resolve(other))).toBe('fine');
    });
  });

  test('me is the account as it is now', async () => {
    const { account } = await identity.signIn('T0001');
    await expect(as(await identity.callerOf('T0001')).me()).resolves.toEqual(account);
  });

  describe('a change of the password', () => {
    test('needs the old one, and ends the other sessions', async () => {
      const here = await identity.signIn('T0001');
      const there = await identity.signIn('T0001');
      const caller = await identity.resolve(here);
      expect(await code(as(caller).changePassword('wrong', 'correct-horse'))).toBe('IDENTITY_PASSWORD_WRONG');
      expect((await as(caller).changePassword('fudao-demo', 'correct-horse')).endedSessions).toBeGreaterThanOrEqual(1);
      expect(await code(identity.resolve(here))).toBe('fine');
      expect(await code(identity.resolve(there))).toBe('IDENTITY_SESSION_ENDED');
      expect(await code(identity.signIn('T0001'))).toBe('IDENTITY_WRONG_CREDENTIALS');
      expect(await code(identity.signIn('T0001', { password: 'correct-horse' }))).toBe('fine');
    });

    test.each([
      ['short', 'IDENTITY_PASSWORD_TOO_SHORT'],
      ['x1'.repeat(65), 'IDENTITY_PASSWORD_TOO_LONG'],
      ['x'.repeat(10_000), 'FUDAO_INVALID'],
      ['20260002', 'IDENTITY_PASSWORD_IS_IDENTITY'],
      ['12345678', 'IDENTITY_PASSWORD_TOO_SIMPLE'],
      ['fudao-demo', 'IDENTITY_PASSWORD_UNCHANGED'],
    ])('to %.20s is refused', async (newPassword, refusal) => {
      const caller = await identity.callerOf('20260002');
      expect(await code(as(caller).changePassword('fudao-demo', newPassword))).toBe(refusal);
      expect(await code(identity.signIn('20260002'))).toBe('fine');
    });

    test('is no way to guess the password', async () => {
      const caller = await identity.callerOf('D0002');
      const answers: string[] = [];
      for (let i = 0; i < 6; i++) answers.push(await code(as(caller).changePassword(`guess ${i}`, 'correct-horse')));
      expect(answers.slice(-2)).toEqual(['IDENTITY_PASSWORD_WRONG', 'IDENTITY_TOO_MANY_ATTEMPTS']);
    });
  });
});
