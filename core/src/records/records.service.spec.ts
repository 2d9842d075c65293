import { jest } from '@jest/globals';
import fc from 'fast-check';
import { systemCaller, type Caller, type SqlRow, type SqlValue } from '@fudao/plugin-sdk';
import type { Database } from '../database/index.ts';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import type { Room } from '../runtime/room.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { as, standInCity } from './testing/stand-in-city.ts';
import { anchorsFile, readAnchors } from './anchors.ts';
import type { Finding } from './finding.ts';
import { masterKeyOf } from './master-key.ts';
import { chainRecord, recordHash } from './record-hash.ts';
import { readPayload } from './read-payload.ts';
import { insertRecords, readHead, recordsAfter } from './records.repository.ts';
import { createRecordsRoom } from './records.room.ts';
import { endingKind } from './retention/ended-payloads.ts';
import { endPayloads, findDue } from './retention/end-payloads.ts';
import { verifyRecords } from './verify-records.ts';

const [student, district, city] = ['s1', 'd1', 'c1'].map(as) as [Caller, Caller, Caller];

interface Page {
  items: { seq: number; kind: string; actorId: string; actorName: string | null; personName: string | null; districtId: string; schoolId: string | null }[];
  nextCursor: string | null;
}

onEachKind('records', (freshUrl, database) => {
  let rooms: TestRooms;
  let databaseUrl: string | undefined;
  let room: Room;
  let db: Database;

  beforeEach(async () => {
    databaseUrl = await freshUrl();
    rooms = await startRooms((platform) => [(room = createRecordsRoom(platform)), ...standInCity()], { databaseUrl });
    db = rooms.platform.database;
  });
  afterEach(() => rooms.stop());

  const append = (subjectId: string, who = student, more: object = {}) =>
    rooms.call<{ seq: number }>(
      'records.append',
      {
        kind: 'question-answer.asked',
        subjectId,
        personId: who.id,
        payload: { text: `问题 ${subjectId}` },
        at: 1,
        actorId: who.id,
        ...more,
      },
      who,
    );
  const list = (params: object, who = district) => rooms.call<Page>('records.list', { ...params }, who);
  /** What the records about a person say, newest first. */
  const said = async (personId: string) => {
    const records = (await recordsAfter(db, 0, 1_000)).filter((record) => record.personId === personId);
    return Promise.all(records.reverse().map((record) => readPayload(db, masterKey(), record)));
  };
  const masterKey = () => masterKeyOf(rooms.platform.config);
  const file = () => anchorsFile(rooms.platform.config.dataFolder);
  const verify = async () =>
    verifyRecords({ db, masterKey: masterKey(), anchors: await readAnchors(file()) });
  const erase = (personId: string) => rooms.call('records.erasePerson', { personId, reason: '监护人申请' });

  async function dropAnchor(): Promise<void> {
    const owner = { kind: 'core', id: 'records' } as const;
    const context = new HandlerContext(rooms.runtime.host, owner, { caller: systemCaller, requestId: '' }, {});
    await room.service.timers!['drop the daily anchor']!.handler(context as never);
  }

  async function someRecords(): Promise<void> {
    for (let number = 1; number <= 8; number++) {
      await append(
        `q${number}`,
        { ...student, id: `s${number % 3}` },
        number === 4 ? { personId: undefined, ownerId: undefined } : {},
      );
    }
    await erase('s2');
    await append('q9', { ...student, id: 's2' });
  }

  test('records stand in the order of their appending, without a gap, also when many come at once', async () => {
    const seqs = await Promise.all(Array.from({ length: 20 }, (_, number) => append(`q${number}`)));
    expect(seqs.map(({ seq }) => seq).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(await verify()).toEqual({ records: 20, keys: 1 });
  });

  test('a second delivery of one record is one record', async () => {
    const first = await append('q1', student, { id: 'r-1' });
    expect(await Promise.all([append('q1', student, { id: 'r-1' }), append('q1', student, { id: 'r-1' })])).toEqual([first, first]);
    expect(await verify()).toEqual({ records: 1, keys: 1 });
  });

  test('who acted, and where, is who called: nobody speaks for another', async () => {
    await append('q1', student, { actorId: 'somebody else', districtId: 'west' });
    expect((await list({ subjectId: 'q1' })).items).toMatchObject([{ actorId: 's1', districtId: 'east', schoolId: 'e1' }]);
  });

  test('nothing of the payload is readable in the database', async () => {
    await append('q1', student, { payload: { text: 'a very private thing' } });
    const [row] = await db.select('SELECT * FROM records_records');
    expect(Buffer.from(row!['payload'] as Buffer).includes('private')).toBe(false);
    expect(await said('s1')).toEqual([{ text: 'a very private thing' }]);
    expect(JSON.stringify(await list({ subjectId: 'q1' }))).not.toContain('private');
  });

  test('each administrator finds what happened in the own school, district or city, others nothing; looking is on the record', async () => {
    await append('q1');
    await append('q1', as('s3'));
    await append('q1', as('s9'));
    const asked = async (who: string) => (await list({ subjectId: 'q1' }, as(who))).items.map(({ schoolId }) => schoolId);
    expect([await asked('school'), await asked('d1'), await asked('d2'), await asked('c1')]).toEqual([['e1'], ['e2', 'e1'], ['w1'], ['w1', 'e2', 'e1']]);
    expect((await list({ subjectId: 'q1', districtId: 'west' }, district)).items).toEqual([]);
    await rooms.settle();
    const looks = await list({ kind: 'records.searched' }, city);
    expect(looks.items.map(({ actorId }) => actorId).sort()).toEqual(['c1', 'd1', 'd1', 'd2', 'school']);
    await expect(list({ subjectId: 'q1' }, student)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(list({ from: 5, to: 5 }, city)).rejects.toMatchObject({ code: 'RECORDS_SPAN_EMPTY' });
    await expect(list({ cursor: 'x' }, city)).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
  });

  test('all about a person whom one supervises is found, wherever it was done, by education ID too; names elsewhere are left out', async () => {
    await append('q1', as('s9'), { personId: 's1', at: 7 });
    await append('q2', as('s1'), { personId: 's9', at: 8 });
    const found = async (params: object, who: string) =>
      (await list(params, as(who))).items.map(({ personName, actorName, kind }) => [kind.split('.')[1], actorName, personName]);
    expect(await found({ person: 'E-s1' }, 'school')).toEqual([['asked', null, '姓名s1']]);
    expect(await found({ person: 's9' }, 'd1')).toEqual([['asked', '姓名s1', null]]);
    expect(await found({ person: 's1', by: 'person', from: 8, to: 9 }, 'c1')).toEqual([['asked', '姓名s1', '姓名s9']]);
    expect(await found({ person: 's1', to: 7 }, 'c1')).toEqual([]);
    expect(await found({ person: 'nobody' }, 'c1')).toEqual([]);
  });

  test('pages go from the newest to the oldest, whatever the clock did; a list leaves as a table without formulas', async () => {
    for (const at of [3, 9, 2, 9, 5]) await append('=1+1', student, { at });
    const first = await list({ subjectId: '=1+1', limit: 3 });
    const second = await list({ subjectId: '=1+1', limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([4, 2, 5, 1, 3]);
    expect(second.nextCursor).toBeNull();
    expect((await verify()).finding).toBeUndefined();
    const { buffer } = await rooms.call<{ buffer: Uint8Array }>('records.export', { subjectId: '=1+1', language: 'en' }, district);
    const lines = Buffer.from(buffer).toString().trim().split('\r\n');
    expect([lines.length, lines[1]]).toEqual([6, "4,1970-01-01T00:00:00.009Z,Question asked,姓名s1,姓名s1,E-s1,'=1+1,east 名,e1 名,,question-answer.asked"]);
  });

  test('after an erasure the person is gone, the chain still verifies, and what comes later is readable', async () => {
    await someRecords();
    expect(await verify()).toEqual({ records: 10, keys: 5 });
    expect(await said('s2')).toEqual([{ text: '问题 q9' }, { reason: '监护人申请' }, null, null, null]);
    expect((await said('s1')).every((payload) => payload !== null)).toBe(true);
    for (const who of [student, district, city]) {
      await expect(rooms.call('records.erasePerson', { personId: 's1', reason: 'x' }, who)).rejects.toMatchObject({ code: 'RECORDS_ERASURE_BY_OPERATOR' });
    }
  });

  test('what outlived its retention is ended, on the record; the chain verifies, and what is gone without a record is found', async () => {
    const day = 86_400_000;
    for (const at of [1, 2, 50 * day]) await append(`q${at}`, student, { at });
    await append('q4', student, { kind: 'points.corrected', at: 1 });
    const rules = { 'question-answer.*': 30, 'points.*': 'forever', otherwise: 40 } as const;
    const now = 60 * day;
    const ending = { kind: 'question-answer.asked', before: 30 * day, count: 2 };
    expect(await findDue({ db, rules, now })).toEqual([ending]);
    const parts = { db, transaction: db.transaction.bind(db), masterKey: masterKey(), newId: rooms.platform.newId, now };
    expect(await endPayloads(parts, rules)).toEqual([ending]);
    expect(await endPayloads(parts, rules)).toEqual([]);
    expect((await said('s1')).map((payload) => payload?.['text'] ?? null)).toEqual(['问题 q4', `问题 q${50 * day}`, null, null]);
    expect(await verify()).toEqual({ records: 5, keys: 2 });
    expect((await list({ kind: endingKind }, city)).items).toHaveLength(1);
    await db.update('records_records', { payload: Buffer.alloc(0) }, { seq: 3 });
    expect((await verify()).finding).toEqual({ evidence: 'ending-unrecorded', seq: 3, kind: 'question-answer.asked' });
  });

  test('a plugin cannot say what vouches for the chain', async () => {
    jest.spyOn(rooms.runtime.host.gate, 'hasCapability').mockReturnValue(true);
    const forged = { kind: endingKind, subjectId: 'x', payload: { kind: 'question-answer.asked', before: 9e12, count: 1 }, at: 1 };
    const asPlugin = { plugin: { id: 'notes', version: '1.0.0' } };
    await expect(rooms.call('records.append', forged, student, asPlugin)).rejects.toMatchObject({ code: 'RECORDS_KIND_RESERVED' });
  });

  test('a chain of the first form goes on, and its content cannot be changed either', async () => {
    const draft = { id: 'old', at: 1, kind: 'a.b', actorId: 's1', subjectId: 'x', personId: null, pluginId: null, districtId: null, schoolId: null };
    const old = { ...chainRecord((await readHead(db))!, { ...draft, payload: Buffer.from('sealed before') }), payloadDigest: null };
    await insertRecords(db, [{ ...old, hash: recordHash(old) }]);
    await append('q1');
    expect((await verify()).finding).toBeUndefined();
    const changes: SqlRow[] = [{ payload: Buffer.alloc(0) }, { school_id: 'e1' }, { payload_digest: 'f'.repeat(64) }];
    for (const change of changes) {
      const [row] = await db.select<SqlRow>('SELECT * FROM records_records WHERE seq = 1');
      await db.update('records_records', change, { seq: 1 });
      expect((await verify()).finding).toMatchObject({ evidence: 'content-changed', seq: 1 });
      await db.update('records_records', row!, { seq: 1 });
    }
  });

  test('the anchor of a day shows that the end was cut off, although the head was set back', async () => {
    await someRecords();
    await dropAnchor();
    await db.run('DELETE FROM records_records WHERE seq > 6');
    const last = await db.selectOne<{ hash: string }>('SELECT hash FROM records_records WHERE seq = 6');
    await db.update('records_head', { seq: 6, hash: last!.hash }, { id: 'head' });
    expect((await verify()).finding).toEqual({ evidence: 'cut-off', seq: 7, last: 10, known: 'anchor' });
  });

  test('a key that was taken away or exchanged is found', async () => {
    await someRecords();
    const keys = await db.select<{ person_id: string; wrapped: Buffer }>(
      'SELECT person_id, wrapped FROM records_keys WHERE wrapped IS NOT NULL ORDER BY person_id',
    );
    const [one, other] = keys.filter(({ person_id }) => person_id !== 'platform');
    await db.update('records_keys', { wrapped: other!.wrapped }, { person_id: one!.person_id });
    expect((await verify()).finding).toMatchObject({ evidence: 'key-changed', personId: one!.person_id });
    await db.delete('records_keys', { person_id: one!.person_id });
    expect((await verify()).finding).toMatchObject({ evidence: 'key-missing', personId: one!.person_id });
  });

  test('an erasure that nobody recorded is found', async () => {
    await someRecords();
    await db.update('records_keys', { wrapped: null, created_at: 7, erased_at: 7 }, { person_id: 's1' });
    expect((await verify()).finding).toEqual({ evidence: 'erasure-unrecorded', personId: 's1', generation: 1 });
  });

  test('a record that is added behind the head is found', async () => {
    await someRecords();
    const row = (await db.selectOne('SELECT * FROM records_records WHERE seq = 10'))!;
    await db.insert('records_records', { ...row, seq: 11, id: 'forged' });
    expect((await verify()).finding).toBeDefined();
  });

  test('the chain verifies while others append to it', async () => {
    await someRecords();
    const appending = Promise.all(Array.from({ length: 15 }, (_, number) => append(`later-${number}`)));
    for (let round = 0; round < 5; round++) expect((await verify()).finding).toBeUndefined();
    await appending;
    expect(await verify()).toMatchObject({ records: 25 });
  });

  const flipped = (value: SqlValue, place: number): SqlValue => {
    if (value === null) return 'x';
    if (typeof value === 'number') return value ^ (1 << (place % 20));
    const bytes = Buffer.isBuffer(value) ? Buffer.from(value) : Buffer.from(String(value));
    const bit = Buffer.isBuffer(value) ? 1 << (place % 8) : 1;
    if (bytes.length > 0) bytes[place % bytes.length]! ^= bit;
    return Buffer.isBuffer(value) ? bytes : bytes.toString('latin1');
  };

  /** Columns that name a row within its table. */
  const keysOf: Record<string, string[]> = {
    records_records: ['seq'],
    records_head: ['id'],
    records_keys: ['person_id', 'generation'],
  };

  if (database === 'mariadb') test('two nodes that append at once, and the same at both, make one whole chain, in which a flipped bit is found', async () => {
    const { dataFolder } = rooms.platform.config;
    const other = await startRooms((platform) => [createRecordsRoom(platform), ...standInCity()], { databaseUrl, dataFolder });
    try {
      const record = (id: string, number: number) => ({ kind: 'question-answer.asked', subjectId: id, personId: `s${number % 3}`, payload: { text: `问题 ${id}` }, at: number, actorId: 's1', id });
      const appendAt = ({ call }: TestRooms, node: number) => (number: number) =>
        call<{ seq: number }>('records.append', record(number % 3 === 0 ? `both-${number}` : `${node}-${number}`, number), student);
      const numbers = Array.from({ length: 120 }, (_, number) => number);
      const appended = await Promise.all([rooms, other].flatMap((node, index) => numbers.map(appendAt(node, index))));
      const seqs = [...new Set(appended.map(({ seq }) => seq))].sort((one, next) => one - next);
      expect(seqs).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
      expect(await verify()).toEqual({ records: 200, keys: 3 });
      expect((await said('s1')).length + (await said('s2')).length + (await said('s0')).length).toBe(200);
      for (const seq of [1, 100, 200]) {
        const { payload } = (await db.selectOne<{ payload: Buffer }>('SELECT payload FROM records_records WHERE seq = :seq', { seq }))!;
        await db.update('records_records', { payload: flipped(payload, seq) }, { seq });
        expect((await verify()).finding).toMatchObject({ seq });
        await db.update('records_records', { payload }, { seq });
      }
      expect((await verify()).finding).toBeUndefined();
    } finally {
      await other.stop();
    }
  });

  test('any flipped byte of any column of any row of any table is found', async () => {
    await someRecords();
    const tables: Record<string, SqlRow[]> = {};
    for (const table of Object.keys(keysOf)) tables[table] = await db.select<SqlRow>(`SELECT * FROM ${table}`);
    const places = Object.entries(tables).flatMap(([table, rows]) =>
      rows.flatMap((row) => Object.keys(row).map((column) => ({ table, row, column }))),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.nat(5000), async ({ table, row, column }, place) => {
        const value = column === 'erased_at' && row[column] === null ? 1 : flipped(row[column]!, place);
        const where = Object.fromEntries(keysOf[table]!.map((key) => [key, row[key]!]));
        const changed = { ...where, [column]: value };
        const placeNow = Object.fromEntries(keysOf[table]!.map((key) => [key, changed[key]!]));
        // A key that another row has is refused by the database itself.
        if (!(await db.update(table, { [column]: value }, where).catch(() => 0))) return;
        const { finding } = await verify();
        await db.update(table, { [column]: row[column]! }, placeNow);
        expect(finding).toBeDefined();
        if (table === 'records_records' && column !== 'seq')
          expect((finding as Finding & { seq: number }).seq).toBe(row['seq']);
      }),
      { numRuns: 150 },
    );
    expect((await verify()).finding).toBeUndefined();
  });
});
