import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError } from '../runtime/config.ts';

/**
 * Options and words of a command.
 * @throws ConfigError whose message says how the command is used
 */
export function readArgs<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new ConfigError(`${(cause as Error).message.split('. ')[0]}.\nUsage: npm run fudao -- ${usage}`, { cause });
  }
}
