import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../database/index.ts';
import { loadConfig } from '../runtime/config.ts';
import { prepareDataFolder } from '../runtime/data-folder.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { importAdmissionsCommand } from './import-admissions.command.ts';
import { withRooms } from './with-rooms.ts';

const header = 'educationId,title,subjects,grades,admittedOn,validUntil\n';
const teaching = { subjects: ['math'], grades: [7] };
const people = [
  ...['T9001', 'T9002', 'T9003'].map((educationId) => ({
    educationId,
    name: educationId,
    kind: 'teacher',
    schoolId: 'one',
    teaching,
  })),
  { educationId: 'S9001', name: '校管', kind: 'administrator', roles: ['school-administrator'], schoolId: 'one' },
];

onEachKind('import of admitted teachers', (freshUrl) => {
  let folder: string;
  let config: ReturnType<typeof prepareDataFolder>;
  let out: string[];
  let err: string[];
  let runs = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fudao-admissions-'));
    const url = await freshUrl();
    config = prepareDataFolder(loadConfig({}, { dataFolder: join(folder, 'data'), database: url ? { url } : {} }));
    await withRooms(config, async ({ call }) => {
      await call('organisation.importRoster', {
        districts: [{ id: 'east', name: '东区' }],
        schools: [{ id: 'one', districtId: 'east', name: '一中' }],
      });
      await call('identity.importAccounts', { accounts: people });
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(content: string | Buffer): Promise<0 | 1> {
    [out, err] = [[], []];
    // Reports are named after file and second.
    const file = join(folder, `teachers-${(runs += 1)}.csv`);
    writeFileSync(file, content);
    const io = {
      isTty: false,
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      progress: () => undefined,
    };
    return importAdmissionsCommand.run([file], io, config);
  }
  const reported = () => {
    const reports = join(config.dataFolder, 'imports');
    const last = readFileSync(
      join(
        reports,
        readdirSync(reports).find((name) => name.includes(`teachers-${runs}.`))!,
      ),
      'utf8',
    )
      .trim()
      .split('\n');
    return last.map((line) => JSON.parse(line) as { where: string; educationId: string; reason: string });
  };
  async function rows<T>(statement: string): Promise<T[]> {
    const { url } = config.database;
    const database = await openDatabase(url ? { url } : { file: join(config.dataFolder, 'fudao.sqlite') });
    return database.select<T>(statement).finally(() => database.close());
  }

  test('takes over what is right, names what is wrong, and changes nothing the second time', async () => {
    const content = `${header}t9001,高级教师,数学;物理,七年级、8,2024/9/1,2099-08-31
T9001,first-grade,math,7;8,2024-09-01,
T9001,first-grade,math,7,2024-09-01,
T9999,first-grade,math,7,2024-09-01,
S9001,first-grade,math,7,2024-09-01,
T9002,二级教师,math,7,2024-09-01,
T9002,first-grade,magic,7,2024-09-01,
T9002,first-grade,math,12,2024-09-01,
T9002,first-grade,math,7,2024-02-30,
T9003,一级教师,"math、physics",8,2024-09-01
`;
    expect(await run(content)).toBe(0);
    expect(out[0]).toMatch(/^读取 10 行：新增 2，更新 0，未变 0，跳过 8/);
    expect(reported().map(({ where, reason }) => `${where}: ${reason}`)).toEqual([
      'teachers-1.csv line 2: validUntil is more than two years ahead',
      'teachers-1.csv line 4: T9001 stands in the file twice',
      'teachers-1.csv line 5: nobody has the education ID T9999',
      'teachers-1.csv line 6: S9001 is no teacher of a school',
      'teachers-1.csv line 7: the title 二级教师（初级） is too low to be admitted',
      'teachers-1.csv line 8: there is no subject magic',
      'teachers-1.csv line 9: there is no grade 12',
      'teachers-1.csv line 10: admittedOn 2024-02-30 is no day such as 2026-08-31',
    ]);
    expect(await run(content)).toBe(0);
    expect(out[1]).toContain('0 added, 0 changed, 2 unchanged, 8 skipped');
    const steps = 'SELECT teacher_id FROM admission_steps';
    expect(await rows(steps)).toHaveLength(2);
    expect(await run(`${header}T9001,senior,math,7,2024-09-01,\n`)).toBe(0);
    expect(out[1]).toContain('0 added, 1 changed');
  });

  test('says what is wrong with a file as a whole, and keeps what stands before a break', async () => {
    const chinese = '教育ID,职称,学科,年级,认定日期\n';
    expect(await run(Buffer.concat([Buffer.from(header), Buffer.from([0xb8, 0xdf, 0xbc, 0xb6, 0x0a])]))).toBe(1);
    expect(err[0]).toContain('it is not UTF-8; in Excel save it as "CSV UTF-8"');
    expect(await run('name,school\nx,y\n')).toBe(1);
    expect(err[0]).toContain('there is no educationId, title, subjects, grades, admittedOn');
    expect(await run(`${chinese}T9002,一级教师,数学,7,2025-09-01\nT9003,一级`)).toBe(0);
    expect(out[1]).toContain('2 lines: 1 added, 0 changed, 0 unchanged, 1 skipped');
    expect(reported()).toEqual([
      expect.objectContaining({ educationId: 'T9003', reason: 'subjects is missing; does the line end too early?' }),
    ]);
    expect(await run(`${chinese}T9002,一级教师,数学,7,2025-09-01\nT9003,"一级`)).toBe(1);
    expect(out[1]).toContain('1 lines: 0 added, 0 changed, 1 unchanged');
    expect(err.join()).toContain('run it again');
    expect(
      await importAdmissionsCommand.run(
        [],
        { isTty: false, out: () => undefined, err: (line) => void err.push(line), progress: () => undefined },
        config,
      ),
    ).toBe(1);
  });
});
