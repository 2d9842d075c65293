import { createKeyFile, KeyFileError, keyIdOf, publicKeyOf } from '../plugin-manager/package/signing-key.ts';
import { ConfigError } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';

async function create(args: readonly string[], io: CommandIo): Promise<0 | 1> {
  const [file, ...more] = readArgs(args, {}, 'plugin key create FILE').positionals;
  if (file === undefined || more.length > 0) throw new ConfigError('Usage: npm run fudao -- plugin key create FILE');
  try {
    const publicKey = publicKeyOf(await createKeyFile(file));
    io.out(`私钥已写入 ${file}，仅本人可读。请妥善保管：凭它可以冒充您签名。`);
    io.out(`The private key is in ${file}, readable by you only. Keep it safe: whoever has it signs in your name.`);
    io.out(`公钥 Public key: ${publicKey}`);
    io.out(`密钥编号 Key ID: ${keyIdOf(publicKey)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    io.err(`fudao: ${error.message}`);
    return 1;
  }
}

export const pluginKeyCreateCommand: Command = {
  name: 'plugin key create',
  usage: 'FILE',
  summary: 'Makes a key to sign plugin packages by, and prints its public half for those who install them.',
  run: create,
};
