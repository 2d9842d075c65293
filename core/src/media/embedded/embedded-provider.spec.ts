import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { startPlatform, type TestPlatform } from '../../testing/start-platform.ts';
import { findServer } from '../../testing/system-programs.ts';
import { until } from '../../testing/until.ts';
import type { Ticket } from '../schemas.ts';
import { XmppClient } from '../testing/xmpp-client.ts';

const minute = 60_000;
type Ready = Extract<Ticket, { audio: 'ready' }>;

(findServer('prosody') ? describe : describe.skip)('calls of two through a real prosody', () => {
  let platform: TestPlatform;
  let ids: { teacher: string; student: string };
  let keys = 0;
  const clients: XmppClient[] = [];

  beforeAll(async () => {
    platform = await startPlatform({ hasMedia: true });
    const [teacher, student] = await Promise.all(['T0001', '20260001'].map(async (who) => (await (await platform.signIn(who)).get<{ id: string }>('/api/identity/me')).body.id));
    ids = { teacher: teacher!, student: student! };
  }, 60_000);
  // A person has a few lines at once, and no more.
  afterEach(async () => {
    for (const client of clients) client.close();
    await until(() => clients.every(({ isClosed }) => isClosed));
    clients.length = 0;
  });
  afterAll(() => platform.stop());

  const call = <R>(action: string, params: Record<string, unknown>) => platform.node.runtime.platform.call<R>(action, params);
  const open = async (ms = 30 * minute) => {
    const people = [{ id: ids.teacher, role: 'moderator' }, { id: ids.student, role: 'participant' }];
    return (await call<{ id: string }>('media.open', { key: `call-${keys++}`, startsAt: Date.now(), endsAt: Date.now() + ms, people })).id;
  };
  const ticketOf = async (who: string, id: string): Promise<Ready> => {
    const client = await platform.signIn(who);
    return until(async () => {
      const { body } = await client.post<Ticket>(`/api/media/rooms/${id}/join`, {}).then((answer) => answer.expect(200));
      return body.audio === 'ready' && body;
    });
  };
  const connect = async (token: string) => {
    const client = await XmppClient.connect({ url: platform.url.replace('http', 'ws'), token });
    if (client) clients.push(client);
    return client;
  };
  const pair = async (id: string) => {
    const tickets = [await ticketOf('T0001', id), await ticketOf('20260001', id)] as const;
    const [teacher, student] = await Promise.all(tickets.map(async ({ token }) => (await connect(token))!));
    return { room: tickets[0].roomName, teacher: teacher!, student: student!, tickets };
  };
  const attendance = (id: string) => call<{ people: { personId: string; firstAt: number | null; lastAt: number | null }[] }>('media.attendance', { id });
  const present = async (id: string) => (await attendance(id)).people.filter(({ firstAt }) => firstAt !== null).length;
  const pidOf = () => Number(readFileSync(join(platform.dataFolder, 'prosody', 'prosody.pid'), 'utf8'));

  test('both come in and hear of each other, and the platform of both', async () => {
    const id = await open();
    const { room, teacher, student } = await pair(id);
    expect(await teacher.enter(room, 'teacher')).toBe('in');
    expect(await student.enter(room, 'student')).toBe('in');
    expect(await teacher.heard(/<presence[^>]*\/student['"]/)).toContain('role=\'participant\'');
    expect(await student.heard(/<presence[^>]*\/teacher['"]/)).toContain('role=\'moderator\'');
    await until(async () => (await present(id)) === 2);
    expect(await call('media.state', { id })).toMatchObject({ state: 'live' });
    // What people write goes through the platform alone.
    student.send(`<message type="groupchat" to="${room}@conference.meet.fudao"><body>加我微信</body></message>`);
    await student.heard(/<message[^>]*type=['"]error['"]/);
    for (const to of [`${room}@conference.meet.fudao/teacher`, 't0001@meet.fudao', 't0001@meet.fudao/here']) {
      student.received.length = 0;
      student.send(`<message type="chat" to="${to}"><body>加我微信</body></message>`);
      await student.heard(/<message[^>]*type=['"]error['"]/);
    }
    expect(teacher.received.join()).not.toContain('加我微信');
    // A teacher moderates, and neither sets the room up nor ends it past the platform.
    teacher.send(`<iq type="set" id="destroy" to="${room}@conference.meet.fudao"><query xmlns="http://jabber.org/protocol/muc#owner"><destroy/></query></iq>`);
    expect(await teacher.heard(/<iq[^>]*id=['"]destroy['"]/)).toMatch(/type=['"]error['"]/);
    student.close();
    await teacher.heard(/<presence(?=[^>]*type=['"]unavailable['"])[^>]*\/student['"]/);
    await call('media.end', { id });
  });

  test('presence brings nobody a word of a member: only what is sent, written anew', async () => {
    const id = await open();
    const { room, teacher, student } = await pair(id);
    await teacher.enter(room, 'teacher');
    expect(await student.goIn(room, '加我微信')).toBe('refused');
    student.received.length = 0;
    expect(await student.goIn(room, 'wx-abc-12345678')).toBe('refused');
    student.received.length = 0;
    await student.enter(room, 'student');
    await teacher.heard(/<presence[^>]*\/student['"]/);
    const address = `${room}@conference.meet.fudao/student`;
    const words = '加我微信';
    const free = [
      `<nick xmlns="http://jabber.org/protocol/nick">${words}</nick><status>${words}</status><show>${words}</show><priority>7</priority>`,
      `<email>${words}</email><avatar-url>https://${words}.example</avatar-url><stats-id>${words}</stats-id><identity><user><name>${words}</name></user></identity>`,
      `<jitsi_participant_note>${words}</jitsi_participant_note><x xmlns="http://jabber.org/protocol/muc"><password>${words}</password></x>`,
      `<c xmlns="http://jabber.org/protocol/caps" hash="${words}" node="${words}" ver="${words}"/><audiomuted id="${words}">${words}</audiomuted>${words}`,
    ].join('');
    const sources = JSON.stringify({ 'student-a0': { muted: true, note: words }, 'student-v0': { muted: words, videoType: 'camera' }, [words]: { muted: true } }).replaceAll('"', '&quot;');
    const sent = [
      `<audiomuted>${words}</audiomuted><videomuted>true</videomuted><videoType>camera</videoType><SourceInfo>${sources}</SourceInfo>`,
      `<jitsi_participant_codecList>vp8,${words},h264,wxid</jitsi_participant_codecList>`,
      '<c xmlns="http://jabber.org/protocol/caps" hash="sha-1" node="http://jitsi.org/jitsimeet" ver="AbC+/012="/>',
    ].join('');
    student.send(`<presence to="${address}" xml:lang="${words}">${free}${sent}</presence>`);
    const heard = await teacher.heard(/<presence[^>]*\/student['"][^]*<SourceInfo/);
    expect(heard).toMatch(/<videomuted>true<\/videomuted>/);
    expect(heard).toMatch(/<videoType>camera<\/videoType>/);
    expect(heard).toMatch(/<jitsi_participant_codecList>vp8,h264<\/jitsi_participant_codecList>/);
    expect(heard).toMatch(/<c [^>]*ver=['"]AbC\+\/012=['"]/);
    const [, told] = /<SourceInfo>([^<]*)<\/SourceInfo>/.exec(heard)!;
    expect(JSON.parse(told!.replaceAll('&quot;', '"'))).toEqual({ 'student-a0': { muted: true }, 'student-v0': { muted: false, videoType: 'camera' } });
    for (const gone of ['<nick', '<status>', '<show', '<priority', '<email', '<avatar-url', '<stats-id', '<identity', '_note', '<password', '<audiomuted', 'wxid']) {
      expect(heard).not.toContain(gone);
    }
    // Another name, an error with words in it, and leaving with a word say no more.
    student.send(`<presence to="${room}@conference.meet.fudao/wechat"/>`);
    await student.heard(/<presence[^>]*type=['"]error['"]/);
    student.send(`<presence type="unavailable" to="${address}"><status>${words}</status></presence>`);
    await teacher.heard(/<presence(?=[^>]*type=['"]unavailable['"])[^>]*\/student['"]/);
    student.received.length = 0;
    await student.goIn(room, 'second');
    student.send(`<presence type="error" to="${room}@conference.meet.fudao/second"><error type="cancel"><gone xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/><text xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">${words}</text></error></presence>`);
    await teacher.heard(/<presence(?=[^>]*type=['"]unavailable['"])[^>]*\/second['"]/);
    expect(teacher.received.join('')).not.toContain(words);
    expect(teacher.received.join('')).not.toContain('/wechat');
    await call('media.end', { id });
  });

  test('a second tab takes the place of the first', async () => {
    const id = await open();
    const { room, student, tickets } = await pair(id);
    await student.enter(room, 'first');
    const second = (await connect(tickets[1].token))!;
    expect(await second.enter(room, 'second')).toBe('in');
    await student.heard(/<presence(?=[^>]*type=['"]unavailable['"])[^>]*\/first['"]/);
    await call('media.end', { id });
  });

  test('nobody comes in by a token that is for another room, of another time, or made by somebody else', async () => {
    const [own, other] = [await open(), await open()];
    const inOwn = await pair(own);
    const inOther = await pair(other);
    expect(await inOwn.teacher.enter(inOwn.room, 'teacher')).toBe('in');
    // With a good token of another room, with the link alone, and past the focus.
    expect(await inOther.student.enter(inOwn.room, 'thief')).toBe('refused');
    expect(await inOther.student.goIn('0123456789abcdef0123456789abcdef', 'first')).toBe('refused');
    const forge = (secret: string) =>
      new SignJWT({ room: inOwn.room, sub: 'meet.fudao', context: { user: { id: 'thief' } } })
        .setProtectedHeader({ alg: 'HS256' }).setIssuer('fudao').setAudience('fudao').setNotBefore(0).setExpirationTime('1h').sign(new TextEncoder().encode(secret));
    for (const token of ['', 'a.b.c', await forge('a secret that we never had anywhere')]) expect(await connect(token)).toBeUndefined();
    expect((await (await platform.signIn('20260002')).post(`/api/media/rooms/${own}/join`, {})).body).toMatchObject({ code: 'MEDIA_NOT_A_MEMBER' });
    expect(inOwn.teacher.received.join()).not.toContain('/thief');
    for (const id of [own, other]) await call('media.end', { id });
    // The token is good for a minute more, the room is not.
    const late = await connect(inOwn.tickets[1].token);
    expect(await late!.enter(inOwn.room, 'late')).toBe('refused');
  });

  test('its end comes from the server, and sends both away', async () => {
    const id = await open(2_500);
    const { room, teacher, student } = await pair(id);
    await Promise.all([teacher.enter(room, 'teacher'), student.enter(room, 'student')]);
    for (const client of [teacher, student]) await client.heard(/<destroy/);
    await until(() => teacher.isClosed && student.isClosed);
    await until(async () => (await call<{ state: string }>('media.state', { id })).state === 'ended');
    const { people } = await attendance(id);
    expect(people.every(({ firstAt, lastAt }) => firstAt !== null && lastAt !== null)).toBe(true);
  });

  test('a server that dies is started again, and people come back', async () => {
    const id = await open();
    const { room, teacher } = await pair(id);
    await teacher.enter(room, 'teacher');
    await until(async () => (await present(id)) === 1);
    const before = pidOf();
    process.kill(before, 'SIGKILL');
    await until(() => teacher.isClosed);
    const file = join(platform.dataFolder, 'prosody', 'prosody.pid');
    await until(() => existsSync(file) && pidOf() !== before && pidOf() > 0);
    const back = await until(async () => connect((await ticketOf('T0001', id)).token));
    expect(await back.enter(room, 'teacher')).toBe('in');
    await call('media.end', { id });
  });
});
