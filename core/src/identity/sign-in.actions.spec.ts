import { argon2Sync } from 'node:crypto';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startIdentity, type TestIdentity } from './testing/start-identity.ts';

const minute = 60_000;

onEachKind('signing in', (freshUrl) => {
  let identity: TestIdentity;
  beforeAll(async () => {
    identity = await startIdentity(await freshUrl());
  }, 60_000);
  afterAll(() => identity.stop());
  // No test suffers from the failures of the one before.
  beforeEach(() => identity.pass(25 * 60 * minute));

  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => 'let in',
      (error: { code: string }) => error.code,
    );

  test('opens a session and says who came in, with the names of the places', async () => {
    const opened = await identity.signIn('20260001');
    expect(opened).toMatchObject({
      expiresInSeconds: 600,
      refreshExpiresInSeconds: 30 * 86_400,
      account: {
        educationId: '20260001',
        name: '陆知远',
        roles: ['student'],
        ...{ districtId: 'yunhu', districtName: '云湖区', schoolId: 'qinghe', schoolName: '清禾中学' },
        ...{ classGroupId: 'qinghe-7-1', classGroupName: '七年级1班', grade: 7 },
        teaching: null,
        permissions: [],
      },
    });
    expect(JSON.stringify(opened)).not.toContain('argon2');
    await expect(identity.resolve(opened)).resolves.toMatchObject({
      ...{
        kind: 'account',
        id: opened.account.id,
        roles: ['student'],
        districtId: 'yunhu',
        schoolId: 'qinghe',
        grade: 7,
      },
    });
  });

  test('gives staff their permissions and a shorter session', async () => {
    const { account, refreshExpiresInSeconds } = await identity.signIn('D0001');
    expect(account.permissions).toEqual(['identity:manage-accounts', 'organisation:edit-district-calendar']);
    expect(refreshExpiresInSeconds).toBe(12 * 3_600);
    expect((await identity.signIn('T0002')).account).toMatchObject({
      roles: ['reviewer', 'teacher'],
      teaching: { subjects: ['math', 'physics'], grades: [7, 8], reviews: ['math'] },
    });
  });

  test('takes the education ID as an input method writes it', async () => {
    expect((await identity.signIn(' ｔ０００１ ', { app: 'admin' })).account.educationId).toBe('T0001');
  });

  test('says the same of an unknown ID, a wrong password and what is no ID at all', async () => {
    const attempts = [
      identity.signIn('20269999'),
      identity.signIn('20260001', { password: 'not the password' }),
      identity.signIn('20260001', { password: '' }),
      identity.signIn('٢٠٢٦٠٠٠١', { app: 'student' }),
      identity.signIn("20260001' OR '1'='1"),
      identity.signIn('20260001%'),
    ];
    const answers = await Promise.all(attempts.map((attempt) => attempt.catch((error: unknown) => error)));
    const [first, ...others] = answers.map((answer) => JSON.stringify(answer));
    expect(answers[0]).toMatchObject({ code: 'IDENTITY_WRONG_CREDENTIALS', spec: { status: 401 }, details: {} });
    expect(new Set(others)).toEqual(new Set([first]));
  });

  test('refuses a password of 10,000 characters by its length', async () => {
    expect(await refusal(identity.signIn('20260001', { password: 'x'.repeat(10_000) }))).toBe('FUDAO_INVALID');
    expect(await refusal(identity.signIn('2'.repeat(10_000)))).toBe('FUDAO_INVALID');
  });

  test('keeps students out of the staff app and staff out of the student app', async () => {
    expect(await refusal(identity.signIn('20260001', { app: 'admin' }))).toBe('IDENTITY_WRONG_APP');
    expect(await refusal(identity.signIn('T0001', { app: 'student' }))).toBe('IDENTITY_WRONG_APP');
    // Who does not know the password does not learn whose ID it is.
    expect(await refusal(identity.signIn('T0001', { app: 'student', password: 'wrong' }))).toBe(
      'IDENTITY_WRONG_CREDENTIALS',
    );
  });

  test.each(['20260002', '20269998'])(
    'lets %s be guessed five times, then makes it wait longer and longer',
    async (id) => {
      const guess = () => refusal(identity.signIn(id, { password: 'a guess' }));
      for (let i = 0; i < 5; i++) expect(await guess()).toBe('IDENTITY_WRONG_CREDENTIALS');
      const waits: number[] = [];
      for (let i = 0; i < 3; i++) {
        const refused = await identity.signIn(id).catch((error: { details: { seconds: number } }) => error);
        expect(refused).toMatchObject({ code: 'IDENTITY_TOO_MANY_ATTEMPTS', spec: { status: 429, retryable: true } });
        const { seconds } = (refused as { details: { seconds: number } }).details;
        waits.push(seconds);
        identity.pass(seconds * 1_000);
        expect(await guess()).toBe('IDENTITY_WRONG_CREDENTIALS');
      }
      expect(waits).toEqual([30, 60, 120]);
    },
  );

  test('counts guesses that are sent all at once', async () => {
    const guesses = Array.from({ length: 40 }, (_nothing, index) =>
      refusal(identity.signIn('20260003', { password: `guess ${index}` })),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter((answer) => answer === 'IDENTITY_WRONG_CREDENTIALS')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'IDENTITY_TOO_MANY_ATTEMPTS')).toHaveLength(35);
  });

  test('forgets failures after a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await refusal(identity.signIn('T0001', { password: 'a guess' }));
      expect(await refusal(identity.signIn('T0001'))).toBe('let in');
    }
  });

  test('stops an address that guesses at many IDs, and no other address', async () => {
    const { database } = identity.platform;
    const from = (clientAddress: string, id: string) =>
      refusal(identity.signIn(id, { clientAddress, password: 'a guess' }));
    expect(await from('203.0.113.7', 'A000')).toBe('IDENTITY_WRONG_CREDENTIALS');
    // The other 498 failures, without the cost of their hashes.
    await database.run('UPDATE identity_sign_in_failures SET failures = 499 WHERE failures = 1');
    expect(await from('203.0.113.7', 'A001')).toBe('IDENTITY_WRONG_CREDENTIALS');
    expect(await from('203.0.113.7', 'A002')).toBe('IDENTITY_ADDRESS_BLOCKED');
    expect(await refusal(identity.signIn('20260001', { clientAddress: '203.0.113.7' }))).toBe(
      'IDENTITY_ADDRESS_BLOCKED',
    );
    expect(await refusal(identity.signIn('20260001', { clientAddress: '203.0.113.8' }))).toBe('let in');
    identity.pass(16 * minute);
    expect(await refusal(identity.signIn('20260001', { clientAddress: '203.0.113.7' }))).toBe('let in');
  });

  test('is on the record, with the device and without the password', async () => {
    await identity.settle();
    identity.records.length = 0;
    const userAgent = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36';
    const { account } = await identity.signIn('20260004', { userAgent });
    await identity.settle();
    expect(identity.records).toEqual([
      expect.objectContaining({
        kind: 'identity.signed-in',
        personId: account.id,
        payload: { app: 'student', device: 'chrome/android-phone' },
      }),
    ]);
    expect(JSON.stringify(identity.records)).not.toContain('fudao-demo');
  });

  test('a hash of an older cost is made anew', async () => {
    const { database } = identity.platform;
    const nonce = Buffer.from('0123456789abcdef');
    const tag = argon2Sync('argon2id', {
      message: 'fudao-demo',
      nonce,
      memory: 8_192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    });
    const [salt, digest] = [nonce, tag].map((bytes) => bytes.toString('base64').replaceAll('=', ''));
    const old = `$argon2id$v=19$m=8192,t=1,p=1$${salt}$${digest}`;
    await database.update('identity_accounts', { password_hash: old }, { education_id: '20260004' });
    expect(await refusal(identity.signIn('20260004'))).toBe('let in');
    const row = await database.selectOne<{ password_hash: string }>(
      "SELECT password_hash FROM identity_accounts WHERE education_id = '20260004'",
    );
    expect(row?.password_hash).toContain('$m=7168,t=5,p=1$');
    expect(await refusal(identity.signIn('20260004'))).toBe('let in');
  });
});
