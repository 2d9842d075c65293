import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { systemCaller, type BinaryAnswer } from '@fudao/plugin-sdk';
import { createConsentRoom } from '../../consent/consent.room.ts';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { Room } from '../../runtime/room.ts';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { until } from '../../testing/until.ts';
import { createRecordsRoom } from '../records.room.ts';
import { as, standInCity } from '../testing/stand-in-city.ts';
import { lookDetail } from './look-detail.ts';
import { isDeletion, isLook } from './pack-kinds.ts';
import { spanOfYear } from './pack-year.ts';

interface Manifest {
  consents: number | null;
  openings: number;
  looks: number;
  deletions: number;
  parts: { name: string; bytes: number; sha256: string }[];
}

onEachKind('the audit pack', (freshUrl) => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  let rooms: TestRooms;

  async function start({ hasConsent }: { hasConsent: boolean }): Promise<void> {
    const databaseUrl = await freshUrl();
    let room: Room;
    rooms = await startRooms(
      (platform, { host }) => [
        (room = createRecordsRoom(platform)),
        ...standInCity(),
        ...(hasConsent ? [createConsentRoom(platform, { door: host.consents, pluginAsksFor: () => [], pluginAskOf: () => undefined })] : []),
      ],
      { now: () => new Date(now), ...(databaseUrl && { databaseUrl }) },
    );
    await expect(takePack()).rejects.toMatchObject({ code: 'RECORDS_NOT_VERIFIED' });
    const context = new HandlerContext(rooms.runtime.host, { kind: 'core', id: 'records' }, { caller: systemCaller, requestId: '' }, {});
    await room!.service.timers!['verify the chain']!.handler(context as never);
    expect(await rooms.call('records.verification', {}, as('c1'))).toEqual({ at: now, records: 0, isWhole: true });
  }
  afterEach(() => rooms.stop());

  async function takePack(): Promise<Record<string, string>> {
    const { stream, headers } = await rooms.call<BinaryAnswer>('records.auditPack', { year: 2026 }, as('c1'));
    expect(headers!['content-disposition']).toContain('fudao-audit-2026.zip');
    const files = unzipSync(await buffer(stream!));
    return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString()]));
  }

  test('says who saw what, which consents there were and what is gone, with a digest of each part', async () => {
    await start({ hasConsent: true });
    const paper = { signedOn: '2026-11-20', reference: '=cmd', guardianName: '陆母', relation: 'mother', allowed: ['recommendation'], refused: ['research-statistics'] };
    await rooms.call('consent.importPaper', { lines: [{ studentId: 's1', ...paper }] });
    await rooms.settle();
    const opening = await rooms.call<{ id: string }>('records.askOpening', { reason: 'safety', words: '=HYPERLINK("x","家长来电反映")', person: 's1', from: now - 1000, to: now }, as('d1'));
    await rooms.call('records.content', { id: opening.id }, as('d1'));
    await rooms.call('records.list', { person: 'E-s1' }, as('school'));
    const look = { id: 'look-1', at: now, kind: 'identity.accounts-viewed', subjectId: 'school' };
    await rooms.call('records.append', { ...look, payload: { filter: { role: 'student' }, ids: ['s1', 's2'] } }, as('school'));
    await rooms.call('records.erasePerson', { personId: 's2', reason: '监护人申请' });
    await rooms.settle();
    const pack = await takePack();
    const { parts, ...figures } = JSON.parse(pack['manifest.json']!) as Manifest;
    expect(figures).toMatchObject({ openings: 1, looks: 3, consents: 2, deletions: 1 });
    for (const { name, sha256 } of parts) expect(createHash('sha256').update(pack[name]!).digest('hex')).toBe(sha256);
    expect(pack['openings.csv']).toContain(`E-d1,safety,"'=HYPERLINK(""x"",""家长来电反映"")",s1`);
    expect(pack['views.csv']).toMatch(/records\.content-viewed,d1,姓名d1,E-d1/);
    expect(pack['views.csv']).toMatch(/identity\.accounts-viewed,school,.*"{""filter"":{""role"":""student""},""ids"":\[""s1"",""s2""\]}"/);
    expect(pack['views.csv']).toMatch(/records\.searched,school,.*""person"":""s1""/);
    expect(pack['views.csv']).not.toContain('E-s1');
    const [head, ...consents] = pack['consents.csv']!.split('\r\n');
    expect(head).toBe('\uFEFFid,studentId,districtId,purpose,pluginId,allowed,givenBy,channel,byId,version,signedOn,reference,at');
    const said = (purpose: string, allowed: boolean) => new RegExp(`^[^,]+,s1,east,${purpose},,${allowed},guardian,paper,system,[^,]+,2026-11-20,'=cmd,${now}$`);
    expect(consents).toHaveLength(3);
    expect(consents).toEqual(expect.arrayContaining([expect.stringMatching(said('recommendation', true)), expect.stringMatching(said('research-statistics', false)), '']));
    expect(pack['consents.csv']).not.toContain('陆母');
    expect(pack['deletions.csv']).toContain('records.person-erased,system,,,s2,s2,,,"{""reason"":""监护人申请""}"');
    expect(pack['summary.zh-CN.md']).toContain('全程记录完好');
    expect(pack['summary.en.md']).toContain('| openings.csv |');
    await rooms.settle();
    expect((await rooms.call<{ items: object[] }>('records.list', { kind: 'records.audit-pack-taken' }, as('c1'))).items).toHaveLength(1);
    const folder = join(rooms.platform.config.dataFolder, 'records', 'packs');
    await until(() => Promise.resolve(readdirSync(folder).length === 0));
  });

  test('says so where consents are not kept', async () => {
    await start({ hasConsent: false });
    const pack = await takePack();
    expect((JSON.parse(pack['manifest.json']!) as Manifest).consents).toBeNull();
    expect(pack['summary.en.md']).toContain('not kept by this platform');
  });
});

