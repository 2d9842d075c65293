import { commands } from './commands.ts';
import { findCommand, groupOf } from './find-command.ts';
import { helpText } from './help-text.ts';

const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name);

test('a command is found by its words, and takes what follows', () => {
  const { command, rest } = findCommand(commands, ['import', 'questions', 'a.jsonl', '--x'])!;
  expect([command.name, rest]).toEqual(['import questions', ['a.jsonl', '--x']]);
  expect(findCommand(commands, ['import'])).toBeUndefined();
  expect(findCommand(commands, ['questions', 'import'])).toBeUndefined();
  expect(findCommand(commands, [])).toBeUndefined();
});

test('half a command leads to those that begin with it, anything else to all', () => {
  expect(namesOf(groupOf(commands, 'import'))).toEqual(['import roster', 'import admissions', 'import questions']);
  expect(groupOf(commands, 'imp')).toBe(commands);
  expect(groupOf(commands, undefined)).toBe(commands);
});

test('the help names every command, and no line is wider than a terminal', () => {
  const pages = [helpText(commands), ...commands.map((command) => helpText([command]))];
  for (const { name, summary } of commands)
    expect(pages[0]).toMatch(new RegExp(`^  ${name}\\b.*\\n +${summary.slice(0, 20)}`, 'm'));
  for (const line of pages.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});

test('the help of one command has its details', () => {
  const { command } = findCommand(commands, ['account', 'create'])!;
  expect(helpText([command])).toContain('--scope DISTRICT');
  expect(helpText(commands)).not.toContain('--scope DISTRICT');
});
