import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { until } from '../../testing/until.ts';
import { people, startNotifications, statesOf, type TestNotifications } from '../testing/start-notifications.ts';
import { claimDeliveries } from './deliveries.repository.ts';

const { student, other, teacher, city, district } = people;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const p256dh = `B${'A'.repeat(86)}`;
const auth = 'A'.repeat(22);
const moment = (text: string) => Date.parse(`${text}:00+08:00`);

interface Settings {
  kinds: { kind: string; isMuted: boolean; channels: Record<string, boolean> }[];
  cityQuietHours: object | null;
  devices: { id: string }[];
  addresses: { address: string | null; pending: string | null }[];
  digestNextAt: number | null;
  consent: object | null;
}

onEachKind('outside of the app', (freshUrl) => {
  let rooms: TestNotifications;

  beforeAll(async () => {
    rooms = await startNotifications({ databaseUrl: await freshUrl() });
  }, 60_000);
  afterAll(() => rooms.stop());
  beforeEach(() => rooms.reset());

  const call = <R>(name: string, params: object, as: Caller) => rooms.call<R>(`notifications.${name}`, { ...params }, as);
  const code = async (result: Promise<unknown>) => result.then(() => 'fine', (error: { code: string }) => error.code);
  const device = (as: Caller, endpoint = 'https://fcm.googleapis.com/fcm/send/one') =>
    call<{ id: string }>('addDevice', { app: 'student', language: 'en', endpoint, p256dh, auth }, as);
  const tell = (kind: string, as = student, more: object = {}, key?: string) => {
    const texts = { title: { 'zh-CN': '林老师解答了', en: 'Ms Lin answered' }, body: { 'zh-CN': '二次函数', en: 'parabola' } };
    return rooms.call<{ id: string }>('notifications.send', { accountId: as.id, kind, ...texts, link: '/p/x/1', ...more }, undefined, key ? { idempotencyKey: key } : {});
  };
  const confirmMail = async (as: Caller, address = 'Li@Example.org') => {
    await call('giveAddress', { channel: 'mail', address, language: 'en' }, as);
    const [digits] = /\d{6}/.exec(rooms.sent.at(-1)!.message.title)!;
    await call('confirmAddress', { channel: 'mail', code: digits }, as);
    rooms.sent.length = 0;
  };
  const settings = (as: Caller) => call<Settings>('settings', {}, as);
  const endOfDelivery = () => rooms.platform.database.selectOne<{ state: string; reason: string }>('SELECT state, reason FROM notifications_deliveries ORDER BY id DESC LIMIT 1');

  test('a neutral sentence goes to each browser that allowed push, and nothing of the notification', async () => {
    await device(student);
    await device(student, 'https://fcm.googleapis.com/fcm/send/two');
    await device(other, 'https://fcm.googleapis.com/fcm/send/three');
    const { id } = await tell('bell.answered', student, {}, 'outbox-1');
    await tell('bell.answered', student, {}, 'outbox-1');
    await rooms.deliver();
    expect(rooms.sent.map(({ to }) => (to as { endpoint: string }).endpoint.slice(-3)).sort()).toEqual(['one', 'two']);
    expect(rooms.sent[0]?.message).toMatchObject({ title: 'notice answered', link: `/notifications?open=${id}`, language: 'en' });
    expect(JSON.stringify(rooms.sent)).not.toMatch(/Lin|parabola|\/p\/x/);
    expect(await statesOf(rooms.platform.database)).toEqual(['sent', 'sent']);
  });

  test('goes out by itself, without waiting for anybody to look', async () => {
    await device(student);
    await tell('bell.answered');
    await until(() => rooms.sent.length === 1);
  });

  test("of a student waits for the morning at night; what is urgent and an adult's do not", async () => {
    await device(student);
    await device(teacher, 'https://fcm.googleapis.com/fcm/send/teacher');
    rooms.clock.now = moment('2026-11-23T23:30');
    await tell('bell.answered');
    await tell('bell.rings');
    await tell('bell.answered', teacher);
    await rooms.deliver();
    expect(rooms.sent.map(({ message }) => message.tag)).toEqual(['bell.rings', 'bell.answered']);
    rooms.clock.now = moment('2026-11-24T06:59');
    await rooms.deliver();
    expect(rooms.sent).toHaveLength(2);
    rooms.clock.now = moment('2026-11-24T07:00');
    await rooms.deliver();
    expect(rooms.sent).toHaveLength(3);
  });

  test('is not sent any more once it was read in the app, or is too old', async () => {
    await device(student);
    rooms.clock.now = moment('2026-11-23T23:30');
    const { id } = await tell('bell.answered');
    await call('markRead', { ids: [id] }, student);
    rooms.clock.now += 12 * hourMs;
    await rooms.deliver();
    expect(await endOfDelivery()).toEqual({ state: 'dropped', reason: 'read-or-gone' });
    await rooms.platform.database.run("UPDATE notifications_deliveries SET state = 'waiting', notification_id = NULL, expires_at = 1");
    await rooms.deliver();
    expect(await endOfDelivery()).toEqual({ state: 'dropped', reason: 'too-late' });
    expect(rooms.sent).toEqual([]);
  });

  test('goes by the choices of the person, kind by kind and channel by channel', async () => {
    await device(student);
    await confirmMail(student);
    await call('choose', { kind: 'bell.answered', channel: 'push', isWanted: false }, student);
    await call('choose', { kind: 'bell.rings', channel: 'mail', isWanted: true }, student);
    await tell('bell.answered');
    await tell('bell.rings');
    await rooms.deliver();
    expect(rooms.sent.map(({ channel, message }) => `${channel} ${message.tag}`).sort()).toEqual(['mail bell.answered', 'mail bell.rings', 'push bell.rings']);
    const view = await settings(student);
    expect(view.kinds.find(({ kind }) => kind === 'bell.answered')?.channels).toEqual({ push: false, mail: true, sms: false });
    expect(view.kinds.map(({ kind }) => kind)).not.toContain('bell.desk');
    await call('mute', { kind: 'bell.answered' }, student);
    rooms.sent.length = 0;
    await tell('bell.answered');
    await rooms.deliver();
    expect(rooms.sent).toEqual([]);
  });

  test("says nothing of a kind that is not the sender's own, and passes no quiet hours by it", async () => {
    await device(student);
    rooms.clock.now = moment('2026-11-23T23:30');
    await call('choose', { kind: 'notifications.other', channel: 'push', isWanted: true }, student);
    await tell('bell.rings', student, { ownerId: 'somebody-else' });
    await rooms.deliver();
    expect(rooms.sent).toEqual([]);
    rooms.clock.now = moment('2026-11-24T07:00');
    await rooms.deliver();
    expect(rooms.sent.map(({ message }) => message.title)).toEqual(['You have a new notification.']);
  });

  test('is tried again after a while, and given up with a reason that operators see', async () => {
    await device(student);
    await tell('bell.answered');
    const again = { isSent: false, reason: 'push-service-503', next: 'again' } as const;
    for (let attempt = 1; attempt <= 7; attempt++) {
      rooms.outcomes.push(again);
      await rooms.deliver();
      expect(rooms.sent).toHaveLength(attempt);
      await rooms.deliver();
      expect(rooms.sent).toHaveLength(attempt);
      rooms.clock.now += 3 * hourMs;
    }
    expect(await endOfDelivery()).toEqual({ state: 'failed', reason: 'push-service-503' });
    const view = await call<{ channels: { channel: string; failed: number; reasons: object[] }[] }>('operation', {}, city);
    expect(view.channels[0]).toMatchObject({ channel: 'push', failed: 1, waiting: 0, reasons: [{ reason: 'push-service-503', count: 1 }] });
    const page = await call<{ items: object[] }>('failedDeliveries', {}, city);
    expect(page.items).toMatchObject([{ kind: 'bell.answered', reason: 'push-service-503', attempts: 7 }]);
    expect(JSON.stringify(page)).not.toMatch(/s1|googleapis/);
    for (const action of ['operation', 'failedDeliveries']) {
      for (const as of [student, teacher, district]) expect(await code(call(action, {}, as))).toBe('FUDAO_NOT_ALLOWED');
    }
  });

  test('what failed is sent once more by one click, one or all of a channel, and not at night nor when it is of no use', async () => {
    await device(student);
    await confirmMail(student);
    const { database } = rooms.platform;
    const retry = (name: string, params: object, key?: string) =>
      rooms.call<{ retried: number; tooOld: number; goesOn: boolean }>(`notifications.${name}`, { ...params }, city, key ? { idempotencyKey: key } : {});
    for (let count = 0; count < 3; count++) rooms.outcomes.push({ isSent: false, reason: 'refused', next: 'never' });
    for (const kind of ['bell.answered', 'bell.rings']) await tell(kind);
    await rooms.deliver();
    expect(await statesOf(database)).toEqual(['failed', 'failed', 'failed']);
    rooms.sent.length = 0;
    rooms.clock.now = moment('2026-11-23T23:30');
    const mails = (await call<{ items: { id: string; channel: string }[] }>('failedDeliveries', { channel: 'mail' }, city)).items;
    expect(await Promise.all([retry('retryDelivery', { id: mails[0]!.id }, 'one'), retry('retryDelivery', { id: mails[0]!.id }, 'one')].map(async (one) => (await one).retried))).toEqual([1, 1]);
    expect(await retry('retryDelivery', { id: mails[0]!.id })).toEqual({ retried: 0, tooOld: 0, goesOn: false });
    await rooms.deliver();
    expect(rooms.sent).toEqual([]);
    rooms.clock.now = moment('2026-11-24T07:00');
    expect(await retry('retryDeliveries', { channel: 'push' })).toEqual({ retried: 1, tooOld: 1, goesOn: false });
    rooms.outcomes.push({ isSent: false, reason: 'mail-server-451', next: 'again' });
    await rooms.deliver();
    expect(rooms.sent.map(({ channel, message }) => `${channel} ${message.tag}`).sort()).toEqual(['mail bell.answered', 'push bell.answered']);
    expect(await statesOf(database)).toEqual(expect.arrayContaining(['failed', 'sent', 'waiting']));
    await rooms.settle();
    expect(rooms.records.map(({ payload }) => payload).slice(1)).toEqual([{ channel: null, retried: 1, tooOld: 0 }, { channel: 'push', retried: 1, tooOld: 1 }]);
    for (const as of [student, teacher, district]) expect(await code(call('retryDeliveries', {}, as))).toBe('FUDAO_NOT_ALLOWED');
  });

  test('a large number that failed goes on by itself, each once, and none that failed after the click', async () => {
    await device(student);
    rooms.clock.now = moment('2026-11-23T22:30');
    await tell('bell.answered');
    const { database } = rooms.platform;
    const [one] = await database.select<Record<string, string | number | null>>('SELECT * FROM notifications_deliveries LIMIT 1');
    const ended = { state: 'failed', reason: 'push-service-503', attempts: 7 };
    const copies = Array.from({ length: 450 }, (_nothing, index) => ({ ...one!, ...ended, id: `copy-${String(index).padStart(3, '0')}`, ended_at: rooms.clock.now + (index < 2 ? 1 : 0) }));
    await database.insert('notifications_deliveries', copies);
    expect(await call('retryDeliveries', {}, city)).toEqual({ retried: 200, tooOld: 0, goesOn: true });
    await rooms.settle();
    const [waiting] = await database.select<{ n: number }>("SELECT COUNT(*) AS n FROM notifications_deliveries WHERE state = 'waiting'");
    expect(Number(waiting?.n)).toBe(449);
    await database.delete('notifications_deliveries', { state: 'waiting' });
    rooms.clock.now += 8 * 24 * hourMs;
    expect(await call('retryDeliveries', {}, city)).toEqual({ retried: 0, tooOld: 2, goesOn: false });
  });

  test('a browser that is gone gets no more', async () => {
    await device(student);
    await tell('bell.answered');
    rooms.outcomes.push({ isSent: false, reason: 'push-service-410', next: 'gone' });
    await rooms.deliver();
    expect((await settings(student)).devices).toEqual([]);
    expect(await statesOf(rooms.platform.database)).toEqual(['dropped']);
  });

  test('what a killed node had taken is taken by another, and by one alone', async () => {
    const { database } = rooms.platform;
    await device(student);
    const morning = moment('2026-11-24T07:00');
    const claim = (node: string) => claimDeliveries(database, { lane: 'push', node, now: morning, leaseMs: minuteMs, limit: 50 });
    rooms.clock.now = moment('2026-11-23T23:30');
    for (let count = 0; count < 5; count++) await tell('bell.answered');
    const claims = await Promise.all(['one', 'two', 'three'].map(claim));
    expect(claims.flat()).toHaveLength(5);
    rooms.clock.now = morning;
    await rooms.deliver();
    expect(rooms.sent).toEqual([]);
    rooms.clock.now += minuteMs;
    await rooms.deliver();
    expect(rooms.sent).toHaveLength(5);
  });

  test('a digest comes once, counts what is unread, and names nothing', async () => {
    await confirmMail(student);
    await call('chooseDigest', { every: 'day', minute: 20 * 60, weekday: 1 }, student);
    expect((await settings(student)).digestNextAt).toBe(moment('2026-11-23T20:00'));
    const { id } = await tell('bell.answered');
    await call('markRead', { ids: [id] }, student);
    for (const kind of ['bell.answered', 'bell.answered', 'bell.safety']) await tell(kind);
    await rooms.deliver();
    expect(rooms.sent).toEqual([]);
    rooms.clock.now = moment('2026-11-23T20:00');
    await Promise.all([rooms.runTimers(), rooms.runTimers()]);
    await rooms.deliver();
    expect(rooms.sent.map(({ channel, message }) => [channel, message.title, message.body])).toEqual([
      ['mail', 'You have 3 unread notifications.', 'kind answered: 2\nkind safety: 1'],
    ]);
    expect((await settings(student)).digestNextAt).toBe(moment('2026-11-24T20:00'));
    rooms.clock.now = moment('2026-11-24T20:00');
    await rooms.runTimers();
    await rooms.deliver();
    expect(rooms.sent).toHaveLength(1);
  });

  test("quiet hours of a student cover the city's; an adult's are free", async () => {
    const choose = (from: number, to: number, as: Caller) => code(call('chooseQuietHours', { from, to }, as));
    expect(await choose(22 * 60, 6 * 60, student)).toBe('NOTIFICATIONS_QUIET_TOO_SHORT');
    expect(await choose(21 * 60, 7 * 60, student)).toBe('fine');
    expect(await choose(60, 61, teacher)).toBe('fine');
    expect(await choose(60, 60, teacher)).toBe('NOTIFICATIONS_QUIET_TOO_LONG');
    expect(await choose(8 * 60, 7 * 60, teacher)).toBe('NOTIFICATIONS_QUIET_TOO_LONG');
    expect([(await settings(student)).cityQuietHours, (await settings(teacher)).cityQuietHours]).toEqual([{ from: 1320, to: 420 }, null]);
    await device(student);
    rooms.clock.now = moment('2026-11-23T21:30');
    await tell('bell.answered');
    await rooms.deliver();
    expect(rooms.sent).toEqual([]);
    await call('dropQuietHours', {}, student);
    await tell('bell.answered');
    await rooms.deliver();
    expect(rooms.sent).toHaveLength(1);
  });

  test.each(['http://fcm.googleapis.com/x', 'https://127.0.0.1/x', 'https://fcm.googleapis.com:8443/x', 'https://fcm.googleapis.com@evil.example/x', 'https://evil.example/fcm.googleapis.com'])(
    'a browser is not believed that its push service is %s',
    async (endpoint) => {
      expect(await code(device(student, endpoint))).toMatch(/PUSH_SERVICE_REFUSED|FUDAO_INVALID/);
    },
  );

  test('a browser is of who used it last, goes with the sign-in, and no person removes or tests another’s', async () => {
    const first = await device(student);
    expect((await device(student)).id).toBe(first.id);
    expect(await code(call('removeDevice', { id: first.id }, other))).toBe('FUDAO_NOT_FOUND');
    expect(await code(call('testDevice', { id: first.id }, other))).toBe('FUDAO_NOT_FOUND');
    await call('testDevice', { id: first.id }, student);
    expect(await code(call('testDevice', { id: first.id }, student))).toBe('NOTIFICATIONS_TESTED_JUST_NOW');
    await rooms.deliver();
    expect(rooms.sent.map(({ message }) => message.title)).toEqual(['This is a test: notifications reach this device.']);
    await device(other);
    expect([(await settings(student)).devices.length, (await settings(other)).devices.length]).toEqual([0, 1]);
    rooms.platform.broadcast('identity.session-ended', { sessionIds: ['session-s2'] });
    await until(async () => (await settings(other)).devices.length === 0);
  });

  test('of a student without consent takes no address and sends nothing; what is in the app goes on, and staff are not asked', async () => {
    await device(student);
    rooms.refused.add('s1');
    const asked = [device(student), call('giveAddress', { channel: 'mail', address: 'li@example.org', language: 'en' }, student), call('confirmAddress', { channel: 'mail', code: '123456' }, student)];
    expect(await Promise.all(asked.map(code))).toEqual(Array(3).fill('NOTIFICATIONS_CONSENT_NEEDED'));
    const consents = await Promise.all([student, other, teacher].map(async (as) => (await settings(as)).consent));
    expect(consents).toEqual([{ allowed: false, why: 'refused' }, { allowed: true, why: null }, null]);
    await tell('bell.safety');
    await call('chooseDigest', { every: 'day', minute: 20 * 60, weekday: 1 }, student);
    await tell('bell.answered');
    rooms.clock.now = moment('2026-11-23T20:00');
    await rooms.runTimers();
    await rooms.deliver();
    expect([rooms.sent, await call('unreadCount', {}, student)]).toEqual([[], { unread: 2 }]);
    await device(teacher, 'https://fcm.googleapis.com/fcm/send/teacher');
    await tell('bell.answered', teacher);
    await rooms.deliver();
    expect(rooms.sent).toHaveLength(1);
  });

  test('ends with the consent at once: what waits is not sent, and what was taken by it is forgotten', async () => {
    await device(student);
    await confirmMail(student);
    rooms.clock.now = moment('2026-11-23T23:30');
    await tell('bell.answered');
    rooms.refused.add('s1');
    rooms.clock.now = moment('2026-11-24T07:00');
    await rooms.deliver();
    expect([rooms.sent, await endOfDelivery()]).toEqual([[], { state: 'dropped', reason: 'no-consent' }]);
    const change = (purpose: string) => rooms.call('consent.change', { studentId: 's1', purpose, pluginId: '', allowed: false, at: 1 });
    await change('recommendation');
    await rooms.settle();
    expect((await settings(student)).devices).toHaveLength(1);
    await change('outside-notifications');
    await rooms.settle();
    const { devices, addresses } = await settings(student);
    expect([devices, addresses]).toEqual([[], [expect.objectContaining({ address: null, pending: null })]]);
    expect(rooms.records.at(-1)).toMatchObject({ kind: 'notifications.address-removed', payload: { channel: 'mail', because: 'consent' } });
  });

  test('of an erased person nothing is left, nor in the outbox of any node', async () => {
    await device(student);
    await call('giveAddress', { channel: 'sms', address: '13800001111', language: 'zh-CN' }, student);
    await tell('bell.answered');
    await rooms.erase('s1');
    // Here before the erasure goes on, and by the word that all nodes hear.
    await until(() => rooms.forgotten.length === 2);
    expect(rooms.forgotten[1]).toEqual({ personId: 's1', addresses: ['13800001111'] });
    const view = await settings(student);
    expect([view.devices, view.addresses, await statesOf(rooms.platform.database)]).toEqual([[], [], []]);
  });

  test('an address counts once its code was given; guesses and codes are bounded', async () => {
    const give = (address: string) => code(call('giveAddress', { channel: 'mail', address, language: 'en' }, student));
    const confirm = (digits: string) => code(call('confirmAddress', { channel: 'mail', code: digits }, student));
    expect(await give('no address')).toBe('NOTIFICATIONS_ADDRESS_UNFIT');
    expect(await give('li@example.org\r\nBcc: x@y.zz')).toBe('NOTIFICATIONS_ADDRESS_UNFIT');
    expect(await give(' li@Example.ORG ')).toBe('fine');
    const { message, to } = rooms.sent.at(-1)!;
    const [digits] = /\d{6}/.exec(message.title)!;
    expect(to).toBe('li@example.org');
    expect(JSON.stringify(await rooms.platform.database.select('SELECT * FROM notifications_addresses'))).not.toContain(digits);
    const wrong = digits === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 5; attempt++) expect(await confirm(wrong)).toBe('NOTIFICATIONS_CODE_WRONG');
    expect(await confirm(digits)).toBe('NOTIFICATIONS_CODE_ENDED');
    expect((await settings(student)).addresses).toMatchObject([{ address: null, pending: 'li@example.org' }]);
    await confirmMail(student);
    await rooms.settle();
    expect(rooms.records.map(({ kind, payload }) => [kind, payload])).toEqual([['notifications.address-confirmed', { channel: 'mail' }]]);
    for (let sent = 2; sent < 5; sent++) expect(await give('li@example.org')).toBe('fine');
    await call('removeAddress', { channel: 'mail' }, student);
    expect(await give('li@example.org')).toBe('NOTIFICATIONS_TOO_MANY_CODES');
    rooms.clock.now += 24 * hourMs;
    expect(await give('li@example.org')).toBe('fine');
    const [late] = /\d{6}/.exec(rooms.sent.at(-1)!.message.title)!;
    rooms.clock.now += 15 * minuteMs;
    expect(await confirm(late)).toBe('NOTIFICATIONS_CODE_ENDED');
  });
});
