import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import type { ManagedAccount } from './account.ts';
import { startIdentity, type TestIdentity } from './testing/start-identity.ts';

interface Page {
  items: ManagedAccount[];
  nextCursor: string | null;
}

onEachKind('administration of accounts', (freshUrl) => {
  let identity: TestIdentity;
  const who: Record<string, Caller> = {};
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    identity = await startIdentity(await freshUrl());
    for (const educationId of ['S0001', 'D0001', 'D0002', 'C0001', 'T0001', '20260001']) {
      who[educationId] = await identity.callerOf(educationId);
    }
    const { items } = await identity.call<Page>('identity.listAccounts', {}, who['C0001']);
    for (const { educationId, id } of items) ids[educationId] = id;
  }, 60_000);
  afterAll(() => identity.stop());

  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'fine',
      (error: { code: string }) => error.code,
    );
  const list = (as: string, params: Record<string, unknown> = {}) =>
    identity.call<Page>('identity.listAccounts', params, who[as], { fromOutside: true });
  const found = async (as: string, params: Record<string, unknown> = {}) =>
    (await list(as, params)).items.map(({ educationId }) => educationId);
  const act = (action: 'suspend' | 'restore' | 'resetPassword', as: string, whom: string) =>
    identity.call<{ status: string; temporaryPassword: string }>(
      `identity.${action}`,
      { id: ids[whom] ?? whom },
      who[as],
      {
        fromOutside: true,
      },
    );

  describe('a list of accounts', () => {
    test('is of the own school, district, or the whole city', async () => {
      expect(await found('S0001')).toEqual(['20260001', '20260002', 'S0001', 'T0001']);
      expect(await found('D0001')).toEqual(['20260001', '20260002', '20260003', 'D0001', 'S0001', 'T0001']);
      expect(await found('D0002')).toEqual(['20260004', 'D0002', 'T0002']);
      expect(await found('C0001')).toHaveLength(11);
    });

    test('does not reach another district by any filter', async () => {
      expect(await found('D0002', { schoolId: 'qinghe' })).toEqual([]);
      expect(await found('D0002', { q: '陆知远' })).toEqual([]);
      expect(await found('D0002', { q: '20260001' })).toEqual([]);
      expect(await found('S0001', { schoolId: 'wanghu' })).toEqual([]);
      const beyond = Buffer.from('20260000').toString('base64url');
      expect(await found('D0002', { cursor: beyond })).toEqual(['20260004', 'D0002', 'T0002']);
      expect(await code(list('D0002', { districtId: 'yunhu' }))).toBe('FUDAO_INVALID');
    });

    test('is for administrators', async () => {
      expect(await code(list('T0001'))).toBe('FUDAO_NOT_ALLOWED');
      expect(await code(list('20260001'))).toBe('FUDAO_NOT_ALLOWED');
    });

    test('finds part of a name, the beginning of an ID, a role and a school', async () => {
      expect(await found('C0001', { q: '知远' })).toEqual(['20260001']);
      expect(await found('C0001', { q: ' t00' })).toEqual(['T0001', 'T0002']);
      expect(await found('C0001', { role: 'reviewer' })).toEqual(['T0002']);
      expect(await found('C0001', { schoolId: 'songtai', role: 'student' })).toEqual(['20260004']);
    });

    test.each(['%', '_', '!', "' OR 1=1 --", '\\', ''.padEnd(64, '%')])('takes %p as it is', async (q) => {
      expect(await found('C0001', { q })).toEqual([]);
    });

    test('that shows students is on the record, with whom it showed and not what was typed', async () => {
      await identity.settle();
      const before = identity.records.length;
      await found('S0001', { q: '知远' });
      await found('S0001', { role: 'teacher' });
      await identity.settle();
      const payload = { filter: { role: null, schoolId: null, isSearch: true }, ids: [ids['20260001']] };
      expect(identity.records.slice(before)).toMatchObject([{ kind: 'identity.accounts-viewed', subjectId: who['S0001']!.id, payload }]);
      expect(JSON.stringify(identity.records)).not.toContain('知远');
    });

    test('comes in pages', async () => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Page = await list('C0001', { limit: 4, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map(({ educationId }) => educationId));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual((await list('C0001')).items.map(({ educationId }) => educationId));
      expect(seen).toHaveLength(11);
    });

    test('shows places by name and no hash', async () => {
      const { items } = await list('C0001', { q: '20260001' });
      expect(items[0]).toMatchObject({
        schoolName: '清禾中学',
        classGroupName: '七年级1班',
        status: 'active',
        kind: 'student',
      });
      expect(JSON.stringify(items)).not.toContain('argon2');
    });
  });

  describe('a suspension', () => {
    test('stops a token at once, everywhere, until it is taken back', async () => {
      const opened = await identity.signIn('20260002');
      const { sessionId } = await identity.resolve(opened);
      await expect(act('suspend', 'S0001', '20260002')).resolves.toMatchObject({ status: 'suspended' });
      expect(await code(identity.resolve(opened))).toBe('IDENTITY_SESSION_ENDED');
      expect(identity.announced).toContain(sessionId);
      const refresh = identity.call('identity.refresh', { refreshToken: opened.refreshToken, app: 'student' });
      expect(await code(refresh)).toBe('IDENTITY_SESSION_ENDED');
      expect(await code(identity.signIn('20260002'))).toBe('IDENTITY_SUSPENDED');
      expect(await code(identity.signIn('20260002', { password: 'wrong' }))).toBe('IDENTITY_WRONG_CREDENTIALS');
      await expect(act('suspend', 'S0001', '20260002')).resolves.toMatchObject({ status: 'suspended' });
      await expect(act('restore', 'D0001', '20260002')).resolves.toMatchObject({ status: 'active' });
      expect(await code(identity.signIn('20260002'))).toBe('fine');
      await identity.settle();
      const kinds = identity.records.filter(({ subjectId }) => subjectId === ids['20260002']).map(({ kind }) => kind);
      expect(kinds).toEqual(['identity.suspended', 'identity.restored']);
    });

    test.each([
      ['D0002', '20260001', 'FUDAO_NOT_FOUND'],
      ['S0001', '20260003', 'FUDAO_NOT_FOUND'],
      ['D0001', 'V0001', 'FUDAO_NOT_FOUND'],
      ['S0001', 'D0001', 'FUDAO_NOT_FOUND'],
      ['D0001', 'D0001', 'IDENTITY_NOT_YOURSELF'],
      ['C0001', 'C0001', 'IDENTITY_NOT_YOURSELF'],
      ['T0001', '20260001', 'FUDAO_NOT_ALLOWED'],
      ['20260001', 'T0001', 'FUDAO_NOT_ALLOWED'],
      ['C0001', 'no-such-id', 'FUDAO_NOT_FOUND'],
    ])('by %s of %s is refused: %s', async (by, whom, refusal) => {
      for (const action of ['suspend', 'restore', 'resetPassword'] as const)
        expect(await code(act(action, by, whom))).toBe(refusal);
      expect(['fine', 'IDENTITY_WRONG_CREDENTIALS']).toContain(await code(identity.signIn(whom)));
    });
  });

  describe('a reset password', () => {
    const own = 'a word of my own';

    test('opens nothing by itself, serves for three days, and ends the sessions', async () => {
      const before = await identity.signIn('20260003');
      const { temporaryPassword } = await act('resetPassword', 'D0001', '20260003');
      expect(temporaryPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
      expect(await code(identity.resolve(before))).toBe('IDENTITY_SESSION_ENDED');
      expect(await code(identity.signIn('20260003'))).toBe('IDENTITY_WRONG_CREDENTIALS');
      const password = temporaryPassword;
      expect(await code(identity.signIn('20260003', { password }))).toBe('IDENTITY_PASSWORD_TEMPORARY');
      identity.pass(3 * 24 * 3_600_000);
      for (const newPassword of [undefined, own])
        expect(await code(identity.signIn('20260003', { password, newPassword }))).toBe('IDENTITY_PASSWORD_EXPIRED');
    });

    test('lets in whoever replaces it by one of their own', async () => {
      const { temporaryPassword: password } = await act('resetPassword', 'D0001', '20260003');
      await identity.settle();
      identity.records.length = 0;
      const opened = await identity.signIn('20260003', { password, newPassword: own });
      await expect(identity.resolve(opened)).resolves.toMatchObject({ id: ids['20260003'] });
      expect(await code(identity.signIn('20260003', { password }))).toBe('IDENTITY_WRONG_CREDENTIALS');
      identity.pass(4 * 24 * 3_600_000);
      expect(await code(identity.signIn('20260003', { password: own }))).toBe('fine');
      await identity.settle();
      const kinds = identity.records.map(({ kind }) => kind);
      expect(kinds).toEqual(['identity.password-changed', 'identity.signed-in', 'identity.signed-in']);
    });

    test.each([
      ['short', 'IDENTITY_PASSWORD_TOO_SHORT'],
      ['20260003', 'IDENTITY_PASSWORD_IS_IDENTITY'],
      ['88888888', 'IDENTITY_PASSWORD_TOO_SIMPLE'],
    ])('is not replaced by "%s"', async (newPassword, refusal) => {
      const { temporaryPassword: password } = await act('resetPassword', 'D0001', '20260003');
      expect(await code(identity.signIn('20260003', { password, newPassword }))).toBe(refusal);
      expect(await code(identity.signIn('20260003', { password, newPassword: password }))).toBe(
        'IDENTITY_PASSWORD_UNCHANGED',
      );
      expect(await code(identity.signIn('20260003', { password }))).toBe('IDENTITY_PASSWORD_TEMPORARY');
    });

    test('is the only one that a sign-in replaces', async () => {
      expect(await code(identity.signIn('20260002', { newPassword: own }))).toBe('FUDAO_INVALID');
      expect(await code(identity.signIn('20260002'))).toBe('fine');
    });

    test('is not on the record', async () => {
      const { temporaryPassword } = await act('resetPassword', 'D0001', '20260003');
      await identity.settle();
      expect(JSON.stringify(identity.records)).not.toContain(temporaryPassword);
      expect(identity.records.some(({ kind }) => kind === 'identity.password-reset')).toBe(true);
    });
  });
});
