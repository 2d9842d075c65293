import { ConfigError } from '../runtime/config.ts';
import type { CommandIo } from './command.ts';

/**
 * For what cannot be undone: the person types the name of what goes, or gave it with `--yes`.
 * @throws ConfigError where it is another one, or where nobody can be asked
 */
export async function demandTyped(io: CommandIo, wanted: string, given: string | undefined, question: string): Promise<void> {
  if (given === undefined && !io.ask) throw new ConfigError(`Nobody is here to be asked: add --yes ${wanted}`);
  const typed = given ?? (await io.ask!(question));
  if (typed.trim() !== wanted) throw new ConfigError(`Nothing was done: "${typed.trim()}" is not "${wanted}".`);
}
