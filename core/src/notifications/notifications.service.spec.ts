import { onEachKind } from '../testing/on-each-kind.ts';
import { people, startNotifications, type TestNotifications } from './testing/start-notifications.ts';

const { student, teacher } = people;
const day = 24 * 3600_000;

interface Page {
  items: { id: string; title: { en: string }; readAt: number | null }[];
  nextCursor: string | null;
}

onEachKind('notifications', (freshUrl) => {
  let rooms: TestNotifications;

  beforeAll(async () => {
    rooms = await startNotifications({ databaseUrl: await freshUrl() });
  }, 60_000);
  afterAll(() => rooms.stop());
  beforeEach(() => rooms.reset());

  const send = (title: string, more: object = {}, key?: string) =>
    rooms.call<{ id: string | null }>(
      'notifications.send',
      { accountId: 's1', kind: 'bell.answered', title: { 'zh-CN': title, en: title }, ...more },
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
    expect(rooms.pushes.map(({ audience, event, payload }) => [audience.accounts, event, payload.unread])).toEqual([
      [['s1'], 'notifications.changed', 1],
      [['s1'], 'notifications.changed', 2],
    ]);
  });

  test('a second delivery of the same notification changes nothing', async () => {
    await send('one', {}, 'outbox-1');
    await send('one', {}, 'outbox-1');
    expect(await unread()).toBe(1);
    expect(rooms.pushes).toHaveLength(1);
  });

  test('some or all are marked as read, only the own ones', async () => {
    const ids = [(await send('one')).id, (await send('two')).id, (await send('three')).id];
    await rooms.call('notifications.markRead', { ids: ids.slice(0, 1) }, teacher);
    expect(await unread()).toBe(3);
    expect(await rooms.call('notifications.markRead', { ids: ids.slice(0, 1) }, student)).toEqual({ unread: 2 });
    expect(await rooms.call('notifications.markRead', {}, student)).toEqual({ unread: 2 });
    expect(await rooms.call('notifications.markRead', { all: true }, student)).toEqual({ unread: 0 });
    expect((await list()).items.every(({ readAt }) => readAt === rooms.clock.now)).toBe(true);
    expect(rooms.pushes.map(({ payload }) => payload.unread)).toEqual([1, 2, 3, 2, 0]);
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
    const kind = 'bell.answered';
    await rooms.call('notifications.mute', { kind }, student);
    expect(await rooms.call('notifications.mute', { kind }, student)).toEqual({ kinds: [kind] });
    expect(await send('one')).toEqual({ id: null });
    await send('other', { kind: 'bell.rings' });
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
    rooms.clock.now += 179 * day;
    await send('new');
    await rooms.runTimers();
    expect((await list()).items).toHaveLength(2);
    rooms.clock.now += 2 * day;
    await rooms.runTimers();
    expect((await list()).items.map(({ title }) => title.en)).toEqual(['new']);
  });

  test('those that are unread can be looked at alone, and one by itself, the own ones', async () => {
    const ids = [(await send('one')).id!, (await send('two')).id!, (await send('three')).id!];
    await rooms.call('notifications.markRead', { ids: [ids[1]] }, student);
    expect((await list({ unread: true })).items.map(({ title }) => title.en)).toEqual(['three', 'one']);
    expect(await rooms.call('notifications.item', { id: ids[0] }, student)).toMatchObject({ title: { en: 'one' } });
    await expect(rooms.call('notifications.item', { id: ids[0] }, teacher)).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
  });

  test('a kind that people must know of cannot be muted', async () => {
    const muted = rooms.call('notifications.mute', { kind: 'bell.safety' }, student);
    await expect(muted).rejects.toMatchObject({ code: 'NOTIFICATIONS_OBLIGATORY' });
  });
});
