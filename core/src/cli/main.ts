import { ConfigError, loadConfig } from '../runtime/config.ts';
import { prepareDataFolder } from '../runtime/data-folder.ts';
import { FudaoError } from '@fudao/plugin-sdk';
import type { Command, CommandIo } from './command.ts';
import { commands } from './commands.ts';
import { createIo } from './create-io.ts';

function help(list: readonly Command[]): string {
  const rows = list.map((command) => [`${command.name} ${command.usage}`.trim(), command.summary] as const);
  const width = Math.max(...rows.map(([usage]) => usage.length));
  const lines = rows.map(([usage, summary]) => `  ${usage.padEnd(width)}  ${summary}`);
  const [only, ...more] = list;
  const details = only?.details && more.length === 0 ? ['', ...only.details.map((line) => `  ${line}`)] : [];
  return ['Usage: npm run fudao -- COMMAND', '', ...lines, ...details, '', 'Settings come from the environment, as for npm start.'].join('\n');
}

/** The command whose words begin the arguments, and what follows them. */
function find(args: readonly string[]): { command: Command; rest: string[] } | undefined {
  for (const command of commands) {
    const words = command.name.split(' ');
    if (words.every((word, index) => args[index] === word)) return { command, rest: args.slice(words.length) };
  }
  return undefined;
}

async function main(args: readonly string[], io: CommandIo): Promise<0 | 1> {
  const found = find(args);
  if (!found) {
    const isHelp = args.length === 0 || args.includes('--help');
    const group = commands.filter((command) => args[0] && command.name.startsWith(`${args[0]} `));
    (isHelp ? io.out : io.err)(help(group.length > 0 ? group : commands));
    return isHelp ? 0 : 1;
  }
  if (found.rest.includes('--help')) {
    io.out(help([found.command]));
    return 0;
  }
  return found.command.run(found.rest, io, prepareDataFolder(loadConfig()));
}

const io = createIo(process);
try {
  process.exitCode = await main(process.argv.slice(2), io);
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof FudaoError;
  io.err(`fudao: ${isExpected ? error.message : String((error as Error).stack ?? error)}`);
  process.exitCode = 1;
}
