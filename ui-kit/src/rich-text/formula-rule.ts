import type { MarkdownIt } from 'markdown-it';
import { readFormula } from './read-formula.ts';

/** Shows a formula: LaTeX to HTML. */
export type RenderFormula = (latex: string, isBlock: boolean) => string;

/** What a rendering of one text is given. */
export interface FormulaEnvironment {
  readonly renderFormula: RenderFormula;
}

/** Closing signs that no line may begin with; a formula before them is a box to the browser, which would let it. */
const closing = /^[，。；：、？！）》」』”’,.;:?!)]+/;

/** Letters and signs, as far as they can be counted without drawing: a formula of few stands in one piece. */
function isShort(latex: string): boolean {
  return latex.replaceAll(/\\[a-zA-Z]+/g, '.').replaceAll(/[{}^_\s]/g, '').length <= 12;
}

/** `$…$` within a line, `$$…$$` on a line of its own. */
export function formulaRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'formula', (state, silent) => {
    const formula = readFormula(state.src, state.pos);
    if (!formula || formula.end > state.posMax) return false;
    if (!silent) {
      const token = state.push('formula', '', 0);
      token.content = formula.latex;
      token.meta = { isBlock: formula.isBlock };
    }
    state.pos = formula.end;
    return true;
  });
  // Before lists and quotes: a line of a formula may begin with "-" or ">".
  markdown.block.ruler.before(
    'blockquote',
    'formula_block',
    (state, startLine, endLine, silent) => {
      const start = state.bMarks[startLine]! + state.tShift[startLine]!;
      if (!state.src.startsWith('$$', start)) return false;
      const formula = readFormula(state.src, start);
      if (!formula) return false;
      let line = startLine;
      while (line < endLine && state.eMarks[line]! < formula.end) line++;
      const isAlone = line < endLine && state.src.slice(formula.end, state.eMarks[line]).trim() === '';
      if (!isAlone || silent) return isAlone;
      const token = state.push('formula', '', 0);
      token.content = formula.latex;
      token.meta = { isBlock: true };
      state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'list', 'blockquote'] },
  );
  markdown.renderer.rules['formula'] = (tokens, index, _, environment) => {
    const { renderFormula } = environment as unknown as FormulaEnvironment;
    const { content, meta } = tokens[index]!;
    const { isBlock } = meta as { isBlock: boolean };
    const formula = renderFormula(content, isBlock);
    if (isBlock || !isShort(content)) return formula;
    const next = tokens[index + 1];
    const after = next?.type === 'text' ? (closing.exec(next.content)?.[0] ?? '') : '';
    if (next && after) next.content = next.content.slice(after.length);
    return `<span class="fd-whole">${formula}${after}</span>`;
  };
}