test('a year is the city\'s, and has begun', () => {
  const now = Date.parse('2026-12-31T16:00:00Z');
  expect(spanOfYear(2026, now, 'Asia/Shanghai')).toEqual({ from: Date.parse('2025-12-31T16:00:00Z'), to: now });
  expect(spanOfYear(2027, now, 'Asia/Shanghai')).toBeDefined();
  expect(spanOfYear(2027, now - 1, 'Asia/Shanghai')).toBeUndefined();
  expect(spanOfYear(Number.NaN, now, 'Asia/Shanghai')).toBeUndefined();
});

test('looks and deletions are told from other kinds', () => {
  const looks = ['identity.accounts-viewed', 'policy.overuse-viewed', 'safety.cases-read', 'consent.students-viewed', 'analytics.activities-read', 'admission.looked-at', 'admission.exported', 'records.content-viewed', 'records.searched', 'question-answer.viewed', 'ratings.words-read', 'ratings.flag-looked-at', 'points.statement-read', 'privacy.person-exported', 'question-answer.supervised'];
  expect(looks.filter((kind) => !isLook(kind))).toEqual([]);
  const deletions = ['records.person-erased', 'records.payloads-ended', 'plugin-manager.purged', 'plugin-manager.purge-begun', 'knowledge.question-removed'];
  expect(deletions.filter((kind) => !isDeletion(kind))).toEqual([]);
  expect(['question-answer.asked', 'points.corrected', 'admission.delegation-ended'].filter((kind) => isLook(kind) || isDeletion(kind))).toEqual([]);
});

test('of a look it is told whom it showed and by which filter, and never content', () => {
  const filter = { role: 'student', schoolId: null, q: '王小明', nested: { words: '想家了' } };
  const payload = { filter, ids: ['s1', 's2'], questionIds: ['q1'], note: '想家了', words: '想家了', figures: { stars: 1 }, period: '2026-W47' };
  expect(lookDetail(payload)).toEqual({ filter: { role: 'student' }, ids: ['s1', 's2'], questionIds: ['q1'], period: '2026-W47' });
  expect(lookDetail({ text: '想家了' })).toEqual({});
});
