import fc from 'fast-check';
import { systemCaller, type Caller, type SqlRow, type SqlValue } from '@fudao/plugin-sdk';
import type { Database } from '../database/index.ts';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import type { Room } from '../runtime/room.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { anchorsFile, readAnchors } from './anchors.ts';
import type { Finding } from './finding.ts';
import { masterKeyOf } from './master-key.ts';
import { createRecordsRoom } from './records.room.ts';
import { verifyRecords } from './verify-records.ts';

const student: Caller = {
  ...systemCaller,
  kind: 'account',
  id: 's1',
  name: '',
  roles: ['student'],
  districtId: 'east',
};
const district: Caller = { ...student, id: 'd1', roles: ['district-administrator'] };
const elsewhere: Caller = { ...district, id: 'd2', districtId: 'west' };
const city: Caller = { ...student, id: 'c1', roles: ['city-administrator'], districtId: null };

interface Page {
  items: { seq: number; kind: string; actorId: string; payload: Record<string, unknown> | null; districtId: string }[];
  nextCursor: number | null;
}

onEachKind('records', (freshUrl) => {
  let rooms: TestRooms;
  let room: Room;
  let db: Database;

  beforeEach(async () => {
    const databaseUrl = await freshUrl();
    rooms = await startRooms((platform) => [(room = createRecordsRoom(platform))], { databaseUrl });
    db = rooms.platform.database;
  });
  afterEach(() => rooms.stop());

  const append = (subjectId: string, as = student, more: object = {}, key?: string) =>
    rooms.call<{ seq: number }>(
      'records.append',
      {
        kind: 'question-answer.asked',
        subjectId,
        personId: as.id,
        payload: { text: `问题 ${subjectId}` },
        at: 1,
        actorId: as.id,
        ...more,
      },
      as,
      key ? { idempotencyKey: key } : {},
    );
  const list = (params: object, as = district) => rooms.call<Page>('records.list', { ...params }, as);
  const file = () => anchorsFile(rooms.platform.config.dataFolder);
  const verify = async () =>
    verifyRecords({ db, masterKey: masterKeyOf(rooms.platform.config), anchors: await readAnchors(file()) });
  const erase = (personId: string) => rooms.call('records.erasePerson', { personId, reason: '监护人申请' });

  async function dropAnchor(): Promise<void> {
    const owner = { kind: 'core', id: 'records' } as const;
    const context = new HandlerContext(rooms.runtime.host, owner, { caller: systemCaller, requestId: '' }, {});
    for (const timer of Object.values(room.service.timers ?? {})) await timer.handler(context as never);
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
    const first = await append('q1', student, {}, 'outbox-1');
    expect(await append('q1', student, {}, 'outbox-1')).toEqual(first);
    expect(await verify()).toEqual({ records: 1, keys: 1 });
  });

  test('who acted, and where, is who called: nobody speaks for another', async () => {
    await append('q1', student, { actorId: 'somebody else', districtId: 'west' });
    expect((await list({ subjectId: 'q1' })).items).toMatchObject([{ actorId: 's1', districtId: 'east' }]);
  });

  test('nothing of the payload is readable in the database', async () => {
    await append('q1', student, { payload: { text: 'a very private thing' } });
    const [row] = await db.select('SELECT * FROM records_records');
    expect(Buffer.from(row!['payload'] as Buffer).includes('private')).toBe(false);
    expect((await list({ subjectId: 'q1' })).items[0]!.payload).toEqual({ text: 'a very private thing' });
  });

  test('administrators read the records of their district, the city reads all, others none; reading is on the record', async () => {
    await append('q1');
    await append('q1', { ...student, id: 's9', districtId: 'west' });
    const asked = async (as: Caller) =>
      (await list({ subjectId: 'q1' }, as)).items
        .filter(({ kind }) => kind === 'question-answer.asked')
        .map(({ districtId }) => districtId);
    expect([await asked(district), await asked(elsewhere), await asked(city)]).toEqual([
      ['east'],
      ['west'],
      ['west', 'east'],
    ]);
    await rooms.settle();
    const { items } = await list({ subjectId: 'q1' }, city);
    expect(
      items
        .filter(({ kind }) => kind === 'records.viewed')
        .map(({ actorId }) => actorId)
        .sort(),
    ).toEqual(['c1', 'd1', 'd2']);
    await expect(list({ subjectId: 'q1' }, student)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(list({}, city)).rejects.toMatchObject({ code: 'RECORDS_FILTER_REQUIRED' });
  });

  test('pages go from the newest to the oldest', async () => {
    for (let number = 0; number < 5; number++) await append('q1');
    const first = await list({ subjectId: 'q1', limit: 3 });
    expect(first.items.map(({ seq }) => seq)).toEqual([5, 4, 3]);
    expect((await list({ subjectId: 'q1', limit: 3, cursor: first.nextCursor })).items.map(({ seq }) => seq)).toEqual([
      2, 1,
    ]);
  });

  test('after an erasure the person is gone, the chain still verifies, and what comes later is readable', async () => {
    await someRecords();
    expect(await verify()).toEqual({ records: 10, keys: 5 });
    const { items } = await list({ personId: 's2' });
    expect(items.map(({ payload }) => payload)).toEqual([{ text: '问题 q9' }, null, null, null]);
    const erasures = await list({ personId: 's2' }, city);
    expect(erasures.items.find(({ kind }) => kind === 'records.person-erased')?.payload).toEqual({
      reason: '监护人申请',
    });
    expect((await list({ personId: 's1' })).items.every(({ payload }) => payload !== null)).toBe(true);
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
