import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { eachTrust } from '../testing/on-each-trust.ts';
import { findServer } from '../testing/system-programs.ts';
import type { CheckReport } from './report.ts';
import { lastLines, linesOfCheck } from './report.ts';
import { SharedStage } from './stage/shared-stage.ts';
import { defects } from './testing/defects/index.ts';
import { baseFolder, plant } from './testing/plant.ts';
import { verifyPlugin } from './verify-plugin.ts';

/** Right where they are trusted, and wrong where they are not. */
const onlyConfined = ['reads-the-machine', 'evaluates-a-text'];
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

  test.each([
    ['study-cards', eachTrust()],
    ['reading-log', ['trusted']],
    ['bell', eachTrust()],
  ] as const)('lets %s pass', async (base, levels) => {
    const only = ['manifest', 'texts', 'start', 'capabilities', 'events', 'answers', 'isolation', 'idempotency', 'consumers', 'privacy', 'input', 'contract', 'lifecycle'];
    const report = await verifyPlugin(baseFolder(base), { stage, only, hasBrowser: false });
    expect(report.trust.filter(({ isTried }) => isTried).map(({ level }) => level)).toEqual(levels);
    expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(report).toMatchObject({ passed: true, plugin: base, failures: 0 });
  }, longestMs);

  test.each(sample)('finds %s', async (id) => {
    const { base, patches, check, says } = defects.find((one) => one.id === id)!;
    const { folder, remove } = await plant(base, patches);
    const report = await verifyPlugin(folder, { stage, only: [check], trust: ['trusted'], hasBrowser: false });
    await remove();
    expect(failed(report.checks)).toEqual([check]);
    expect(report.checks[0]!.findings.map(({ message }) => message)).toContainEqual(expect.stringContaining(says));
    expect(report.passed).toBe(false);
  }, longestMs);

  (findServer('bwrap') ? describe : describe.skip)('what runs confined', () => {
    test('a vendor\'s plugin passes, and is tried in no other way', async () => {
      const report = await verifyPlugin(baseFolder('week-promise'), { stage, only: ['texts', 'start', 'answers', 'isolation', 'lifecycle'], hasBrowser: false });
      expect(report).toMatchObject({ passed: true, trust: [{ level: 'confined', isTried: true }, { level: 'trusted', isTried: false, because: 'a vendor offers it' }] });
      expect(lastLines(report)[0]).toBe('运行方式 Tried: 受限 confined. 未试 Not tried: 受信任 trusted (a vendor offers it).');
    }, longestMs);

    test.each(onlyConfined)('%s is found there, and nothing is wrong with it where it is trusted', async (id) => {
      const { base, patches, check, says } = defects.find((one) => one.id === id)!;
      const { folder, remove } = await plant(base, patches);
      const report = await verifyPlugin(folder, { stage, only: [check], trust: ['trusted', 'confined'], hasBrowser: false });
      await remove();
      expect(report.checks.map(({ trust, status }) => [trust, status])).toEqual([['trusted', 'passed'], ['confined', 'failed']]);
      expect(report.checks[1]!.findings.map(({ message }) => message)).toContainEqual(expect.stringContaining(says));
    }, longestMs);

    test('where bubblewrap cannot run, the report says so, and what is made for it does not pass', async () => {
      const before = process.env['PATH'];
      const bin = await mkdtemp(join(tmpdir(), 'fudao-bwrap-'));
      await writeFile(join(bin, 'bwrap'), '#!/bin/sh\necho "bwrap: No permissions to create new namespace" >&2\nexit 1\n', { mode: 0o755 });
      process.env['PATH'] = bin + delimiter + before;
      try {
        const because = expect.stringContaining('user namespaces') as string;
        const confined = await verifyPlugin(baseFolder('week-promise'), { stage, only: ['manifest', 'start'], hasBrowser: false });
        expect(confined).toMatchObject({ passed: false, failures: 0, trust: [{ level: 'confined', isTried: false, because }, { level: 'trusted', isTried: false }] });
        expect(confined.checks.map(({ status }) => status)).toEqual(['passed', 'skipped']);
        const either = await verifyPlugin(baseFolder('bell'), { stage, only: ['start'], hasBrowser: false });
        expect(either).toMatchObject({ passed: true, trust: [{ level: 'trusted', isTried: true }, { level: 'confined', isTried: false, because }] });
        expect(either.checks).toHaveLength(1);
      } finally {
        process.env['PATH'] = before;
        await rm(bin, { recursive: true });
      }
    }, longestMs);
  });

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
