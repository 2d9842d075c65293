import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../database/index.ts';
import { aLine } from '../knowledge/some-questions.ts';
import { appendRecords } from '../records/append-record.ts';
import { masterKeyOf } from '../records/master-key.ts';
import { loadConfig, type Config } from '../runtime/config.ts';
import { prepareDataFolder } from '../runtime/data-folder.ts';
import type { Command } from './command.ts';
import { importQuestionsCommand } from './import-questions.command.ts';
import { recordsVerifyCommand } from './records-verify.command.ts';

describe("the operator's commands", () => {
  let config: Config;
  beforeEach(async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-cli-'));
    config = prepareDataFolder(loadConfig({}, { dataFolder, logLevel: 'silent' }));
  });
  afterEach(() => rm(config.dataFolder, { recursive: true }));

  async function run(command: Command, ...args: string[]) {
    const said: Record<'out' | 'err' | 'progress', string[]> = { out: [], err: [], progress: [] };
    const io = {
      isTty: false,
      out: (line: string) => void said.out.push(line),
      err: (line: string) => void said.err.push(line),
      progress: (line: string) => void said.progress.push(line),
    };
    return { code: await command.run(args, io, config), ...said };
  }

  async function withDatabase<T>(use: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
    const db = await openDatabase({ file: join(config.dataFolder, 'fudao.sqlite') });
    return use(db).finally(() => db.close());
  }

  describe('import questions', () => {
    const file = () => join(config.dataFolder, 'own.jsonl');

    test('sums up in both languages, reports what it left out, and may be run again', async () => {
      const lines = [
        aLine({ knowledgePoints: ['勾股定理'] }),
        aLine({ id: 'own-2', stem: '' }),
        aLine({ id: 'own-3', answer: [] }),
      ];
      await writeFile(file(), lines.map((line) => JSON.stringify(line)).join('\n'));
      const first = await run(importQuestionsCommand, file());
      expect(first.code).toBe(0);
      expect(first.out[0]).toMatch(/^读取 3 行：新增 2，更新 0，未变 0，跳过 1，需留意 1（/);
      expect(first.out[1]).toMatch(/^3 lines: 2 added, 0 changed, 0 unchanged, 1 skipped, 1 with a warning/);
      expect(first.progress.at(-1)).toBe('100 %  3 lines, 1 skipped');
      const [report] = await readdir(join(config.dataFolder, 'imports'));
      expect(first.out[2]).toBe(`Report: ${join(config.dataFolder, 'imports', report!)}`);
      const reported = (await readFile(join(config.dataFolder, 'imports', report!), 'utf8')).trim().split('\n');
      expect(reported.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual(['EMPTY_STEM', 'INCOMPLETE']);
      expect((await run(importQuestionsCommand, file())).out[1]).toContain('0 added, 0 changed, 2 unchanged');
    });

    test('finds our knowledge points also before the platform was ever started', async () => {
      await writeFile(file(), JSON.stringify(aLine({ knowledgePoints: ['勾股定理'] })));
      await run(importQuestionsCommand, file());
      const row = await withDatabase((db) =>
        db.selectOne<{ ids: string }>(
          "SELECT knowledge_point_ids AS ids FROM knowledge_bank_questions WHERE id = 'own-1'",
        ),
      );
      expect(JSON.parse(row!.ids)).toHaveLength(1);
    });

    test('a file that cannot be read is an error in words, and a code of 1', async () => {
      const { code, out, err } = await run(importQuestionsCommand, join(config.dataFolder, 'absent.jsonl'));
      expect([code, out]).toEqual([1, []]);
      expect(err[0]).toContain('找不到文件');
      expect(err[1]).toContain('(FILE_NOT_FOUND)');
      expect(await run(importQuestionsCommand)).toMatchObject({ code: 1, err: [expect.stringContaining('Usage')] });
    });
  });

  describe('records verify', () => {
    const append = (count: number) =>
      withDatabase(async (db) => {
        await db.migrate('records', new URL('../records/migrations/', import.meta.url));
        for (let number = 1; number <= count; number++) {
          const draft = {
            id: `r${number}`,
            at: number,
            kind: 'question-answer.asked',
            actorId: 's1',
            subjectId: `q${number}`,
            personId: 's1',
            pluginId: null,
            districtId: null,
            schoolId: null,
            payload: {},
          };
          await db.transaction((locking) => appendRecords(locking, masterKeyOf(config), [draft]));
        }
      });

    test('says that all is whole', async () => {
      await append(700);
      const { code, out, progress } = await run(recordsVerifyCommand);
      expect(code).toBe(0);
      expect(out.at(-1)).toBe('The records are whole: 700 records and 1 keys were checked.');
      expect(progress).toEqual(['500 / 700', '700 / 700']);
    });

    test('does not call a folder without a database whole', async () => {
      await expect(run(recordsVerifyCommand)).rejects.toThrow(`no database in ${config.dataFolder} (FUDAO_DATA)`);
      expect(await readdir(config.dataFolder)).toEqual(['secrets']);
    });

    test.each([[['everything']], [['--quick']]])('takes nothing else: %j', async (args) => {
      await append(1);
      await expect(run(recordsVerifyCommand, ...args)).rejects.toThrow('Usage: npm run fudao -- records verify');
    });

    test('names the first record that was changed', async () => {
      await append(6);
      await withDatabase((db) => db.update('records_records', { actor_id: 's2' }, { seq: [4, 5] }));
      const { code, out } = await run(recordsVerifyCommand);
      expect(code).toBe(1);
      expect(out[0]).toBe(
        '全程记录被改动（此前 3 条完好）：记录 4（question-answer.asked）的内容被改动：与其哈希值不符。',
      );
      expect(out[1]).toContain('Record 4 (question-answer.asked) was changed');
      expect(JSON.parse(out[2]!)).toEqual({ evidence: 'content-changed', seq: 4, kind: 'question-answer.asked' });
    });
  });
});
