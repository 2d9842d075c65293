import { masterKeyOf } from '../records/master-key.ts';
import { readRecordsPolicy } from '../records/records-policy.ts';
import type { Ending } from '../records/retention/ended-payloads.ts';
import { endPayloads, findDue } from '../records/retention/end-payloads.ts';
import { ConfigError, type Config } from '../runtime/config.ts';
import { newId } from '../runtime/new-id.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';
import { withRecords } from './with-records.ts';

const usage = 'records retention [--dry-run]';

function tell(io: CommandIo, endings: readonly Ending[], isDry: boolean): void {
  for (const { kind, before, count } of endings) io.out(`${kind}  ${count}  < ${new Date(before).toISOString()}`);
  const count = endings.reduce((sum, ending) => sum + ending.count, 0);
  io.out(isDry ? `${count} 条记录的内容已到期，未作改动。` : `已清除 ${count} 条到期记录的内容；记录本身保留。`);
  io.out(isDry ? `The contents of ${count} records have outlived their retention; nothing was changed.` : `The contents of ${count} records were ended; the records stay.`);
}

async function retention(args: readonly string[], io: CommandIo, config: Config): Promise<0> {
  const { values, positionals } = readArgs(args, { 'dry-run': { type: 'boolean' } }, usage);
  if (positionals.length > 0) throw new ConfigError(`${positionals[0]} is one word too many.\nUsage: npm run fudao -- ${usage}`);
  const { retention: rules } = readRecordsPolicy();
  const isDry = values['dry-run'] === true;
  const now = Date.now();
  await withRecords(config, async (db) => {
    const parts = { db, transaction: db.transaction.bind(db), masterKey: masterKeyOf(config), newId, now };
    tell(io, isDry ? await findDue({ db, rules, now }) : await endPayloads(parts, rules), isDry);
  });
  return 0;
}

export const recordsRetentionCommand: Command = {
  name: 'records retention',
  usage: '[--dry-run]',
  summary: 'Ends the contents of records that have outlived their retention, as a node does daily; --dry-run only counts.',
  details: ['How long each kind is kept is in config/policies/records.yaml. The records stay, and the chain still verifies.'],
  run: retention,
};
