import { anchorsFile, readAnchors } from '../records/anchors.ts';
import { findingSentence } from '../records/finding.ts';
import { masterKeyOf } from '../records/master-key.ts';
import { verifyRecords } from '../records/verify-records.ts';
import { ConfigError, type Config } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';
import { withRecords } from './with-records.ts';

async function verify(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const [more] = readArgs(args, {}, 'records verify').positionals;
  if (more !== undefined)
    throw new ConfigError(`${more} is one word too many.\nUsage: npm run fudao -- records verify`);
  return withRecords(config, async (db) => {
    const { records, keys, finding } = await verifyRecords({
      db,
      masterKey: masterKeyOf(config),
      anchors: await readAnchors(anchorsFile(config.dataFolder)),
      onProgress: (done, total) => io.progress(`${done} / ${total}`),
    });
    if (!finding) {
      io.out(`全程记录完好：${records} 条记录、${keys} 个密钥均已核对。`);
      io.out(`The records are whole: ${records} records and ${keys} keys were checked.`);
      return 0;
    }
    const sentence = findingSentence(finding);
    io.out(`全程记录被改动（此前 ${records} 条完好）：${sentence['zh-CN']}`);
    io.out(`The records were changed (the ${records} before are whole): ${sentence.en}`);
    io.out(JSON.stringify(finding));
    return 1;
  });
}

export const recordsVerifyCommand: Command = {
  name: 'records verify',
  usage: '',
  summary: 'Walks the chain of records and names the first changed, missing or moved one.',
  run: verify,
};
