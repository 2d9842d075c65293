import { FudaoError } from '@fudao/plugin-sdk';
import { registerSdkResolution, releasesFolder } from '../plugin-manager/package/index.ts';
import { ConfigError, loadConfig } from '../runtime/config.ts';
import { prepareDataFolder } from '../runtime/data-folder.ts';
import type { CommandIo } from './command.ts';
import { commands } from './commands.ts';
import { createIo } from './create-io.ts';
import { findCommand, groupOf } from './find-command.ts';
import { helpText } from './help-text.ts';

function tellHelp(args: readonly string[], io: CommandIo): 0 | 1 {
  const isAskedFor = args.length === 0 || args.includes('--help');
  const [word] = args;
  if (!isAskedFor) io.err(`fudao: There is no command "${args.join(' ')}".\n`);
  (isAskedFor ? io.out : io.err)(helpText(groupOf(commands, word)));
  return isAskedFor ? 0 : 1;
}

async function main(args: readonly string[], io: CommandIo): Promise<0 | 1> {
  const found = findCommand(commands, args);
  if (!found) return tellHelp(args, io);
  if (found.rest.includes('--help')) {
    io.out(helpText([found.command]));
    return 0;
  }
  const config = prepareDataFolder(loadConfig());
  // Commands that ask plugins load their code, which finds the SDK here.
  registerSdkResolution(releasesFolder(config.dataFolder));
  return found.command.run(found.rest, io, config);
}

const io = createIo(process);
try {
  process.exitCode = await main(process.argv.slice(2), io);
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof FudaoError;
  io.err(`fudao: ${isExpected ? error.message : String((error as Error).stack ?? error)}`);
  process.exitCode = 1;
}
// The command is over; what a plugin that was tried left behind must not keep this process.
setTimeout(() => process.exit(), 2_000).unref();
