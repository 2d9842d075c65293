/** What a chapter of a guide tells its reader to do. */
export type GuideStep =
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'see'; readonly text: string }
  | { readonly kind: 'edit'; readonly file: string; readonly from: string; readonly to: string };

const fence = /^```(\w+)\n([\s\S]*?)^```$/gm;
const file = /`(plugins\/[\w./-]+)`[^`]*$/;

/** Commands without the remark behind them. */
const commandsOf = (block: string) =>
  block
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter(Boolean);

function editOf(block: string, before: string): GuideStep {
  const path = file.exec(before)?.[1];
  if (!path) throw new Error(`No file is named before the change:\n${block}`);
  const lines = (sign: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(sign))
      .map((line) => line.slice(1).trim());
  return { kind: 'edit', file: path, from: lines('-').join('\n'), to: lines('+').join('\n') };
}

/** The blocks of a chapter in their order: `sh` is run, `text` is seen then, `diff` is done to the file named before it. */
export function guideSteps(guide: string, chapter: string): GuideStep[] {
  const begin = guide.indexOf(`## ${chapter}\n`);
  if (begin < 0) throw new Error(`There is no chapter "${chapter}".`);
  const text = guide.slice(begin, guide.indexOf('\n## ', begin + 1));
  return [...text.matchAll(fence)].flatMap(({ 1: language, 2: block = '', index }): GuideStep[] => {
    if (language === 'sh') return commandsOf(block).map((command) => ({ kind: 'run', command }));
    if (language === 'text') return [{ kind: 'see', text: block.trim() }];
    if (language === 'diff') return [editOf(block, text.slice(0, index))];
    return [];
  });
}
