import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startPlatform, type TestPlatform } from '../core/src/testing/start-platform.ts';
import { root } from './run-program.ts';

/** Below the root, so that the plugin's imports are found as they are in plugins/. */
const folder = join(root, '.cache/plugin-guide');

/** The files of the guide's plugin: a name alone on a line, then a block of code. */
async function writeFiles(): Promise<void> {
  const guide = await readFile(join(root, 'docs/plugin-guide.md'), 'utf8');
  const files = guide.matchAll(/^`([\w./-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm);
  for (const [, name, content] of files) {
    const file = join(folder, 'study-notes', name!);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content!);
  }
}

describe('the plugin of docs/plugin-guide.md', () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await writeFiles();
    platform = await startPlatform({ pluginsFolder: folder });
  });

  afterAll(async () => {
    await platform?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('serves once a district has enabled it, and keeps to its settings', async () => {
    const student = await platform.signIn('20260001');
    const refused = await student.post<{ code: string }>('/api/study-notes/notes', { text: '勾股定理' });
    expect([refused.status, refused.body.code]).toEqual([403, 'FUDAO_PLUGIN_NOT_ENABLED']);

    await platform.enablePlugin('D0001', 'study-notes', { notesPerStudent: 1 });
    const written = await student.post<{ id: string }>('/api/study-notes/notes', { text: '勾股定理' });
    expect(written.status).toBe(201);
    const { body } = await student.get<{ items: object[] }>('/api/study-notes/notes');
    expect(body.items).toMatchObject([{ id: written.body.id, text: '勾股定理' }]);
    const full = await student.post<{ code: string }>('/api/study-notes/notes', { text: '相似三角形' });
    expect([full.status, full.body.code]).toEqual([409, 'NOTES_FULL']);
  });

  test('has what it deferred carried out', async () => {
    await platform.settle();
    const { platform: core } = platform.node.runtime;
    expect(
      await core.database.select("SELECT id FROM records_records WHERE kind = 'study-notes.written'"),
    ).toHaveLength(1);
  });
});
