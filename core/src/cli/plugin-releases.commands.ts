import { createReadStream } from 'node:fs';
import { systemCaller, type LocalText } from '@fudao/plugin-sdk';
import { createDocumentsRoom } from '../documents/documents.room.ts';
import { createFilesRoom } from '../files/files.room.ts';
import { createNotificationsRoom } from '../notifications/notifications.room.ts';
import { createPluginManagerRoom } from '../plugin-manager/plugin-manager.room.ts';
import { PluginManager } from '../plugin-manager/plugin-manager.ts';
import { ConfigError, type Config } from '../runtime/config.ts';
import { fromTransport } from '../runtime/host/error-transport.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';
import { pluginLines, type Plugin } from './release-lines.ts';
import { withRooms } from './with-rooms.ts';

interface Publisher {
  readonly keyId: string;
  readonly name: string;
  readonly mostTrust: string;
  readonly revokedAt: string | null;
}

interface ReleaseDetail {
  readonly publisher: { readonly name: string; readonly keyId: string } | null;
  readonly capabilities: readonly { readonly name: string; readonly sentence: LocalText }[];
}

/** What an upload that is taken in has passed, in this order; a refusal names the one that it did not. */
const checksPassed = [
  '包完整：没有通向外面的路径和链接，大小合适 Whole: no path that leads out, no link, nothing too large',
  '由已登记的发布者签名，之后未改动 Signed by a known publisher, unchanged since',
  '清单、两种语言的文字、界面和截图 Manifest, texts in both languages, interface and screenshots',
  '适合本平台：编号、版本、依赖和权限 Fits this platform: id, version, dependencies and capabilities',
] as const;

/** Who the history says it was. */
const operator = Object.freeze({ ...systemCaller, name: 'operator' });

/** Rooms that keep something for plugins. */
const roomsWithData = (platform: Platform): Room[] => [createDocumentsRoom(platform), createFilesRoom(platform), createNotificationsRoom(platform)];

export type Ask = <R>(action: string, params?: Record<string, unknown>, stream?: NodeJS.ReadableStream) => Promise<R>;

/** Runs against the database of the platform; nodes that run follow within two seconds. */
export function withReleases<T>(config: Config, work: (ask: Ask, platform: Platform) => Promise<T>): Promise<T> {
  const plugins = new PluginManager();
  return withRooms(config, ({ broker, platform }) => {
    const ask: Ask = async (action, params = {}, stream) => {
      const meta = { caller: operator, requestId: 'command-line' };
      try {
        return await broker.call(`plugin-manager.${action}`, params, { meta, ...(stream ? { stream } : {}) } as never);
      } catch (thrown) {
        throw fromTransport(thrown);
      }
    };
    return work(ask, platform);
  }, { plugins, rooms: (platform) => [createPluginManagerRoom(platform, plugins), ...roomsWithData(platform)] });
}

/** The words of a command; as many as its usage names. */
export function words(args: readonly string[], usage: string, count: number): string[] {
  const { positionals } = readArgs(args, {}, usage);
  if (positionals.length !== count) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  return positionals;
}

export function tell(io: CommandIo, plugin: Plugin): void {
  for (const line of pluginLines(plugin)) io.out(line);
}

export const seen = (ask: Ask, id: string) => ask<Plugin>('getReleases', { id });

async function list(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  words(args, 'plugin list', 0);
  const { items } = await withReleases(config, (ask) => ask<{ items: Plugin[] }>('listReleases'));
  if (items.length === 0) io.out('还没有插件。 There are no plugins yet.');
  for (const plugin of items) tell(io, plugin);
  return 0;
}

async function upload(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const usage = 'plugin upload FILE [--confined]';
  const { values, positionals } = readArgs(args, { confined: { type: 'boolean' } }, usage);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  await withReleases(config, async (ask) => {
    const params = values.confined ? { trust: 'confined' } : {};
    const { version, releases } = await ask<{ version: string; releases: Plugin }>('uploadPackage', params, createReadStream(file));
    for (const check of checksPassed) io.out(`✓ ${check}`);
    const { publisher, capabilities } = await ask<ReleaseDetail>('getRelease', { id: releases.id, version });
    if (publisher) io.out(`  签名者 Signed by: ${publisher.name} (${publisher.keyId})`);
    for (const { name, sentence } of capabilities) io.out(`  ${name}: ${sentence['zh-CN']} ${sentence.en}`);
    tell(io, releases);
  });
  return 0;
}

