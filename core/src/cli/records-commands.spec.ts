import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { openDatabase } from '../database/index.ts';
import { appendRecords } from '../records/append-record.ts';
import { masterKeyOf } from '../records/master-key.ts';
import { loadConfig, type Config } from '../runtime/config.ts';
import { prepareDataFolder } from '../runtime/data-folder.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import type { Command } from './command.ts';
import { recordsAuditPackCommand } from './records-audit-pack.command.ts';
import { recordsRetentionCommand } from './records-retention.command.ts';
import { recordsVerifyCommand } from './records-verify.command.ts';

onEachKind('commands of the records', (freshUrl) => {
  let config: Config;
  beforeEach(async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-cli-'));
    const url = await freshUrl();
    config = prepareDataFolder(loadConfig({}, { dataFolder, logLevel: 'silent', ...(url && { database: { url } }) }));
    const db = await openDatabase(url ? { url } : { file: join(dataFolder, 'fudao.sqlite') });
    await db.migrate('records', new URL('../records/migrations/', import.meta.url));
    const kinds = ['question-answer.asked', 'records.searched', 'points.corrected'];
    const drafts = kinds.map((kind, index) => ({
      ...{ id: `r${index}`, at: index, kind, actorId: 's1', subjectId: 'q', personId: 's1', pluginId: null, districtId: null, schoolId: null, payload: {} },
    }));
    await db.transaction((locking) => appendRecords(locking, masterKeyOf(config), drafts));
    await db.close();
  });
  afterEach(() => rm(config.dataFolder, { recursive: true }));

  async function run(command: Command, ...args: string[]): Promise<{ code: number; out: string[] }> {
    const out: string[] = [];
    const io = { isTty: false, out: (line: string) => void out.push(line), err: () => undefined, progress: () => undefined };
    return { code: await command.run(args, io, config), out };
  }

  test('records retention counts what is due, ends it when told, and the chain verifies', async () => {
    const dry = await run(recordsRetentionCommand, '--dry-run');
    expect(dry.out.map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual([
      'points.corrected 1',
      'question-answer.asked 1',
      '2 条记录的内容已到期，未作改动。',
      'The contents of 2 records have outlived their retention; nothing was changed.',
    ]);
    expect((await run(recordsRetentionCommand)).out.at(-1)).toBe('The contents of 2 records were ended; the records stay.');
    expect((await run(recordsRetentionCommand, '--dry-run')).out.at(-1)).toContain('The contents of 0 records');
    expect(await run(recordsVerifyCommand)).toMatchObject({ code: 0, out: [expect.anything(), 'The records are whole: 5 records and 2 keys were checked.'] });
    await expect(run(recordsRetentionCommand, 'now')).rejects.toThrow('one word too many');
  });

  test('records audit-pack writes one file with a fresh verification, and overwrites none', async () => {
    const file = join(config.dataFolder, 'pack.zip');
    const pack = (...more: string[]) => run(recordsAuditPackCommand, '--year', '1970', '--out', file, ...more);
    await expect(pack()).rejects.toThrow('1970 is no year that has begun');
    const year = String(new Date().getFullYear());
    expect(await run(recordsAuditPackCommand, '--year', year, '--out', file)).toMatchObject({ code: 0 });
    const names = Object.keys(unzipSync(await readFile(file)));
    expect(names).toEqual(['openings.csv', 'views.csv', 'consents.csv', 'deletions.csv', 'anchors.jsonl', 'verification.json', 'summary.zh-CN.md', 'summary.en.md', 'manifest.json']);
    await expect(run(recordsAuditPackCommand, '--year', year, '--out', file)).rejects.toThrow('is there already');
    await expect(run(recordsAuditPackCommand, '--year', year)).rejects.toThrow('Usage');
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
