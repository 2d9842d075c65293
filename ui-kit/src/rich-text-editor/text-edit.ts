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

/** What was selected goes to the first mark, the caret to the next one, or behind. */
function placeCaret(template: string, selected: string, at: number): Pick<TextEdit, 'text' | 'selectStart' | 'selectEnd'> {
  const filled = selected === '' ? template : template.replace(caretMark, () => selected);
  const caret = filled.indexOf(caretMark);
  const text = filled.replaceAll(caretMark, '');
  const selection = at + (caret < 0 ? text.length : caret);
  return { text, selectStart: selection, selectEnd: selection };
}

/** Whether a position lies between dollars: then LaTeX needs none of its own. */
export function isInFormula(text: string, at: number): boolean {
  const line = text.slice(0, at);
  const dollars = line.match(/(?<!\\)\$/g)?.length ?? 0;
  return dollars % 2 === 1;
}

export function insertFormula(text: string, start: number, end: number, template: string): TextEdit {
  const selected = text.slice(start, end);
  const marked = template.includes(caretMark) ? template : `${template}${caretMark}`;
  const isInside = isInFormula(text, start);
  return { start, end, ...placeCaret(isInside ? marked : `$${marked}$`, selected, start) };
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