async function install(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const usage = 'plugin install ID VERSION [--grant CAPABILITY,...|all]';
  const { values, positionals } = readArgs(args, { grant: { type: 'string' } }, usage);
  const [id, version, ...more] = positionals;
  if (id === undefined || version === undefined || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  await withReleases(config, async (ask) => {
    const release = (await seen(ask, id)).releases.find((one) => one.version === version);
    const asked = release?.ungranted.map(({ name }) => name) ?? [];
    const grant = values.grant === 'all' ? asked : (values.grant?.split(',') ?? []);
    tell(io, await ask<Plugin>('installRelease', { id, version, grant }));
  });
  return 0;
}

const step = (action: string, usage: string) => async (args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> => {
  const [id, version] = words(args, usage, 2);
  await withReleases(config, async (ask) => {
    tell(io, await ask<Plugin>(action, { id, version }));
  });
  return 0;
};

const channel = (action: 'setStable' | 'setCanary', usage: string) => async (args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> => {
  const [id, word] = words(args, usage, 2) as [string, string];
  await withReleases(config, async (ask) => {
    const { revision: expectedRevision } = (await seen(ask, id)).channels;
    const version = action === 'setCanary' && word === 'none' ? null : word;
    await ask(action, { id, version, expectedRevision });
    tell(io, await seen(ask, id));
  });
  return 0;
};

async function takeBack(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const usage = 'plugin roll-back ID [--canary]';
  const { values, positionals } = readArgs(args, { canary: { type: 'boolean' } }, usage);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  await withReleases(config, async (ask) => {
    const { revision: expectedRevision } = (await seen(ask, id)).channels;
    await ask('rollBack', { id, channel: values.canary ? 'canary' : 'stable', expectedRevision });
    tell(io, await seen(ask, id));
  });
  return 0;
}

async function publisherAdd(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const usage = 'plugin publisher add PUBLIC_KEY --name NAME [--confined]';
  const { values, positionals } = readArgs(args, { name: { type: 'string' }, confined: { type: 'boolean' } }, usage);
  const [publicKey, ...more] = positionals;
  if (publicKey === undefined || !values.name || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  const params = { name: values.name, publicKey, mostTrust: values.confined ? 'confined' : 'trusted' };
  const { keyId } = await withReleases(config, (ask) => ask<Publisher>('addPublisher', params));
  io.out(`已登记 ${values.name}，密钥编号 ${keyId}。 Entered with the key ID ${keyId}.`);
  return 0;
}

async function publisherRevoke(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const usage = 'plugin publisher revoke KEY_ID --reason REASON';
  const { values, positionals } = readArgs(args, { reason: { type: 'string' } }, usage);
  const [keyId, ...more] = positionals;
  if (keyId === undefined || !values.reason || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  await withReleases(config, (ask) => ask('revokePublisher', { keyId, reason: values.reason }));
  io.out(`已吊销 ${keyId}。 Revoked ${keyId}.`);
  return 0;
}

async function publisherList(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  words(args, 'plugin publisher list', 0);
  const { items } = await withReleases(config, (ask) => ask<{ items: Publisher[] }>('listPublishers'));
  if (items.length === 0) io.out('还没有登记发布者。 No publishers are entered yet.');
  for (const { keyId, name, mostTrust, revokedAt } of items) io.out(`${keyId}  ${mostTrust}  ${name}${revokedAt ? `  revoked ${revokedAt}` : ''}`);
  return 0;
}

/** What an operator does with releases, also where nobody can sign in. */
export const pluginReleaseCommands: readonly Command[] = [
  { name: 'plugin list', usage: '', summary: 'Lists plugins, their releases, and the nodes that run them.', run: list },
  {
    name: 'plugin upload',
    usage: 'FILE [--confined]',
    summary: 'Takes in a signed package: checked and kept, not run yet.',
    run: upload,
  },
  {
    name: 'plugin install',
    usage: 'ID VERSION [--grant CAPABILITY,...|all]',
    summary: 'Starts an uploaded release on every node and counts it as installed; the first one becomes stable.',
    run: install,
  },
  { name: 'plugin stable', usage: 'ID VERSION', summary: 'Makes an installed release the stable one.', run: channel('setStable', 'plugin stable ID VERSION') },
  { name: 'plugin canary', usage: 'ID VERSION|none', summary: 'Makes an installed release the canary, or ends it.', run: channel('setCanary', 'plugin canary ID VERSION|none') },
  { name: 'plugin roll-back', usage: 'ID [--canary]', summary: 'Leads stable back to the release before, or ends the canary.', run: takeBack },
  { name: 'plugin retire', usage: 'ID VERSION', summary: 'Takes a release to which nobody is sent out of service.', run: step('retireRelease', 'plugin retire ID VERSION') },
  { name: 'plugin reinstate', usage: 'ID VERSION', summary: 'Brings a retired release back.', run: step('reinstateRelease', 'plugin reinstate ID VERSION') },
  { name: 'plugin publisher list', usage: '', summary: 'Lists whose signed packages may be installed.', run: publisherList },
  {
    name: 'plugin publisher add',
    usage: 'PUBLIC_KEY --name NAME [--confined]',
    summary: 'Enters a public key by which packages may be signed.',
    run: publisherAdd,
  },
  {
    name: 'plugin publisher revoke',
    usage: 'KEY_ID --reason REASON',
    summary: 'Revokes a key for good: no node starts what it signed any more.',
    run: publisherRevoke,
  },
];
