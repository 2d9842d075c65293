import type { Command } from './command.ts';

const nameOf = ({ name, usage }: Command) => `  ${name} ${usage}`.trimEnd();

/** How commands are called, in lines that a terminal of 120 columns holds; of one command alone also its details. */
export function helpText(commands: readonly Command[]): string {
  const [only, ...more] = commands;
  const details = more.length === 0 ? (only?.details ?? []) : [];
  return [
    'Usage: npm run fudao -- COMMAND',
    '',
    ...commands.flatMap((command) => [nameOf(command), `      ${command.summary}`]),
    ...(details.length > 0 ? [''] : []),
    ...details.map((line) => `  ${line}`),
    '',
    'Settings come from the environment, as for npm start.',
    ...(more.length > 0 ? ['What a command takes: npm run fudao -- COMMAND --help'] : []),
  ].join('\n');
}
