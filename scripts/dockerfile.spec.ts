import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentVariables } from '../core/src/runtime/config-environment.ts';
import { readDockerfile, sourceOf, type Dockerfile } from './compose/dockerfile.ts';
import { root } from './run-program.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const exists = (path: string) => existsSync(join(root, path));
const image = readDockerfile(read('Dockerfile'));

describe('Dockerfile', () => {
  /** What a Dockerfile names and the repository does not have. */
  const missing = ({ command, copied, environment }: Dockerfile): string[] => {
    const program = command.find((argument) => argument.endsWith('.js')) ?? '';
    const source = sourceOf(program);
    const known = ['NODE_ENV', ...environmentVariables.map(({ name }) => name)];
    return [
      ...copied.filter((path) => !exists(path)),
      ...(source && exists(source) ? [] : [program]),
      ...Object.keys(environment).filter((name) => !known.includes(name)),
    ];
  };

  test('names only files and variables that exist', () => {
    expect(missing(image)).toEqual([]);
    const broken = read('Dockerfile')
      .replace('core/src/main.js', 'core/src/begin.js')
      .replace('COPY core/package.json', 'COPY kernel/package.json')
      .replace('FUDAO_DATA=', 'FUDAO_FOLDER=');
    expect(missing(readDockerfile(broken))).toEqual([
      'kernel/package.json',
      'dist/server/core/src/begin.js',
      'FUDAO_FOLDER',
    ]);
  });

  test('copies the manifest of every workspace before it installs, for both stages that do', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    const manifests = globSync(
      workspaces.map((folder) => `${folder}/package.json`),
      { cwd: root },
    ).map((path) => path.replaceAll('\\', '/'));
    for (const manifest of manifests) expect(image.copied.filter((path) => path === manifest)).toEqual([manifest]);
    const text = read('Dockerfile');
    const [, installed] = text.split('AS manifests');
    const [copies, ...stages] = installed!.split(/^FROM /m);
    for (const manifest of manifests) expect(copies).toContain(`COPY ${manifest} `);
    const installing = stages.filter((stage) => /npm ci|bootstrap\.cjs install/.test(stage));
    expect(installing.map((stage) => stage.split(' ')[0])).toEqual(['manifests', 'manifests']);
  });

  test('installs every package that a plugin depends on', () => {
    const packagesOf = (manifest: string) =>
      Object.keys((JSON.parse(read(manifest)) as { dependencies?: Record<string, string> }).dependencies ?? {});
    const installed = [...read('Dockerfile').matchAll(/--workspace (\S+)/g)].map(([, folder]) => folder!);
    const brought = new Set(installed.flatMap((folder) => packagesOf(`${folder}/package.json`)));
    const plugins = globSync('plugins/*/package.json', { cwd: root });
    expect(plugins.flatMap(packagesOf).filter((name) => !brought.has(name))).toEqual([]);
  });

  test('bounds the memory of a node as npm start does', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    const bounds = (command: readonly string[]) => command.filter((argument) => argument.startsWith('--max-'));
    expect(bounds(image.command)).toEqual(bounds(scripts.start.split(' ')));
    expect(bounds(image.command)).not.toEqual([]);
  });

  test('runs as a user without rights and asks the gateway whether it is well', () => {
    expect(image.user).toBe('node');
    expect(image.healthcheck).toContain('/api/health');
  });
});
