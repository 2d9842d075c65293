import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('./testing/import-packed.ts', import.meta.url));
const run = promisify(execFile);

const server = `
import { defineErrors, definePlugin } from '@fudao/plugin-sdk';
const errors = defineErrors('X', { NO: { status: 409, retryable: false, message: { 'zh-CN': '不', en: 'No' } } });
export const refuse = () => errors.NO();
const privacy = { exportPerson: async () => ({}), erasePerson: async () => undefined };
export default definePlugin({ services: [{ name: 'notes' }], migrations: new URL('../migrations/', import.meta.url), privacy });
`;

// Jest resolves modules in a way of its own, so this is seen in a process of Node.
describe("the SDK of packages is the platform's own", () => {
  let root: string;
  let entry: string;
  beforeEach(async () => {
    root = join(await mkdtemp(join(await realpath(tmpdir()), 'fudao-sdk-')), 'releases');
    entry = join(root, 'notes/1.0.0-abc/server/index.js');
    await mkdir(join(entry, '..'), { recursive: true });
    await writeFile(join(root, 'notes/1.0.0-abc/package.json'), '{"type":"module"}\n');
    await writeFile(entry, server);
  });
  afterEach(() => rm(join(root, '..'), { recursive: true }));

  const importPacked = async (folder: string, file: string) =>
    JSON.parse((await run(process.execPath, ['--no-warnings', program, folder, file])).stdout) as Record<
      string,
      unknown
    >;

  test('so that errors are known on both sides', async () => {
    expect(await importPacked(root, entry)).toEqual({
      services: ['notes'],
      migrations: pathToFileURL(join(root, 'notes/1.0.0-abc/migrations/')).href,
      isSameError: true,
      later: 'ERR_MODULE_NOT_FOUND',
    });
  });

  test('also where the data folder is a link', async () => {
    const link = `${root}-link`;
    await symlink(root, link);
    expect(await importPacked(link, entry.replace(root, link))).toMatchObject({ isSameError: true });
  });

  test('but only below that folder', async () => {
    await mkdir(join(root, 'other'));
    await expect(importPacked(join(root, 'other'), entry)).rejects.toThrow(/Cannot find package '@fudao\/plugin-sdk'/);
  });
});
