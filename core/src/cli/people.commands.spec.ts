import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../runtime/platform.ts';
import { loadConfig } from '../runtime/config.ts';
import { prepareDataFolder } from '../runtime/data-folder.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import type { Command, CommandIo } from './command.ts';
import { accountCreateCommand, accountResetPasswordCommand } from './account.commands.ts';
import { importRosterCommand } from './import-roster.command.ts';
import { withRooms } from './with-rooms.ts';

const city = `districts:
  - id: east
    name: 东区
    schools:
      - id: one
        name: 第一中学
        classGroups:
          - { id: one-7-1, grade: 7, name: 七年级1班 }
teachers:
  - { educationId: T9001, name: 林老师, school: one, subjects: [math], grades: [7] }
  - { educationId: T9002, name: 无校老师, school: nowhere, subjects: [math], grades: [7] }
administrators:
  - { educationId: S9001, name: 校管, role: school-administrator, scope: one }
  - { educationId: X9001, name: 谁, role: emperor }
`;
const students =
  '\ufeffeducationId,name,classGroup,pinyin\n30000001,王一,one-7-1,wang\n30000002,"李,二",one-7-1,li\n30000003,,one-7-1,x\n30000004,赵四,none-7-1,zhao\n';

onEachKind('the commands that bring people', (freshUrl) => {
  let folder: string;
  let config: ReturnType<typeof prepareDataFolder>;
  let out: string[];
  let err: string[];

  const io: CommandIo = {
    isTty: false,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    progress: () => undefined,
  };
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = async (command: Command, ...args: string[]) => {
    [out, err] = [[], []];
    return command.run(args, io, config);
  };
  const within = <T>(work: (platform: Platform) => Promise<T>) => withRooms(config, work);
  const signIn = (educationId: string, password: string, app = 'admin', more = {}) =>
    within(({ call }) => call<{ account: { roles: string[] } }>('identity.signIn', { educationId, password, app, ...more }));
  const temporary = { code: 'IDENTITY_PASSWORD_TEMPORARY' };
  const passwordFiles = () => readdirSync(config.dataFolder).filter((name) => name.startsWith('initial-passwords-'));
  const printedPassword = () => /([a-z0-9]{4}-){2}[a-z0-9]{4}/.exec(out.join())![0];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fudao-people-'));
    const url = await freshUrl();
    config = prepareDataFolder(loadConfig({}, { dataFolder: join(folder, 'data'), database: url ? { url } : {} }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('the first administrator of a new city gets a password for once', async () => {
    expect(await run(accountCreateCommand, 'C9001', '--name', '市管', '--role', 'city-administrator')).toBe(0);
    await expect(signIn('C9001', printedPassword())).rejects.toMatchObject(temporary);
    const { account } = await signIn('C9001', printedPassword(), 'admin', { newPassword: 'lake-boat-42' });
    expect(account).toMatchObject({ roles: ['city-administrator'] });
    expect(await run(accountCreateCommand, 'C9001', '--name', '市管', '--role', 'city-administrator')).toBe(1);
    expect(err.join()).toContain('reset-password C9001');
    expect(await run(accountResetPasswordCommand, 'c9001')).toBe(0);
    expect(out.join()).toContain('Temporary password');
    await expect(signIn('C9001', printedPassword())).rejects.toMatchObject(temporary);
  });

  test.each([
    [['C9001', '--role', 'city-administrator'], /name is required/],
    [['C9001', '--name', 'x', '--role', 'emperor'], /role must be one of .*city-administrator, vendor/],
    [['D9001', '--name', 'x', '--role', 'district-administrator'], /district-administrator needs --scope/],
    [['C9001', '--name', 'x', '--role', 'city-administrator', '--scope', 'a'], /has no --scope/],
    [['C9001', 'C9002', '--name', 'x', '--role', 'city-administrator'], /C9002 is one word too many/],
    [['C9001', '--nmae', 'x'], /Unknown option '--nmae'/],
    [['--name', 'x', '--role', 'vendor'], /educationId is required/],
  ])('account create %j says how it is used', async (args, sentence) => {
    await expect(run(accountCreateCommand, ...args)).rejects.toThrow(sentence);
    await expect(run(accountCreateCommand, ...args)).rejects.toThrow(/Usage: npm run fudao -- account create/);
  });

  test('an account out of nowhere is refused with its reason', async () => {
    expect(await run(accountCreateCommand, '12', '--name', 'x', '--role', 'city-administrator')).toBe(1);
    expect(err.join()).toContain('educationId must be 4 to 32 letters and digits');
    expect(
      await run(accountCreateCommand, 'S9001', '--name', 'x', '--role', 'school-administrator', '--scope', 'none'),
    ).toBe(1);
    expect(err.join()).toContain('there is no school none');
    expect(await run(accountResetPasswordCommand, 'S9001')).toBe(1);
  });

  test('a roster: places, people with first passwords, and a report of what is wrong', async () => {
    const args = [file('city.yaml', city), '--students', file('students.csv', students)];
    expect(await run(importRosterCommand, ...args)).toBe(0);
    expect(out.join('\n')).toContain('8 people: 4 added, 0 changed, 0 unchanged, 4 skipped');

    const report = readdirSync(join(config.dataFolder, 'imports')).map((name) =>
      readFileSync(join(config.dataFolder, 'imports', name), 'utf8'),
    );
    const problems = report
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { where: string; educationId: string; reason: string });
    expect(problems.map(({ where, educationId }) => [where, educationId]).sort()).toEqual([
      ['city.yaml line 14', 'X9001'],
      ['city.yaml line 11', 'T9002'],
      ['students.csv line 4', '30000003'],
      ['students.csv line 5', '30000004'],
    ].sort()); // prettier-ignore
    expect(problems.find(({ educationId }) => educationId === '30000004')!.reason).toContain('no class group none-7-1');

    const [name] = passwordFiles();
    const path = join(config.dataFolder, name!);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const rows = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(rows[0]).toBe('\ufeffeducationId,name,classGroup,password');
    const li = rows.find((row) => row.startsWith('30000002'))!;
    expect(li).toContain('"李,二",one-7-1');
    const first = li.split(',').at(-1)!;
    await expect(signIn('30000002', first, 'student')).rejects.toMatchObject(temporary);
    const { account } = await signIn('30000002', first, 'student', { newPassword: 'lake-boat-42' });
    expect(account).toMatchObject({ roles: ['student'] });

    rmSync(path);
    expect(await run(importRosterCommand, ...args)).toBe(0);
    expect(out.join('\n')).toContain('8 people: 0 added, 0 changed, 4 unchanged, 4 skipped');
  });

  test('accounts without passwords serve after an administrator has given one', async () => {
    await run(
      importRosterCommand,
      file('city.yaml', city),
      '--students',
      file('students.csv', students),
      '--no-passwords',
    );
    expect(passwordFiles()).toEqual([]);
    await expect(signIn('30000001', '', 'student')).rejects.toMatchObject({
      code: expect.stringMatching(/INVALID|WRONG|REFUSED|SIGN_IN/),
    });
    expect(await run(accountResetPasswordCommand, '30000001')).toBe(0);
    await expect(signIn('30000001', printedPassword(), 'student')).rejects.toMatchObject(temporary);
  });

  test('first passwords may come from a column', async () => {
    const csv = 'educationId,name,classGroup,first\n30000009,孙九,one-7-1,plum-boat-42-lake\n';
    const args = [file('city.yaml', city), '--students', file('s.csv', csv), '--password-column', 'first'];
    expect(await run(importRosterCommand, ...args)).toBe(0);
    await expect(signIn('30000009', 'plum-boat-42-lake', 'student')).rejects.toMatchObject(temporary);
    expect(passwordFiles()).toEqual([]);
  });

  test.each([
    ['another header', '学号,姓名,班级\n1,2,3\n', /must name the columns educationId,name,classGroup/],
    ['another encoding', Buffer.from([0xd1, 0xa7, 0xba, 0xc5, 0x2c, 0x0a]), /not UTF-8/],
    [
      'a quote that never ends',
      'educationId,name,classGroup\n30000001,"王,one-7-1\n',
      /cannot be read: Quote Not Closed/,
    ],
  ])('a students file with %s is refused with a sentence', async (_, content, sentence) => {
    expect(await run(importRosterCommand, '--students', file('s.csv', content))).toBe(1);
    expect(err.join()).toMatch(sentence);
  });

  test.each([
    ['no YAML', 'districts: [', /cannot be read/],
    ['something else', 'shops: []\n', /is no roster: shops is not known/],
    [
      'a school without a name',
      'districts: [{ id: a, name: A, schools: [{ id: b }] }]\n',
      /districts.0.schools.0.name is required/,
    ],
  ])('a city file with %s is refused with a sentence', async (_, content, sentence) => {
    expect(await run(importRosterCommand, file('city.yaml', content))).toBe(1);
    expect(err.join()).toMatch(sentence);
  });

  test('a file that is not there, and wishes that exclude each other', async () => {
    expect(await run(importRosterCommand, join(folder, 'no.yaml'))).toBe(1);
    expect(err.join()).toContain('it does not exist');
    await expect(run(importRosterCommand)).rejects.toThrow('Usage');
    await expect(run(importRosterCommand, 'city.yaml', '--password-column', 'x')).rejects.toThrow('Usage');
  });
});
