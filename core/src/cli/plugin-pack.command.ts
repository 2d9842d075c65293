import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FudaoError } from '@fudao/plugin-sdk';
import type { PackageListing } from '../plugin-manager/package/package-listing.ts';
import {
  developmentKey,
  developmentKeyFile,
  KeyFileError,
  publicKeyOf,
  readKeyFile,
} from '../plugin-manager/package/signing-key.ts';
import { ConfigError, projectRoot, type Config } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';

export interface PackOptions {
  readonly key: KeyObject;
  /** Where the package goes; `<id>-<version>.tgz` in the current folder unless told. */
  readonly out?: string | undefined;
  onStep?(step: PackStep): void;
}

export type PackStep = 'server' | 'interface' | 'signature';

export interface PackedPlugin {
  readonly file: string;
  readonly listing: PackageListing;
}

type PackPlugin = (folder: string, options: PackOptions) => Promise<PackedPlugin>;

const steps: Readonly<Record<PackStep, string>> = {
  server: '构建服务端……  Building the server ...',
  interface: '构建界面（约半分钟）……  Building the interface (about half a minute) ...',
  signature: '签名……  Signing ...',
};

/** The compilers are no part of what runs in production, so only a checkout of the sources packs plugins. */
async function loadPackPlugin(): Promise<PackPlugin> {
  const file = join(projectRoot, 'scripts/plugin/pack-plugin.ts');
  if (!existsSync(file)) {
    throw new ConfigError(
      "Plugins are packed in a checkout of the platform's sources; this is a built one, without the compilers.",
    );
  }
  return ((await import(pathToFileURL(file).href)) as { packPlugin: PackPlugin }).packPlugin;
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} kB`;

function sumUp(io: CommandIo, { file, listing }: PackedPlugin): void {
  const { manifest, files, packedBytes, contentHash, signature } = listing;
  const size = kilobytes(packedBytes);
  io.out(`已打包 ${manifest.id} ${manifest.version}：${file}（${files.size} 个文件，${size}）`);
  io.out(`Packed ${manifest.id} ${manifest.version}: ${file} (${files.size} files, ${size})`);
  io.out(`SHA-256: ${contentHash}`);
  io.out(`Key: ${signature.keyId}`);
}

function tellDevelopmentKey(io: CommandIo, config: Config, key: KeyObject): void {
  io.out(`使用开发密钥 ${developmentKeyFile(config.dataFolder)} 签名；其他平台须先登记其公钥：${publicKeyOf(key)}`);
  io.out(
    `Signed by this machine's development key; another platform must know its public key first: ${publicKeyOf(key)}`,
  );
}

/** What the person can mend is said in words, without a stack. */
const isExpected = (error: unknown) =>
  error instanceof KeyFileError || error instanceof FudaoError || (error as Error).name === 'PackError';

const usage = 'PATH [--key FILE] [--out FILE]';

async function pack(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const options = { key: { type: 'string' }, out: { type: 'string' } } as const;
  const { values, positionals } = readArgs(args, options, `plugin pack ${usage}`);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- plugin pack ${usage}`);
  try {
    const packPlugin = await loadPackPlugin();
    const key = values.key === undefined ? await developmentKey(config.dataFolder) : await readKeyFile(values.key);
    const packed = await packPlugin(folder, { key, out: values.out, onStep: (step) => io.err(steps[step]) });
    sumUp(io, packed);
    if (values.key === undefined) tellDevelopmentKey(io, config, key);
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    io.err(`fudao: ${(error as Error).message}`);
    return 1;
  }
}

export const pluginPackCommand: Command = {
  name: 'plugin pack',
  usage,
  summary: 'Builds a plugin and makes a signed package (.tgz) of it, ready to upload.',
  details: [
    'PATH is the folder of a plugin, such as plugins/question-answer. Without --out the package is',
    'ID-VERSION.tgz in the current folder; an older one of that name is replaced.',
    'Without --key it is signed by a key for trials that is made once in the data folder. Make a real one',
    'by "plugin key create FILE". The same sources, packages and key give the same bytes.',
  ],
  run: pack,
};
