import type { Command } from './command.ts';

export interface FoundCommand {
  readonly command: Command;
  /** What follows the command's words. */
  readonly rest: readonly string[];
}

/** The command whose words begin the arguments. */
export function findCommand(commands: readonly Command[], args: readonly string[]): FoundCommand | undefined {
  const wordsOf = ({ name }: Command) => name.split(' ');
  const command = commands.find((one) => wordsOf(one).every((word, index) => args[index] === word));
  return command && { command, rest: args.slice(wordsOf(command).length) };
}

/** The commands whose first word is `word`; all where there is none. */
export function groupOf(commands: readonly Command[], word: string | undefined): readonly Command[] {
  const group = commands.filter(({ name }) => name.split(' ')[0] === word);
  return group.length > 0 ? group : commands;
}
