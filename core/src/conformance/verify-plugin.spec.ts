import { join } from 'node:path';
import type { CheckReport } from './report.ts';
import { lastLines, linesOfCheck } from './report.ts';
import { SharedStage } from './stage/shared-stage.ts';
import { defects } from './testing/defects/index.ts';
import { baseFolder, plant } from './testing/plant.ts';
import { verifyPlugin } from './verify-plugin.ts';

/** All of them are found by `npm run bench -- conformance`; here one for each check that runs a plugin. */
const sample = [
  'event-not-published',
  'capability-by-made-up-name',
  'answer-of-other-kind',
  'reads-all-districts',
  'changes-anybodys',
  'retry-does-it-again',
  'event-counted-twice',
  'export-lacks-thoughts',
  'erasure-leaves-the-name',
  'fails-on-empty-text',
  'text-without-end',
  'setup-throws',
  'listener-left',
  'file-left-in-data-folder',
];
/** The first one starts the platform; a busy machine takes its time. */
const longestMs = 120_000;
const notHere = ['migrations', 'ui', 'budgets'];

describe('plugin verify', () => {
  const stage = new SharedStage();
  afterAll(() => stage.stop());

  const failed = (checks: readonly CheckReport[]) => checks.filter(({ status }) => status === 'failed').map(({ id }) => id);

  test.each(['study-cards', 'reading-log', 'bell'])('lets %s pass', async (base) => {
    const only = ['manifest', 'texts', 'start', 'capabilities', 'events', 'answers', 'isolation', 'idempotency', 'consumers', 'privacy', 'input', 'contract', 'lifecycle'];
    const report = await verifyPlugin(baseFolder(base), { stage, only, hasBrowser: false });
    expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(report).toMatchObject({ passed: true, plugin: base, failures: 0 });
  }, longestMs);

  test.each(sample)('finds %s', async (id) => {
    const { base, patches, check } = defects.find((one) => one.id === id)!;
    const { folder, remove } = await plant(base, patches);
    const report = await verifyPlugin(folder, { stage, only: [check], hasBrowser: false });
    await remove();
    expect(failed(report.checks)).toEqual([check]);
    expect(report.passed).toBe(false);
  }, longestMs);

  test('every defect names a check that there is, and its patches apply', async () => {
    const { checks } = await import('./checks/index.ts');
    const known = checks.map(({ id }) => id);
    for (const { base, patches, check, isOfUi } of defects) {
      expect(known).toContain(check);
      if (!isOfUi) await (await plant(base, patches)).remove();
    }
    expect(new Set(defects.map(({ check }) => check))).toEqual(new Set(known));
    expect(sample.every((id) => !notHere.includes(defects.find((one) => one.id === id)!.check))).toBe(true);
  });

  test('says in words what is wrong and where, and what was left out', async () => {
    const { folder, remove } = await plant('bell', [{ file: 'plugin.json', from: '"capabilities": []', to: '"capabilities": ["students.spy"]' }]);
    const report = await verifyPlugin(folder, { stage, only: ['manifest', 'migrations'], hasBrowser: false });
    await remove();
    expect(report.checks.flatMap(linesOfCheck)).toEqual([
      expect.stringMatching(/^不通过 FAILED {2}manifest/),
      expect.any(String),
      '      ✗ The plugin asks for the capability "students.spy", which does not exist. [capabilities]',
      expect.stringMatching(/^跳过 skipped {2}migrations .*: it has no tables$/),
      expect.any(String),
    ]);
    expect(lastLines(report)[0]).toContain('bell 1.0.0 does not conform: 1 failures, 0 warnings, 1 checks skipped');
  });

  test('what is no plugin is refused in words', async () => {
    await expect(verifyPlugin(join(baseFolder('bell'), 'server'), { stage })).rejects.toThrow('There is no plugin.json in');
    await expect(verifyPlugin('/nowhere/at/all', { stage })).rejects.toThrow('There is nothing at /nowhere/at/all.');
  });
});
