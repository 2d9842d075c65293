import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCoreRooms } from '../core-rooms.ts';
import { anchorsFile, readAnchors } from '../records/anchors.ts';
import { spanOfYear } from '../records/audit-pack/pack-year.ts';
import { writePack, type Pack } from '../records/audit-pack/write-pack.ts';
import { masterKeyOf } from '../records/master-key.ts';
import { readHead } from '../records/records.repository.ts';
import { keepVerification, type KeptVerification } from '../records/verifications.repository.ts';
import { verifyRecords } from '../records/verify-records.ts';
import { ConfigError, type Config } from '../runtime/config.ts';
import type { NodeRuntime } from '../runtime/node-runtime.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';
import { withTheseRooms } from './with-rooms.ts';
import { databaseOfRecords } from './with-records.ts';

const usage = 'records audit-pack --year YEAR --out FILE';

async function verifyNow({ platform }: NodeRuntime, io: CommandIo, config: Config): Promise<KeptVerification> {
  const { database: db, now } = platform;
  const at = now().getTime();
  const anchors = await readAnchors(anchorsFile(config.dataFolder));
  const onProgress = (done: number, total: number) => io.progress(`${done} / ${total}`);
  const { records, finding } = await verifyRecords({ db, masterKey: masterKeyOf(config), anchors, onProgress });
  const kept = { at, records, finding: finding ?? null, headHash: (await readHead(db))?.hash ?? '' };
  await keepVerification(db, kept);
  return kept;
}

async function packYear(runtime: NodeRuntime, io: CommandIo, config: Config, year: number, file: string): Promise<Pack> {
  const { database: db, call, now } = runtime.platform;
  const span = spanOfYear(year, now().getTime(), config.timeZone);
  if (!span) throw new ConfigError(`${year} is no year that has begun.\nUsage: npm run fudao -- ${usage}`);
  const verification = await verifyNow(runtime, io, config);
  const anchors = await readAnchors(anchorsFile(config.dataFolder));
  const about = { year, createdAt: now().toISOString(), createdBy: 'operator', masterKey: masterKeyOf(config), anchors, verification };
  return writePack(file, { db, call, ...span, ...about });
}

async function auditPack(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const { values, positionals } = readArgs(args, { year: { type: 'string' }, out: { type: 'string' } }, usage);
  if (positionals.length > 0 || !values.year || !values.out) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  const file = resolve(values.out);
  if (existsSync(file)) throw new ConfigError(`${file} is there already.`);
  databaseOfRecords(config);
  const year = Number(values.year);
  const { figures } = await withTheseRooms(config, createCoreRooms, (runtime) => packYear(runtime, io, config, year, file));
  io.out(`已写入 ${file}。内含个人信息，请妥善保管。`);
  io.out(`Written to ${file}: ${figures.openings} openings, ${figures.looks} looks, ${figures.deletions} deletions. It is personal: keep it safe.`);
  return figures.verification.finding === null ? 0 : 1;
}

export const recordsAuditPackCommand: Command = {
  name: 'records audit-pack',
  usage: '--year YEAR --out FILE',
  summary: 'Writes who saw what in a year, consents, deletions and a fresh verification into one ZIP.',
  run: auditPack,
};
