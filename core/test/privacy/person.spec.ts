import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { commands } from '../../src/cli/commands.ts';
import { findCommand } from '../../src/cli/find-command.ts';
import { createCoreRooms } from '../../src/core-rooms.ts';
import type { Database } from '../../src/database/index.ts';
import type { PersonExport } from '../../src/privacy/export-person.ts';
import { coreKeepers } from '../../src/privacy/person.ts';
import { masterKeyOf } from '../../src/records/master-key.ts';
import { readPayload } from '../../src/records/read-payload.ts';
import { findRecord } from '../../src/records/records.repository.ts';
import type { ApiClient } from '../../src/testing/api-client.ts';
import { AppSocket } from '../../src/testing/app-socket.ts';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { startPlatform, type TestPlatform } from '../../src/testing/start-platform.ts';
import { tablesWith } from '../../src/testing/tables-with.ts';
import { until } from '../../src/testing/until.ts';
import { anAnswer } from '../question-answer/an-answer.ts';

const api = '/api/question-answer';
const question = '怎样用一根绳子和一块石头测出深井的大致深度？甲乙丙';
const draft = '草稿里的半个问题，丁戊己';
const followUp = '石头要多重才合适？庚辛壬';
const words = '讲得很清楚，子丑寅';
const texts = [question, draft, followUp, words];
const classmateText = '为什么冬天湖面结冰而湖底还是水？卯辰巳';

/** A student of the demo city, 陆知远, as the platform keeps him. */
const educationId = '20260001';
const name = '陆知远';

