import type { Database } from '../../src/database/index.ts';
import { createLog } from '../../src/runtime/log.ts';
import type { ApiClient } from '../../src/testing/api-client.ts';
import { findServer } from '../../src/testing/system-programs.ts';
import { startMariadbServer, type MariadbServer } from '../../src/testing/mariadb-server.ts';
import { startPlatform, type TestPlatform } from '../../src/testing/start-platform.ts';
import { until } from '../../src/testing/until.ts';
import { api, ask, askUntilFull, expectFull, picturesIn, upload, type Question } from './full-storage.ts';

/** A database whose room a test takes and gives back. */
interface Room {
  start(): Promise<string | undefined>;
  fill(database: Database): Promise<void>;
  free(database: Database): Promise<void>;
  stop(): Promise<void>;
}

const onSqlite = (): Room => ({
  start: () => Promise.resolve(undefined),
  async fill(database) {
    const row = await database.selectOne<{ page_count: number }>('PRAGMA page_count');
    await database.run(`PRAGMA max_page_count = ${row!.page_count}`);
  },
  free: async (database) => void (await database.run('PRAGMA max_page_count = 1000000000')),
  stop: () => Promise.resolve(),
});

/** All tables in one file that may not grow beyond its limit. */
const limited = ['--innodb-file-per-table=0', '--innodb-data-file-path=ibdata1:12M:autoextend:max:48M'];

const onMariadb = (): Room => {
  let server: MariadbServer;
  return {
    async start() {
      server = (await startMariadbServer(limited))!;
      return server.createDatabase('fudao');
    },
    async fill(database) {
      await database.run('CREATE TABLE filler (id INTEGER PRIMARY KEY AUTO_INCREMENT, body VARCHAR(8000))');
      for (const [rows, length] of [
        [20, 8000],
        [1, 8000],
        [1, 500],
      ] as const) {
        const body = 'x'.repeat(length);
        const fillOn = () =>
          database.insert(
            'filler',
            Array.from({ length: rows }, () => ({ body })),
          );
        for (let isFull = false; !isFull;) {
          isFull = await fillOn().then(
            () => false,
            () => true,
          );
        }
      }
    },
    free: async (database) => void (await database.run('DROP TABLE filler')),
    stop: () => server.stop(),
  };
};

const hasMariadb = findServer('mariadbd') !== undefined;
const rooms: Record<string, () => Room> = { SQLite: onSqlite, ...(hasMariadb ? { MariaDB: onMariadb } : {}) };

describe.each(Object.keys(rooms))('the Q&A centre on a full database, %s', (kind) => {
  const room = rooms[kind]!();
  let platform: TestPlatform;
  let database: Database;
  let students: ApiClient[];
  let kept: { id: string; pictureUrl: string };
  /** Pictures of the demo city. */
  let picturesBefore: number;

  beforeAll(async () => {
    const databaseUrl = await room.start();
    platform = await startPlatform({ log: createLog('silent'), ...(databaseUrl ? { databaseUrl } : {}) });
    database = platform.node.runtime.platform.database;
    const settings = { maxOpenQuestionsPerStudent: 20, goodMatch: 100 };
    await platform.enablePlugin('D0001', 'question-answer', settings);
    students = await Promise.all(['20260001', '20260002', '20260003', '20260004'].map((id) => platform.signIn(id)));
    picturesBefore = await countRows('files_files');
    const picture = (await upload(students[0]!)).expect(201).body;
    const { id } = (await ask(students[0]!, 'kept', [picture.id])).expect(201).body;
    kept = { id, pictureUrl: picture.url };
    await platform.settle();
  }, 120_000);
  afterAll(async () => {
    await platform?.stop();
    await room.stop();
  });

  const countRows = async (table: string) =>
    Number((await database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n);

  test('refuses to write with a sentence and nothing half written, reads on, and writes again when there is room', async () => {
    await room.fill(database);
    const { taken, refused } = await askUntilFull(students);
    expect(await countRows('question_answer_questions')).toBe(taken.length + 1);

    const refusedUploads = [];
    for (const student of students) {
      const answer = await upload(student);
      // Its row is small, and may have found a last place.
      if (answer.status !== 201) refusedUploads.push(expectFull(answer, 'DATABASE_FULL'));
    }
    const uploads = picturesBefore + 1 + students.length - refusedUploads.length;
    expect(await countRows('files_files')).toBe(uploads);
    expect(await picturesIn(platform.dataFolder)).toHaveLength(uploads * 2);

    const [student] = students as [ApiClient];
    const read = (await student.get<Question>(`${api}/questions/${kept.id}`)).expect(200).body;
    expect([read.text.length > 4_000, read.pictures.length]).toEqual([true, 1]);
    (await student.get(`${api}/questions`)).expect(200);
    (await student.post(`${api}/similar`, { text: '海水为什么是咸的' })).expect(200);
    expect((await fetch(platform.url + kept.pictureUrl)).status).toBe(200);

    await room.free(database);
    const answer = await until(async () => {
      const again = await ask(refused.student, refused.key);
      return again.status === 507 ? undefined : again;
    }, 20_000);
    const { id } = answer.expect(201).body;
    expect((await ask(refused.student, refused.key)).expect(201).body.id).toBe(id);
    (await upload(student)).expect(201);

    await platform.settle();
    const ids = [kept.id, ...taken, id];
    expect(await countRows('question_answer_questions')).toBe(ids.length);
    const records = await database.select<{ subject_id: string }>(
      "SELECT subject_id FROM records_records WHERE kind = 'question-answer.asked'",
    );
    expect(records.map((record) => record.subject_id).sort()).toEqual(ids.sort());
    expect(await database.select('SELECT id FROM runtime_outbox WHERE failure IS NOT NULL')).toEqual([]);
  }, 90_000);
});
