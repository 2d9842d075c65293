import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { createNotificationsRoom } from './notifications.room.ts';
import { notifications } from './notifications.service.ts';

const student: Caller = {
  ...systemCaller,
  kind: 'account',
  id: 's1',
  name: '',
  roles: ['student'],
  districtId: 'east',
};
const teacher: Caller = { ...student, id: 't1', roles: ['teacher'] };
const day = 24 * 3600_000;

interface Page {
  items: { id: string; title: { en: string }; readAt: number | null }[];
  nextCursor: string | null;
}

onEachKind('notifications', (freshUrl) => {
  let rooms: TestRooms;
  let now: Date;
  let pushes: { audience: { accounts?: string[] }; event: string; payload: { unread: number } }[];

  beforeEach(async () => {
    now = new Date('2026-11-23T18:05:00+08:00');
    pushes = [];
    const databaseUrl = await freshUrl();
    rooms = await startRooms((platform) => [createNotificationsRoom(platform)], { databaseUrl, now: () => now });
    rooms.runtime.broker.createService({
      name: 'listener',
      events: {
        'realtime.push': { handler: (context: { params: unknown }) => void pushes.push(context.params as never) },
      },
    });
    await rooms.runtime.broker.waitForServices('listener', 1000, 5);
  });
  afterEach(() => rooms.stop());

  const send = (title: string, more: object = {}, key?: string) =>
    rooms.call<{ id: string | null }>(
      'notifications.send',
      { accountId: 's1', kind: 'question-answer.answered', title: { 'zh-CN': title, en: title }, ...more },
      teacher,
      key ? { idempotencyKey: key } : {},
    );
  const list = (params: object = {}, as = student) => rooms.call<Page>('notifications.list', { ...params }, as);
  const unread = async (as = student) =>
    (await rooms.call<{ unread: number }>('notifications.unreadCount', {}, as)).unread;

  test('is kept, counted and pushed to the person, and to nobody else', async () => {
    await send('one', { body: { 'zh-CN': '正文', en: 'body' }, link: '/p/question-answer/questions/1' });
    await send('two');
    expect((await list()).items.map(({ title }) => title.en)).toEqual(['two', 'one']);
    expect(await unread()).toBe(2);
    expect((await list({}, teacher)).items).toEqual([]);
    expect(pushes.map(({ audience, event, payload }) => [audience.accounts, event, payload.unread])).toEqual([
      [['s1'], 'notifications.changed', 1],
      [['s1'], 'notifications.changed', 2],
    ]);
  });

  test('a second delivery of the same notification changes nothing', async () => {
    await send('one', {}, 'outbox-1');
    await send('one', {}, 'outbox-1');
    expect(await unread()).toBe(1);
    expect(pushes).toHaveLength(1);
  });

  test('some or all are marked as read, only the own ones', async () => {
    const ids = [(await send('one')).id, (await send('two')).id, (await send('three')).id];
    await rooms.call('notifications.markRead', { ids: ids.slice(0, 1) }, teacher);
    expect(await unread()).toBe(3);
    expect(await rooms.call('notifications.markRead', { ids: ids.slice(0, 1) }, student)).toEqual({ unread: 2 });
    expect(await rooms.call('notifications.markRead', {}, student)).toEqual({ unread: 2 });
    expect(await rooms.call('notifications.markRead', { all: true }, student)).toEqual({ unread: 0 });
    expect((await list()).items.every(({ readAt }) => readAt === now.getTime())).toBe(true);
    expect(pushes.map(({ payload }) => payload.unread)).toEqual([1, 2, 3, 2, 0]);
  });

  test('pages go from the newest to the oldest without a gap', async () => {
    for (let number = 0; number < 7; number++) await send(`n${number}`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await list({ limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ title }) => title.en));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0']);
  });

  test('a muted kind does not come until it is wanted again', async () => {
    const kind = 'question-answer.answered';
    await rooms.call('notifications.mute', { kind }, student);
    expect(await rooms.call('notifications.mute', { kind }, student)).toEqual({ kinds: [kind] });
    expect(await send('one')).toEqual({ id: null });
    await send('other', { kind: 'question-answer.follow-up' });
    expect(await unread()).toBe(1);
    expect(await rooms.call('notifications.unmute', { kind }, student)).toEqual({ kinds: [] });
    await send('two');
    expect(await unread()).toBe(2);
  });

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/p/a b',
  ])('a link that leaves the app is refused: %s', async (link) => {
    await expect(send('one', { link })).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
  });

  test('after 180 days it is forgotten', async () => {
    await send('old');
    now = new Date(now.getTime() + 179 * day);
    await send('new');
    const forget = async () => {
      const owner = { kind: 'core', id: 'notifications' } as const;
      const context = new HandlerContext(rooms.runtime.host, owner, { caller: systemCaller, requestId: '' }, {});
      for (const timer of Object.values(notifications.timers ?? {})) await timer.handler(context as never);
    };
    await forget();
    expect((await list()).items).toHaveLength(2);
    now = new Date(now.getTime() + 2 * day);
    await forget();
    expect((await list()).items.map(({ title }) => title.en)).toEqual(['new']);
  });
});
