import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { freePort } from '../core/src/testing/free-port.ts';
import { startPlatform, type TestPlatform } from '../core/src/testing/start-platform.ts';
import { findProgram } from '../core/src/testing/system-programs.ts';
import { until } from '../core/src/testing/until.ts';
import { checkoutCopy, type CheckoutCopy } from './plugin/testing/checkout-copy.ts';
import { guideSteps, type GuideStep } from './plugin/testing/guide-steps.ts';
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

/** Followed to the letter in a copy of the checkout, with another port and another folder for data. */
describe('the ten minutes of docs/plugin-guide.md', () => {
  let checkout: CheckoutCopy;
  let url: string;
  const student = () => ApiClient.signIn(url, '20260001');

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    checkout = await checkoutCopy({ PORT: `${port}`, FUDAO_HOST: '127.0.0.1', FUDAO_LOG_LEVEL: 'error' });
  }, 120_000);
  afterAll(() => checkout?.remove(), 120_000);

  const plugin = async () => {
    const { body } = await (
      await student()
    ).get<{ plugins?: { id: string; moduleUrl: string }[] }>('/api/plugin-manager/contributions?app=student');
    return body.plugins?.find(({ id }) => id === 'study-plan');
  };

  /** What the reader sees before going on. */
  async function look(step: GuideStep): Promise<void> {
    if (step.kind === 'run' && step.command.includes('plugin create')) await until(plugin);
    if (step.kind !== 'edit') return;
    if (step.to.includes('学习计划')) {
      await until(async () => (await (await fetch(url + (await plugin())!.moduleUrl)).text()).includes('学习计划'));
    } else {
      const most = async () => (await (await student()).get<{ most: number }>('/api/study-plan/goals')).body.most;
      await until(async () => (await most()) === 3);
    }
  }

  test('lead from nothing to an enabled, tested, verified and packed plugin', async () => {
    const steps = guideSteps(await readFile(join(root, 'docs/plugin-guide.md'), 'utf8'), 'Ten minutes');
    expect(steps.filter(({ kind }) => kind === 'run')).toHaveLength(6);
    for (const step of steps) {
      if (step.kind === 'edit') await checkout.edit(step.file, step.from, step.to);
      if (step.kind === 'see') await checkout.see(step.text);
      const isForLater = step.kind === 'run' && step.command.includes('karma') && !findProgram('chromium');
      if (step.kind === 'run' && !isForLater) await checkout.run(step.command);
      await look(step);
    }
  }, 600_000);
});
