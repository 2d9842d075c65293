import type { BinaryAnswer, Caller } from '@fudao/plugin-sdk';
import { strFromU8, unzipSync } from 'fflate';
import { onEachKind } from '../testing/on-each-kind.ts';
import { password, startPrivacy, type TestPrivacy } from './testing/start-privacy.ts';

interface Request {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly note: string | null;
  readonly keptUntil: number | null;
  readonly problems: readonly string[];
  readonly mayDecide: boolean;
  readonly why: string | null;
  readonly lacksDeciders: boolean;
  readonly personName: string | null;
  readonly guardianName: string | null;
}

const minute = 60_000;
const day = 24 * 60 * minute;

onEachKind('what a person may ask about their own data', (freshUrl) => {
  let privacy: TestPrivacy;
  let wang: Caller, li: Caller, child: Caller, unknown: Caller, sun: Caller, zhou: Caller, wu: Caller;
  let first: Caller, second: Caller;

  beforeAll(async () => {
    privacy = await startPrivacy(await freshUrl());
    const ids = ['30000001', '30000002', '30000003', '30000004', '30000005', '30000006', '30000007', 'C9001', 'C9002'];
    [wang, li, child, unknown, sun, zhou, wu, first, second] = (await Promise.all(ids.map(privacy.who))) as [Caller, Caller, Caller, Caller, Caller, Caller, Caller, Caller, Caller];
  }, 60_000);
  afterAll(() => privacy.stop());

  const call = <R = Request>(name: string, params: object, as?: Caller) => privacy.call<R>(`privacy.${name}`, params as never, as);
  const code = (promise: Promise<unknown>) => promise.then(() => 'fine', (error: { code: string }) => error.code);
  const ask = (kind: string, as: Caller, more: object = {}) => call('ask', { kind, password, ...more }, as);
  const decide = (id: string, as: Caller, decision = 'approve', more: object = {}) => call('decide', { id, decision, ...more }, as);
  const queue = async (as: Caller = first, more: object = {}) => (await call<{ items: Request[] }>('list', more, as)).items;
  const inQueue = async (id: string, as?: Caller, more: object = {}) => (await queue(as, more)).find((one) => one.id === id);
  const own = (as: Caller) => call<{ mayAsk: boolean; rooms: { id: string; holds: object[] }[]; requests: Request[] }>('showOwn', {}, as);
  const carryOut = () => privacy.runTimer('carry out requests');
  const noticesOf = async ({ id }: Caller) => {
    await privacy.settle();
    return (await privacy.platform.database.select<{ kind: string }>('SELECT kind FROM notifications_notifications WHERE account_id = :id', { id })).map(({ kind }) => kind);
  };

  test('an export: asked, approved by one, taken by its person alone, gone after its time; each step on the record', async () => {
    const asked = await ask('export', wang, { words: '想看看' });
    expect(asked).toMatchObject({ kind: 'export', state: 'waiting', mayWithdraw: true });
    expect(await noticesOf(first)).toContain('privacy.request-waits');
    expect(await code(call('linkExport', { id: asked.id }, wang))).toBe('PRIVACY_NOT_READY');
    expect(await inQueue(asked.id)).toMatchObject({ personName: '王远行', mayDecide: true });
    expect(await decide(asked.id, first)).toMatchObject({ state: 'approved' });
    await privacy.settle();
    await carryOut();
    expect((await own(wang)).requests[0]).toMatchObject({ state: 'done', keptUntil: privacy.clock.now + 14 * day });
    expect(await noticesOf(wang)).toContain('privacy.own-request');

    expect(await code(call('linkExport', { id: asked.id }, li))).toBe('PRIVACY_UNKNOWN');
    const { url } = await call<{ url: string }>('linkExport', { id: asked.id }, wang);
    const query = new URL(url, 'http://x').searchParams;
    const link = { id: asked.id, expires: Number(query.get('expires')), signature: query.get('signature')! };
    const { buffer } = await call<{ buffer: Buffer } & BinaryAnswer>('takeExport', link);
    const data = JSON.parse(strFromU8(unzipSync(buffer)['data.json']!)) as { person: object; rooms: { privacy: { requests: object[] } }; problems: string[] };
    expect(data).toMatchObject({ person: { name: '王远行' }, problems: [] });
    expect(data.rooms.privacy.requests).toMatchObject([{ words: '想看看' }]);
    expect(await code(call('takeExport', { ...link, expires: link.expires + 1 }))).toBe('PRIVACY_LINK_ENDED');
    privacy.clock.now += 11 * minute;
    expect(await code(call('takeExport', link))).toBe('PRIVACY_LINK_ENDED');

    expect(await privacy.kindsOnRecord(asked.id)).toEqual(['privacy.requested', 'privacy.request-approved', 'privacy.request-done', 'privacy.export-linked', 'privacy.export-taken']);
    privacy.clock.now += 14 * day;
    await privacy.runTimer('remove exports that outlived their time');
    expect(await code(call('linkExport', { id: asked.id }, wang))).toBe('PRIVACY_NOT_READY');
    expect((await own(wang)).requests[0]).toMatchObject({ state: 'done', keptUntil: null });
    expect(await code(ask('export', wang))).toBe('fine');
  });

  test('takes the own password, and one of a kind at a time, however often it is sent', async () => {
    expect(await code(call('ask', { kind: 'export', password: 'guess' }, li))).toBe('IDENTITY_PASSWORD_WRONG');
    const ends = await Promise.all([1, 2, 3].map(() => code(ask('export', li))));
    expect(ends.sort()).toEqual(['PRIVACY_ASKED_ALREADY', 'PRIVACY_ASKED_ALREADY', 'fine']);
    expect(await code(ask('erasure', li))).toBe('fine');
    expect((await own(li)).requests.map(({ kind }) => kind).sort()).toEqual(['erasure', 'export']);
  });

  test('waits for nobody else: others neither see, decide nor withdraw it; who asked may withdraw, until it is approved', async () => {
    const { id } = await ask('erasure', zhou);
    expect(await code(call('list', {}, wang))).toBe('FUDAO_NOT_ALLOWED');
    expect(await code(decide(id, wang))).toBe('FUDAO_NOT_ALLOWED');
    expect(await code(call('withdraw', { id }, wang))).toBe('PRIVACY_UNKNOWN');
    await decide(id, first);
    expect(await call('withdraw', { id }, zhou)).toMatchObject({ state: 'withdrawn' });
    expect(await code(decide(id, second))).toBe('PRIVACY_DECIDED');
    await carryOut();
    expect((await own(zhou)).mayAsk).toBe(true);
    const again = await ask('export', zhou);
    expect(await code(decide(again.id, first, 'refuse'))).toBe('PRIVACY_REASON_NEEDED');
    await decide(again.id, first, 'refuse', { reason: '重复申请' });
    expect((await own(zhou)).requests[0]).toMatchObject({ state: 'refused', note: '重复申请' });
    expect(await inQueue(again.id, first, { show: 'ended', kind: 'export' })).toMatchObject({ state: 'refused' });
    const third = await ask('export', zhou);
    await decide(third.id, first);
    expect(await code(call('withdraw', { id: third.id }, zhou))).toBe('PRIVACY_UNDER_WAY');
  });

  test('before 14 the guardian asks, once however often it arrives, and the child cannot take it back', async () => {
    for (const one of [child, unknown]) {
      expect((await own(one)).mayAsk).toBe(false);
      expect(await code(ask('erasure', one))).toBe('PRIVACY_GUARDIAN_NEEDED');
    }
    const asked = { id: 'request-of-mother', personId: child.id, kind: 'erasure', guardianName: '赵母', relation: 'mother' };
    await call('askForChild', asked);
    await call('askForChild', asked);
    await call('askForChild', { ...asked, id: 'another' });
    expect(await call('openKinds', { personId: child.id })).toEqual({ kinds: ['erasure'] });
    expect((await own(child)).requests).toMatchObject([{ id: asked.id, askedBy: 'guardian', mayWithdraw: false }]);
    expect(await inQueue(asked.id)).toMatchObject({ guardianName: '赵母', personName: '赵小童' });
    expect(await code(call('withdraw', { id: asked.id }, child))).toBe('PRIVACY_GUARDIANS');
  });

  test('an erasure takes two administrators, and nobody decides on their own', async () => {
    const mine = await ask('erasure', first);
    // There are two administrators, and one of them asks: nobody could be the second.
    expect(await inQueue(mine.id, first)).toMatchObject({ mayDecide: false, why: 'own', lacksDeciders: true });
    expect(await code(decide(mine.id, first))).toBe('PRIVACY_OWN_REQUEST');
    const key = { idempotencyKey: 'sent-twice' };
    const send = () => privacy.call<Request>('privacy.decide', { id: mine.id, decision: 'approve' }, second, key);
    expect(await send()).toMatchObject({ state: 'checked' });
    expect(await send()).toMatchObject({ state: 'checked' });
    expect(await inQueue(mine.id, second)).toMatchObject({ mayDecide: false, why: 'second' });
    expect(await code(decide(mine.id, second))).toBe('PRIVACY_SECOND_NEEDED');
    expect(await code(decide(mine.id, first))).toBe('PRIVACY_OWN_REQUEST');
    await carryOut();
    expect(await inQueue(mine.id, second)).toMatchObject({ state: 'checked' });
    await call('withdraw', { id: mine.id }, first);
  });

  test('an erasure goes on by itself: after what stood in the way, and after the node that was at it died', async () => {
    const { id } = await ask('erasure', sun);
    expect(await inQueue(id)).toMatchObject({ lacksDeciders: false });
    await decide(id, first);
    await decide(id, second);
    await privacy.settle();
    const state = async () => (await inQueue(id))?.state;
    const account = () => privacy.call<{ person: object | null }>('identity.personById', { accountId: sun.id });

    privacy.fragile.erase = () => Promise.reject(new Error('the disk is away'));
    await carryOut();
    expect(await inQueue(id)).toMatchObject({ state: 'approved', problems: ['the disk is away'] });
    expect((await account()).person).not.toBeNull();
    await carryOut();
    expect(await state()).toBe('approved');

    // A node dies in the middle of it: it never says anything again, and its claim ends with time.
    privacy.clock.now += 6 * minute;
    let revive = () => {};
    let hangs = () => {};
    const isHanging = new Promise<void>((resolve) => (hangs = resolve));
    privacy.fragile.erase = () => new Promise((resolve) => (hangs(), (revive = resolve)));
    const dead = carryOut();
    await isHanging;
    privacy.fragile.erase = () => Promise.resolve();
    await carryOut();
    expect(await state()).toBe('approved');
    privacy.clock.now += 11 * minute;
    await carryOut();
    expect(await inQueue(id, first, { show: 'ended' })).toMatchObject({ state: 'done', problems: [], personName: null });
    expect((await account()).person).toBeNull();
    // It lived after all: it finds that it is not its to go on with.
    revive();
    await dead;
    expect(await inQueue(id, first, { show: 'ended' })).toMatchObject({ state: 'done', problems: [] });
    const kinds = await privacy.kindsOnRecord(id);
    expect(kinds.filter((kind) => kind.startsWith('privacy.request-'))).toEqual(['privacy.request-checked', 'privacy.request-approved', 'privacy.request-done']);
    const left = JSON.stringify(await privacy.platform.database.select('SELECT * FROM privacy_requests WHERE person_id = :id', { id: sun.id }));
    expect(left).not.toContain('孙半途');
  });

  test('where the operator erased the person first, nothing waits any more', async () => {
    const rows = () => privacy.platform.database.select<{ kind: string; state: string }>('SELECT kind, state FROM privacy_requests WHERE person_id = :id AND open_key IS NOT NULL ORDER BY kind', { id: wu.id });
    for (const kind of ['export', 'erasure']) await ask(kind, wu);
    await privacy.settle();
    expect(await rows()).toEqual([{ kind: 'erasure', state: 'waiting' }, { kind: 'export', state: 'waiting' }]);
    expect(await privacy.eraseByCommand('30000007')).toMatchObject({ isDone: true });
    expect(await rows()).toEqual([]);
    expect((await queue(first, { show: 'ended', kind: 'erasure' })).find(({ state }) => state === 'done')).toBeDefined();
  });

  test('administrators are reminded when the answer is due soon, and once more when it is late', async () => {
    const { id } = await ask('export', second);
    const count = async () => (await noticesOf(first)).filter((kind) => kind === 'privacy.request-waits').length;
    const remind = () => privacy.runTimer('remind of deadlines');
    await remind();
    const before = await count();
    privacy.clock.now += 12.5 * day;
    await remind();
    const [soon, own] = [await count(), await noticesOf(second)];
    await remind();
    expect(await count()).toBe(soon);
    expect(soon).toBeGreaterThan(before);
    await call('withdraw', { id }, second);
    expect(own.length).toBeGreaterThan(0);
  });
});
