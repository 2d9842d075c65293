import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { lifecycleChecks } from '@fudao/plugin-sdk/testing';
import { createPlugin } from '../../core/src/cli/create-plugin/create-plugin.ts';
import type { PluginKind } from '../../core/src/cli/create-plugin/template-rules.ts';
import { platformSubject } from '../../core/src/testing/lifecycle-subject.ts';
import { findProgram } from '../../core/src/testing/system-programs.ts';
import { root } from '../run-program.ts';

const kinds: Readonly<Record<string, PluginKind>> = {
  'kept-as-documents': 'documents',
  'kept-in-tables': 'tables',
  'in-a-frame': 'confined',
};

/** What `plugin create` writes, tried as its developer would: types, tests of the server and of the pages, build. */
describe('created plugins', () => {
  let place: string;

  beforeAll(async () => {
    await mkdir(join(root, '.cache'), { recursive: true });
    place = await mkdtemp(join(root, '.cache/created-plugins-'));
    for (const [name, kind] of Object.entries(kinds)) await createPlugin({ name, kind, folder: join(place, name) });
  });
  afterAll(() => rm(place, { recursive: true, force: true }));

  /** Runs a program of the project; a failure shows all that it said. */
  async function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
    const env = { ...process.env, ...environment };
    const ran = promisify(execFile)(process.execPath, [join(root, program), ...args], {
      cwd: root,
      env,
      maxBuffer: 1e8,
    });
    const { stdout, stderr } = await ran.catch((error: Error & { stdout: string; stderr: string }) => {
      throw new Error(`${error.message}\n${error.stdout}\n${error.stderr}`);
    });
    return stdout + stderr;
  }

  async function tsconfig(
    name: string,
    base: string,
    include: readonly string[],
    types: readonly string[],
  ): Promise<string> {
    const file = join(place, name);
    await writeFile(file, JSON.stringify({ extends: join(root, base), compilerOptions: { types }, include }));
    return file;
  }

  test('have no fault of types in their servers', async () => {
    const file = await tsconfig(
      'tsconfig.json',
      'tsconfig.base.json',
      ['*/api.ts', '*/server', '*/migrations'],
      ['node', 'jest'],
    );
    await run('node_modules/typescript/bin/tsc', ['-p', file, '--noEmit']);
  }, 120_000);

  test("keep the project's rules of style and imports", async () => {
    // As if they stood in plugins/: the rules go by the folder.
    await run('node_modules/eslint/bin/eslint.js', ['--max-warnings=0', 'plugin-template']);
  }, 120_000);

  test('pass their own tests of the server, each on a platform of its own', async () => {
    const args = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];
    const ran = promisify(execFile)(process.execPath, [...args, `--roots=${place}`, '--runInBand'], {
      cwd: root,
      maxBuffer: 1e8,
    });
    const { stderr } = await ran.catch((error: Error & { stderr: string }) => {
      throw new Error(error.stderr);
    });
    expect(/Test Suites: (\d+) passed, (\d+) total/.exec(stderr)?.slice(1)).toEqual(['6', '6']);
  }, 240_000);

  test.each(Object.keys(kinds))(
    '%s passes what every plugin passes in its life',
    async (name) => {
      const subject = await platformSubject(name, { pluginsFolder: place });
      try {
        for (const check of lifecycleChecks) await check.run(subject);
      } finally {
        await subject.stop();
      }
    },
    120_000,
  );

  test.each(Object.keys(kinds))(
    '%s has interfaces that build',
    async (name) => {
      const folder = join(place, name);
      // In a process of its own: the bundler is native, and does not know the objects of Jest's realm.
      await run('scripts/build-plugin-ui.ts', [folder]);
      const { hash } = JSON.parse(await readFile(join(folder, 'dist/ui/build.json'), 'utf8')) as { hash: string };
      const built = [
        'admin.js',
        'student.js',
        ...(kinds[name] === 'confined' ? ['admin.html', 'student.css', 'student.html'] : []),
      ];
      expect(await readdir(join(folder, 'dist/ui', hash))).toEqual(expect.arrayContaining(built));
      expect(await readFile(join(folder, 'dist/ui', hash, 'student.js'), 'utf8')).toContain(
        kinds[name] === 'confined' ? 'POST /goals' : `/api/${name}/goals`,
      );
    },
    240_000,
  );

  const withChromium = findProgram('chromium') ? test : test.skip;
  withChromium(
    'pass their own tests of the pages',
    async () => {
      const file = await tsconfig('tsconfig.spec.json', 'tsconfig.ui.json', ['*/ui'], ['jasmine']);
      const specs = relative(join(root, 'ui-kit'), join(place, '*/ui/**/*.spec.ts'));
      const args = ['test', 'ui-kit', '--watch=false', `--include=${specs}`, `--ts-config=${relative(root, file)}`];
      const said = await run('node_modules/@angular/cli/bin/ng.js', args, { CHROME_BIN: findProgram('chromium') });
      expect(stripVTControlCharacters(said)).toMatch(/Executed 25 of 25 SUCCESS/);
    },
    240_000,
  );
});
