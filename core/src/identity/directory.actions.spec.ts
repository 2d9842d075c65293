import { onEachKind } from '../testing/on-each-kind.ts';
import { smallCity } from './testing/small-city.ts';
import { startIdentity, type TestIdentity } from './testing/start-identity.ts';

interface Summary {
  created: number;
  changed: number;
  unchanged: number;
  errors: { line: number; reason: string }[];
}

onEachKind('people', (freshUrl) => {
  let identity: TestIdentity;
  beforeAll(async () => {
    identity = await startIdentity(await freshUrl());
  }, 60_000);
  afterAll(() => identity.stop());

  const idOf = async (educationId: string) =>
    (await identity.call<{ id: string }>('identity.accountByEducationId', { educationId })).id;
  const importAccounts = (accounts: unknown[]) => identity.call<Summary>('identity.importAccounts', { accounts });
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'fine',
      (error: { code: string }) => error.code,
    );
  const teachersOf = async (subject: string, grade: number, districtIds?: string[]) => {
    const params = { subject, grade, ...(districtIds ? { districtIds } : {}) };
    return (await identity.call<{ accountIds: string[] }>('identity.findTeachers', params)).accountIds;
  };

  test('are found by what they teach, where, while they are active', async () => {
    const [zhou, lin] = [await idOf('T0001'), await idOf('T0002')];
    expect(new Set(await teachersOf('math', 7))).toEqual(new Set([zhou, lin]));
    expect(await teachersOf('math', 7, ['dongling'])).toEqual([lin]);
    expect(await teachersOf('physics', 8)).toEqual([lin]);
    expect(await teachersOf('math', 9)).toEqual([]);
    expect(await teachersOf('math', 7, [])).toEqual([]);
    await identity.call('identity.suspend', { id: lin });
    expect(await teachersOf('math', 7)).toEqual([zhou]);
    await identity.call('identity.restore', { id: lin });
  });

  test('show a plugin no more than it needs, and the core where they belong', async () => {
    const ids = [await idOf('20260001'), 'nobody'];
    const plugin = { id: 'question-answer', version: '1.0.0' };
    expect(await identity.call('identity.accounts', { ids })).toEqual([
      { id: ids[0], displayName: '陆知远', grade: 7, teaching: null },
    ]);
    expect(await identity.call('identity.accountDetails', { ids })).toEqual([
      expect.objectContaining({
        id: ids[0],
        educationId: '20260001',
        name: '陆知远',
        roles: ['student'],
        districtId: 'yunhu',
        schoolId: 'qinghe',
      }),
    ]);
    expect(await identity.call('identity.districts', { ids })).toEqual([{ id: ids[0], districtId: 'yunhu' }]);
    expect(await identity.call('identity.districts', { ids: [] })).toEqual([]);
    const details = identity.call('identity.accountDetails', { ids }, undefined, { plugin });
    expect(await code(details)).toBe('FUDAO_CAPABILITY_REFUSED');
    expect(await identity.call('identity.accounts', { ids: [] })).toEqual([]);
  });

  test('are found by education ID, however it is written, and by the role that they hold somewhere', async () => {
    const found = await identity.call<{ id: string; educationId: string; status: string }[]>('identity.accountsByEducationIds', {
      educationIds: [' ｔ0001', 'nobody9'],
    });
    expect(found).toEqual([expect.objectContaining({ id: await idOf('T0001'), educationId: 'T0001', status: 'active' })]);
    const holders = (role: string, scopeIds: string[]) => identity.call('identity.holdersOf', { role, scopeIds });
    expect(await holders('school-administrator', ['qinghe', 'nowhere'])).toEqual([{ accountId: await idOf('S0001'), scopeId: 'qinghe' }]);
    expect(await holders('district-administrator', ['qinghe'])).toEqual([]);
    const accountId = await idOf('S0001');
    await identity.call('identity.suspend', { id: accountId });
    expect(await holders('school-administrator', ['qinghe'])).toEqual([]);
    expect(await identity.call('identity.accountDetails', { ids: [accountId] })).toMatchObject([{ status: 'suspended' }]);
    await identity.call('identity.restore', { id: accountId });
  });

  test('have the permissions of their roles', async () => {
    const accountId = await idOf('S0001');
    expect(await identity.call('identity.permissionsOf', { accountId })).toEqual({
      permissions: ['identity:manage-accounts'],
    });
  });

  test('imported twice are as before, and keep their sessions', async () => {
    const opened = await identity.signIn('20260001');
    expect(await importAccounts(smallCity.accounts)).toEqual({
      ...{ created: 0, changed: 0, unchanged: smallCity.accounts.length, errors: [] },
    });
    expect(await code(identity.resolve(opened))).toBe('fine');
  });

  test('keep their own password, whatever an import says', async () => {
    await importAccounts(smallCity.accounts.map((line) => ({ ...line, password: 'another-one-7' })));
    expect(await code(identity.signIn('20260001'))).toBe('fine');
    expect(await code(identity.signIn('20260001', { password: 'another-one-7' }))).toBe('IDENTITY_WRONG_CREDENTIALS');
  });

  test('taught in another order are the same', async () => {
    const { teaching, ...teacher } = smallCity.accounts[5] as { teaching: Record<'subjects' | 'grades', unknown[]> };
    const turned = { ...teaching, subjects: teaching.subjects.toReversed(), grades: teaching.grades.toReversed() };
    expect(await importAccounts([{ ...teacher, teaching: turned }])).toMatchObject({ changed: 0, unchanged: 1 });
  });

  test('who move are signed out and have the new place', async () => {
    const [pupil, teacher] = [smallCity.accounts[0]!, smallCity.accounts[4]!];
    const opened = [await identity.signIn('20260001'), await identity.signIn('T0001')];
    const moved = [
      { ...pupil, classGroupId: 'songtai-8-1' },
      { ...teacher, schoolId: 'songtai', teaching: { subjects: ['physics'], grades: [9] } },
    ];
    expect(await importAccounts(moved)).toMatchObject({ changed: 2, errors: [] });
    for (const each of opened) expect(await code(identity.resolve(each))).toBe('IDENTITY_SESSION_ENDED');
    expect((await identity.signIn('20260001')).account).toMatchObject({
      districtId: 'dongling',
      schoolName: '松台中学',
      grade: 8,
    });
    expect(await teachersOf('physics', 9, ['dongling'])).toEqual([opened[1]!.account.id]);
    expect(await teachersOf('math', 7, ['yunhu'])).toEqual([]);
  });

  test('with a new name stay signed in', async () => {
    const opened = await identity.signIn('20260002');
    await importAccounts([{ ...smallCity.accounts[1], name: '沈书瑶' }]);
    expect((await identity.resolve(opened)).name).toBe('沈书瑶');
  });

  test('in wrong lines are named with the line, and the others are taken over', async () => {
    const fresh = { educationId: '20260009', name: '新同学', kind: 'student', classGroupId: 'qinghe-7-1' };
    const summary = await importAccounts([
      fresh,
      'rubbish',
      { ...fresh, educationId: '20260010', extra: 1 },
      { ...fresh, name: '   ' },
      { ...fresh, educationId: '20260011', classGroupId: 'nowhere' },
      { ...fresh, educationId: '２０２６０００９' },
      null,
      { ...fresh, educationId: 'x'.repeat(10_000) },
      { ...fresh, educationId: '20260012' },
    ]);
    expect(summary).toMatchObject({ created: 2, changed: 0, unchanged: 0 });
    expect(summary.errors).toEqual([
      { line: 2, reason: 'the line must be object' },
      { line: 3, reason: 'extra is not known' },
      { line: 4, reason: expect.stringContaining('name') },
      { line: 5, reason: 'there is no class group nowhere' },
      { line: 6, reason: 'the educationId is given twice' },
      { line: 7, reason: 'the line must be object' },
      { line: 8, reason: expect.stringContaining('educationId') },
    ]);
  });

  test('without a password cannot sign in until they are given one', async () => {
    await importAccounts([{ educationId: '20260019', name: '新同学', kind: 'student', classGroupId: 'qinghe-7-1' }]);
    for (const password of ['', 'null', 'undefined', '20260019']) {
      expect(await code(identity.signIn('20260019', { password }))).toBe('IDENTITY_WRONG_CREDENTIALS');
    }
    const { temporaryPassword } = await identity.call<{ temporaryPassword: string }>('identity.resetPassword', {
      id: await idOf('20260019'),
    });
    const own = { password: temporaryPassword, newPassword: 'a word of my own' };
    expect(await code(identity.signIn('20260019', own))).toBe('fine');
  });

  test('of which nothing old is kept for ever', async () => {
    await identity.signIn('20260003');
    await code(identity.signIn('20260004', { password: 'wrong' }));
    const { database, config } = identity.platform;
    const tables = ['identity_sessions', 'identity_sign_in_failures'];
    const count = async (table: string) =>
      Number((await database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))!.n);
    const { createIdentityRoom } = await import('./identity.room.ts');
    const { timers } = createIdentityRoom({ ...identity.platform, config }, { permissionsFor: () => [] }).service;
    const forget = async (afterMs: number) => {
      const now = () => new Date(Date.parse('2026-11-23T10:00:00Z') + afterMs);
      await timers!['forget old sign-ins']!.handler({ db: database, now } as never);
    };
    const day = 86_400_000;
    await forget(day / 2);
    for (const table of tables) expect(await count(table)).toBeGreaterThan(0);
    await forget(61 * day);
    for (const table of tables) expect(await count(table)).toBe(0);
  });
});