onEachKind('a person on the whole platform', (freshUrl) => {
  let platform: TestPlatform;
  let database: Database;
  let student: ApiClient;
  let classmate: ApiClient;
  let teacher: ApiClient;
  let pictureId: string;
  let pictureUrl: string;
  const out: string[] = [];

  beforeAll(async () => {
    const databaseUrl = await freshUrl();
    platform = await startPlatform(databaseUrl ? { databaseUrl } : {});
    ({ database } = platform.node.runtime.platform);
    [student, classmate, teacher] = (await Promise.all([educationId, '20260002', 'T0001'].map((id) => platform.signIn(id)))) as [ApiClient, ApiClient, ApiClient];
    await platform.enablePlugin('D0001', 'question-answer');
    await live();
    await platform.settle();
  }, 120_000);
  afterAll(() => platform?.stop());
  beforeEach(() => void (out.length = 0));

  const write = (line: string) => void out.push(line);
  const io = { out: write, err: write, isTty: false, progress: () => undefined };
  const folder = (...names: string[]) => join(platform.dataFolder, ...names);

  const askedBy = (by = educationId) => ['--asked-by', by, '--reason', `${name}的监护人申请`];

  /** What the newest record of a kind says. */
  async function toldOf(kind: string): Promise<unknown> {
    const { seq } = (await database.selectOne<{ seq: number }>('SELECT MAX(seq) AS seq FROM records_records WHERE kind = :kind', { kind }))!;
    return readPayload(database, masterKeyOf(platform.node.runtime.platform.config), (await findRecord(database, seq))!);
  }

  async function run(...args: string[]): Promise<0 | 1> {
    const { command, rest } = findCommand(commands, args)!;
    return command.run(rest, io, platform.node.runtime.platform.config);
  }

  async function upload(client: ApiClient): Promise<{ id: string; url: string }> {
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#884422' } }).png().toBuffer();
    const answer = await client.send<{ id: string; url: string }>('POST', '/api/files?purpose=question', picture, { 'content-type': 'image/png' });
    return answer.expect(201).body;
  }

  const ask = async (client: ApiClient, text: string, pictureIds: string[] = []) => {
    const headers = { 'idempotency-key': `ask-${text.slice(-3).codePointAt(0)}` };
    return (await client.post<{ id: string }>(`${api}/questions`, { subject: 'math', text, pictureIds }, headers)).expect(201).body.id;
  };

  /** Asked with a picture, answered, asked further, adopted; a draft is left; a classmate asks too. */
  async function live(): Promise<void> {
    ({ id: pictureId, url: pictureUrl } = await upload(student));
    const id = await ask(student, question, [pictureId]);
    await ask(classmate, classmateText);
    (await teacher.post(`${api}/questions/${id}/claim`)).expect(200);
    const answered = await teacher.post<{ answerId: string }>(`${api}/questions/${id}/answer`, anAnswer());
    const { answerId } = answered.expect(201).body;
    (await student.post(`${api}/answers/${answerId}/follow-up`, { text: followUp })).expect(201);
    (await student.post(`${api}/answers/${answerId}/adopt`, { stars: 5, words })).expect(200);
    (await student.put(`${api}/drafts/current`, { subject: 'math', text: draft, pictureIds: [] })).expect(200);
    (await student.send('PUT', '/api/notifications/mutes/question-answer.replied', {})).expect(200);
    for (const [client, address] of [[student, '13800001111'], [classmate, '13800002222']] as const) {
      (await client.post('/api/notifications/addresses/sms', { address, language: 'zh-CN' })).expect(200);
    }
  }

  const tablesThatKeepIds = () => {
    const keepers = coreKeepers(createCoreRooms(platform.node.runtime, platform.node.plugins));
    const notes = keepers.flatMap(({ privacy }) => Object.entries(privacy.tables));
    return notes.filter(([, { person }]) => person === 'pseudonym').map(([table]) => table);
  };

  test('is neither exported nor erased because the wrong person asks, or without a reason', async () => {
    const refused = async (...words: string[]) => {
      for (const [verb, option, value] of [['export', '--out', folder('no')], ['erase', '--yes', educationId]] as const) {
        await expect(run('person', verb, educationId, ...words, option, value)).rejects.toThrow(/Nothing was done|Say who asks, and why/);
      }
    };
    await refused();
    await refused('--asked-by', educationId);
    await refused('--asked-by', educationId, '--reason', ' ');
    await refused('--asked-by', '20260002', '--reason', '同学申请');
    await refused('--asked-by', 'S0001', '--reason', '学校申请');
    await database.update('identity_accounts', { birth_date: '1990-01-01' }, { education_id: educationId });
    await refused('--asked-by', 'guardian', '--reason', '监护人申请');
    await database.update('identity_accounts', { birth_date: null }, { education_id: educationId });
    await expect(run('person', 'erase', 'T0001', '--asked-by', 'guardian', '--reason', '家属申请', '--yes', 'T0001')).rejects.toThrow('may not ask this of T0001');
    expect(existsSync(folder('no'))).toBe(false);
    expect((await student.get('/api/notifications')).status).toBe(200);
  });

  test('is exported whole, and nobody else with them', async () => {
    expect(await run('person', 'export', educationId, ...askedBy(), '--out', folder('out'))).toBe(0);
    const json = await readFile(folder('out', 'data.json'), 'utf8');
    const data = JSON.parse(json) as PersonExport;
    expect(data).toMatchObject({ format: 1, person: { educationId, name }, problems: [] });
    const rooms = ['admission', 'analytics', 'boards', 'consent', 'files', 'identity', 'knowledge', 'media', 'notifications', 'organisation'];
    expect(Object.keys(data.rooms).sort()).toEqual([...rooms, 'plugin-manager', 'points', 'policy', 'privacy', 'ratings', 'records', 'safety']);
    await platform.settle();
    expect(await toldOf('privacy.person-exported')).toEqual({ askedBy: 'person', reason: `${name}的监护人申请` });
    expect(data.rooms['notifications']).toMatchObject({ notifications: [{ kind: 'question-answer.answered' }], mutes: ['question-answer.replied'] });
    const own = data.plugins['question-answer']!;
    expect(own).toMatchObject({ version: expect.any(String), data: { questions: [{ body: expect.stringContaining('甲乙丙') }] } });
    for (const text of texts) expect(JSON.stringify(own)).toContain(text);
    expect(JSON.stringify(data.rooms['records'])).toContain('甲乙丙');
    expect(await readdir(folder('out', 'pictures'))).toEqual([`${pictureId}.webp`]);
    expect((await readFile(folder('out', 'pictures', `${pictureId}.webp`))).subarray(8, 12).toString()).toBe('WEBP');
    for (const foreign of ['卯辰巳', '沈书窈', '20260002', classmate.account!.id]) expect(json).not.toContain(foreign);
    await expect(run('person', 'export', educationId, ...askedBy(), '--out', folder('out'))).rejects.toThrow('there already');
  });

  test('is erased only by the education ID, typed', async () => {
    await expect(run('person', 'erase', educationId, ...askedBy())).rejects.toThrow('add --yes 20260001');
    await expect(run('person', 'erase', educationId, ...askedBy(), '--yes', '20260002')).rejects.toThrow('"20260002" is not "20260001"');
    await expect(run('person', 'erase', '99999999', ...askedBy('99999999'), '--yes', '99999999')).rejects.toThrow('Nobody has the education ID');
    expect((await student.get('/api/notifications')).status).toBe(200);
  });

  test('erased, leaves no word, no name and no number in any table, nor a picture', async () => {
    const { id } = student.account!;
    expect(await tablesWith(database, name)).not.toEqual([]);
    const socket = await AppSocket.connect(platform.url, student.token!);
    expect(await run('person', 'erase', educationId, ...askedBy('guardian'), '--yes', educationId)).toBe(0);
    for (const kind of ['privacy.erasure-asked', 'privacy.person-erased']) expect(await toldOf(kind)).toEqual({ askedBy: 'guardian', reason: '的监护人申请' });
    expect((await student.get('/api/notifications')).status).toBe(401);
    await until(() => !socket.isConnected);
    await platform.settle();
    for (const text of [educationId, name, ...texts]) expect([text, await tablesWith(database, text)]).toEqual([text, []]);
    const kept = tablesThatKeepIds();
    expect((await tablesWith(database, id)).filter((table) => !kept.includes(table))).toEqual([]);
    expect((await fetch(platform.url + pictureUrl)).status).toBe(404);
    const outbox = folder('outbox', 'sms');
    const messages = await Promise.all((await readdir(outbox)).map((file) => readFile(join(outbox, file), 'utf8')));
    expect(messages.map((message) => (JSON.parse(message) as { to: string }).to)).toEqual(['13800002222']);
    expect(existsSync(folder('files', pictureId.slice(-4, -2), pictureId.slice(-2), `${pictureId}.webp`))).toBe(false);
    await expect(platform.signIn(educationId)).rejects.toThrow('IDENTITY_WRONG_CREDENTIALS');
    expect(await run('records', 'verify')).toBe(0);
    const city = await platform.signIn('C0001');
    const { items } = (await city.get<{ items: { seq: number; kind: string }[] }>(`/api/records?person=${id}&limit=100`)).expect(200).body;
    expect(items.length).toBeGreaterThan(5);
    const { seq } = items.find(({ kind }) => kind === 'question-answer.asked')!;
    const asked = { reason: 'complaint', words: '核对清除个人数据后是否仍能看到', seq };
    const opening = (await city.post<{ id: string }>('/api/records/openings', asked)).expect(201).body;
    const content = (await city.get<{ items: object[] }>(`/api/records/openings/${opening.id}/records`)).expect(200).body;
    expect(content.items).toMatchObject([{ seq, payload: null, absence: 'erased' }]);
    const [account] = await database.select('SELECT * FROM identity_accounts WHERE id = :id', { id });
    expect(account).toMatchObject({ name: '', status: 'erased', school_id: null, class_group_id: null, grade: null });
    // Others notice nothing.
    expect((await classmate.get<{ items: { excerpt: string }[] }>(`${api}/questions`)).body.items).toHaveLength(1);
  });

  test('erased again, stays so; does not come back by a roster, unless somebody wants it', async () => {
    expect(await run('person', 'erase', educationId, ...askedBy(), '--yes', educationId)).toBe(0);
    expect(out.join()).toContain('was erased on');
    await expect(run('person', 'export', educationId, ...askedBy())).rejects.toThrow('was erased on');
    const line = { educationId, name: '新来的人', kind: 'student', classGroupId: 'yunhu-qinghe-7-1' };
    const imported = () => platform.node.runtime.platform.call<{ created: number; errors: { reason: string }[] }>('identity.importAccounts', { accounts: [line] });
    expect(await imported()).toMatchObject({ created: 0, errors: [{ reason: expect.stringContaining('person readmit') }] });
    expect(await run('person', 'readmit', educationId)).toBe(0);
    await expect(run('person', 'readmit', educationId)).rejects.toThrow('was erased');
    expect(await imported()).toMatchObject({ created: 1, errors: [] });
  });

  test('a teacher: what others were told keeps its sense without the name, and the answer stays', async () => {
    expect(await tablesWith(database, '周慕白')).not.toEqual([]);
    const id = await ask(classmate, '再问一个：午未申');
    (await teacher.post(`${api}/questions/${id}/claim`)).expect(200);
    (await teacher.post(`${api}/questions/${id}/answer`, anAnswer())).expect(201);
    await platform.settle();
    expect(await run('person', 'erase', 'T0001', ...askedBy('T0001'), '--yes', 'T0001')).toBe(0);
    await platform.settle();
    for (const text of ['周慕白', 'T0001']) expect([text, await tablesWith(database, text)]).toEqual([text, []]);
    expect(await database.select('SELECT DISTINCT teacher_name FROM question_answer_answers')).toEqual([{ teacher_name: '' }]);
    const told = await classmate.get<{ items: { title: Record<string, string> }[] }>('/api/notifications');
    expect(told.body.items[0]!.title['zh-CN']).toBe('已注销用户老师解答了你的问题');
    expect(await run('records', 'verify')).toBe(0);
  });

  test('an administrator: what was decided stays, without the name', async () => {
    const [before] = await database.select<{ changed_by_name: string }>('SELECT changed_by_name FROM plugin_manager_history');
    expect(before!.changed_by_name).not.toBe('');
    expect(await run('person', 'erase', 'D0001', ...askedBy('D0001'), '--yes', 'D0001')).toBe(0);
    await platform.settle();
    for (const text of ['D0001', before!.changed_by_name]) expect([text, await tablesWith(database, text)]).toEqual([text, []]);
  });
});
