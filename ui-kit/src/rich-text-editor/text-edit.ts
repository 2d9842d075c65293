/** A change of a text: replace from `start` to `end` by `text`, then select from `selectStart` to `selectEnd`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly selectStart: number;
  readonly selectEnd: number;
}

/** Where the caret goes in an insertion. */
export const caretMark = '▢';

/** What is selected goes to the first mark; the caret to the next one, else behind. */
function fill(template: string, selected: string): string {
  const filled = selected === '' ? template : template.replace(caretMark, () => selected);
  return filled.includes(caretMark) ? filled : filled + caretMark;
}

/** Whether a position lies between dollars: then LaTeX needs none of its own. */
export function isInFormula(text: string, at: number): boolean {
  const line = text.slice(0, at);
  const dollars = line.match(/(?<!\\)\$/g)?.length ?? 0;
  return dollars % 2 === 1;
}

export function insertFormula(text: string, start: number, end: number, template: string): TextEdit {
  const filled = fill(template, text.slice(start, end));
  const marked = isInFormula(text, start) ? filled : `$${filled}$`;
  const caret = start + marked.indexOf(caretMark);
  return { start, end, text: marked.replaceAll(caretMark, ''), selectStart: caret, selectEnd: caret };
}

/** `**bold**` around the selection; taken away where it is already there. */
export function toggleBold(text: string, start: number, end: number): TextEdit {
  const selected = text.slice(start, end);
  if (text.slice(start - 2, start) === '**' && text.slice(end, end + 2) === '**') {
    return { start: start - 2, end: end + 2, text: selected, selectStart: start - 2, selectEnd: end - 2 };
  }
  return { start, end, text: `**${selected}**`, selectStart: start + 2, selectEnd: end + 2 };
}

/** Each selected line becomes an item; items become lines again. */
export function toggleList(text: string, start: number, end: number): TextEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', end);
  const to = nextBreak < 0 ? text.length : nextBreak;
  const lines = text.slice(from, to).split('\n');
  const isList = lines.every((line) => line.startsWith('- '));
  const changed = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join('\n');
  return { start: from, end: to, text: changed, selectStart: from + changed.length, selectEnd: from + changed.length };
}

/** A picture on a line of its own. */
export function insertPicture(text: string, at: number, fileId: string, words: string): TextEdit {
  const before = at === 0 || text[at - 1] === '\n' ? '' : '\n';
  const inserted = `${before}![${words}](file:${fileId})\n`;
  const caret = at + inserted.length;
  return { start: at, end: at, text: inserted, selectStart: caret, selectEnd: caret };
}
