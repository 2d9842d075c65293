import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { loadConfig, projectRoot } from '../runtime/config.ts';
import { pluginCreateCommand } from './plugin-create.command.ts';

describe('plugin create', () => {
  let place: string;

  beforeEach(async () => {
    await mkdir(join(projectRoot, '.cache'), { recursive: true });
    place = await mkdtemp(join(projectRoot, '.cache/plugin-create-'));
  });
  afterEach(() => rm(place, { recursive: true }));

  async function run(...args: string[]) {
    const out: string[] = [];
    const io = {
      isTty: false,
      out: (line: string) => void out.push(line),
      err: () => undefined,
      progress: () => undefined,
    };
    return { code: await pluginCreateCommand.run(args, io, loadConfig()), out };
  }
  const filesIn = async (folder: string) =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());

  test('writes a plugin of that name, and nothing of the template’s', async () => {
    const folder = join(place, 'study-notes');
    const { code, out } = await run('study-notes', '--into', folder);
    expect(code).toBe(0);
    expect(out.join()).toContain(relative(projectRoot, folder));
    expect(JSON.parse(await readFile(join(folder, 'plugin.json'), 'utf8'))).toMatchObject({ id: 'study-notes' });
    for (const file of await filesIn(folder)) {
      const text = await readFile(join(file.parentPath, file.name), 'utf8');
      expect([file.name, text]).toEqual([
        expect.not.stringMatching(/tables|confined/),
        expect.not.stringMatching(/plugin.template/i),
      ]);
    }
    expect(await readdir(place)).toEqual(['study-notes']);
  });

  test('with --tables brings a migration and a privacy provider', async () => {
    const folder = join(place, 'a');
    await run('study-notes', '--tables', '--into', folder);
    expect(await readFile(join(folder, 'migrations/2026-11-22-goals.ts'), 'utf8')).toContain("'study_notes_goals'");
    expect(await readFile(join(folder, 'server/index.ts'), 'utf8')).toContain("from './privacy.ts'");
    expect(existsSync(join(folder, 'server/index.tables.ts'))).toBe(false);
  });

  test('with --confined brings framed pages, and no module of the apps', async () => {
    const folder = join(place, 'a');
    await run('study-notes', '--confined', '--into', folder);
    expect(JSON.parse(await readFile(join(folder, 'plugin.json'), 'utf8'))).toMatchObject({
      id: 'study-notes',
      ui: { frame: true },
    });
    expect((await readdir(join(folder, 'ui/student'))).sort()).toEqual([
      'frame.css',
      'frame.html',
      'frame.ts',
      'goals-view.spec.ts',
      'goals-view.ts',
      'texts.ts',
    ]);
    expect(await readFile(join(folder, 'ui/student/frame.ts'), 'utf8')).toContain("from './goals-view.ts'");
  });

  test.each([
    [[], 'Usage: npm run fudao -- plugin create'],
    [['a', 'b'], 'Usage: npm run fudao -- plugin create'],
    [['Study Notes'], 'such as "study-notes"'],
    [['records'], 'a name of the platform itself'],
    [['question-answer'], 'There is a plugin "question-answer" already'],
    [['a', '--tables', '--confined'], 'choose --tables or --confined'],
    [['a', '--strange'], 'Usage: npm run fudao -- plugin create'],
    [['a', '--into', '/tmp/elsewhere'], 'inside of the project'],
    [['a', '--into', '.'], 'inside of the project'],
  ])('%j is refused with a sentence', async (args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence);
  });

  test('overwrites nothing', async () => {
    const folder = join(place, 'mine');
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.txt'), 'precious');
    await expect(run('study-notes', '--into', folder)).rejects.toThrow('Nothing was written');
    expect(await readdir(folder)).toEqual(['thesis.txt']);
    await expect(run('study-notes', '--into', join(folder, 'thesis.txt'))).rejects.toThrow('Nothing was written');
  });

  test('leaves nothing behind where it fails half-way', async () => {
    await writeFile(join(place, 'file'), '');
    await expect(run('study-notes', '--into', join(place, 'file/below'))).rejects.toThrow();
    expect(await readdir(place)).toEqual(['file']);
  });
});
