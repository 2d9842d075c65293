import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BinaryAnswer } from '@fudao/plugin-sdk';
import { ExportDamaged, readExport, type ExportEnd } from '../plugin-manager/removal/export-file.ts';
import { findOpenPurge } from '../plugin-manager/removal/purge.repository.ts';
import { ConfigError, type Config } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { demandTyped } from './demand-typed.ts';
import { seen, tell, withReleases, words, type Ask } from './plugin-releases.commands.ts';
import type { Plugin, Release } from './release-lines.ts';
import { readArgs } from './read-args.ts';

const isHere = ({ state }: Release) => state !== 'uninstalled' && state !== 'purged';

async function removeReleases(ask: Ask, id: string, releases: readonly Release[]): Promise<void> {
  for (const { version, state } of releases) {
    if (state === 'installed') await ask('retireRelease', { id, version });
    await ask('uninstallRelease', { id, version });
  }
}

async function uninstall(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const usage = 'plugin uninstall ID [VERSION]';
  const [id, version, ...more] = readArgs(args, {}, usage).positionals;
  if (id === undefined || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  await withReleases(config, async (ask) => {
    const { releases } = await seen(ask, id);
    if (version === undefined) await removeReleases(ask, id, releases.filter(isHere));
    else await ask('uninstallRelease', { id, version });
    tell(io, await ask<Plugin>('getReleases', { id }));
  });
  return 0;
}

/** Reads an export to its end. @throws ConfigError where it is not whole, or is another plugin's */
async function checkExport(file: string, id: string): Promise<ExportEnd> {
  let plugin: unknown;
  try {
    const end = await readExport(createReadStream(file), (line) => {
      if (line.type === 'export') plugin = line['plugin'];
    });
    if (plugin !== id) throw new ExportDamaged(`it is of "${String(plugin)}"`);
    return end;
  } catch (error) {
    if (!(error instanceof ExportDamaged)) throw error;
    throw new ConfigError(`${file} is no export of "${id}": ${error.message}`, { cause: error });
  }
}

/** Writes an export beside its place, reads it back, and only then puts it there. */
async function writeExport(ask: Ask, id: string, file: string): Promise<ExportEnd> {
  if (existsSync(file)) throw new ConfigError(`${file} is there already.`);
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const { stream } = await ask<BinaryAnswer>('exportPlugin', { id });
    // Personal data of many people: for the eyes of who ran the command.
    await pipeline(stream!, createWriteStream(part, { mode: 0o600, flush: true }));
    const end = await checkExport(part, id);
    await rename(part, file);
    return end;
  } finally {
    await rm(part, { force: true });
  }
}

function tellExport(io: CommandIo, file: string, { counts }: ExportEnd): void {
  const parts = Object.entries(counts).map(([type, count]) => `${type} ${count}`);
  io.out(`已导出到 ${file} 并核对完整。 Exported to ${file}, read back and found whole: ${parts.join(', ')}.`);
}

async function exportPlugin(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const [id, file] = words(args, 'plugin export ID FILE', 2) as [string, string];
  await withReleases(config, async (ask) => tellExport(io, file, await writeExport(ask, id, file)));
  return 0;
}

const purgeOptions = { export: { type: 'string' }, yes: { type: 'string' } } as const;
const purgeUsage = 'plugin purge ID [--export FILE] [--yes ID]';

const timeOf = (at: Date) => at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');

async function purge(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const { values, positionals } = readArgs(args, purgeOptions, purgeUsage);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${purgeUsage}`);
  const file = values.export ?? join(config.dataFolder, 'exports', `${id}-${timeOf(new Date())}.jsonl.gz`);
  return withReleases(config, async (ask, { database }) => {
    const receipt = (await findOpenPurge(database, id))?.receipt ?? (await exportAndAsk(ask, io, { id, file, given: values.yes }));
    const { done, removed } = await ask<{ done: boolean; removed: Record<string, number> }>('purgePlugin', { id, name: id, exportReceipt: receipt });
    const parts = Object.entries(removed).map(([what, count]) => `${what} ${count}`);
    io.out(`已清除 ${id}。 Purged ${id}: ${parts.join(', ')}.`);
    if (!done) io.err('fudao: 另一节点正在继续清除。 Another node goes on with it.');
    return done ? 0 : 1;
  });
}

async function exportAndAsk(ask: Ask, io: CommandIo, { id, file, given }: { id: string; file: string; given: string | undefined }): Promise<string> {
  const left = (await seen(ask, id)).releases.filter(isHere).map(({ version }) => version);
  if (left.length > 0) throw new ConfigError(`${id} still has releases that are not uninstalled: ${left.join(', ')}`);
  const end = existsSync(file) ? await checkExport(file, id) : await writeExport(ask, id, file);
  tellExport(io, file, end);
  await demandTyped(io, id, given, `所有区的 ${id} 数据都将永久删除。请输入 ${id} 确认。 All data of ${id}, in all districts, will be gone for good. Type ${id}:`);
  return end.receipt;
}

/** How an operator takes plugins away. */
export const pluginRemovalCommands: readonly Command[] = [
  {
    name: 'plugin uninstall',
    usage: 'ID [VERSION]',
    summary: "Takes a retired release's code away, or all of a plugin that no district has enabled; its data stay.",
    run: uninstall,
  },
  { name: 'plugin export', usage: 'ID FILE', summary: 'Writes all data of a plugin into FILE (NDJSON, gzip) and reads it back.', run: exportPlugin },
  {
    name: 'plugin purge',
    usage: 'ID [--export FILE] [--yes ID]',
    summary: 'Exports all data of an uninstalled plugin, asks for its name, and deletes them for good.',
    details: [
      'Without --export the export is written below exports/ of the data folder. A FILE that is there already is',
      'checked and used, if nothing changed since. What breaks off is carried on by the platform, or by the same command.',
    ],
    run: purge,
  },
];
