import type { MarkdownIt } from 'markdown-it';
import { readFormula } from './read-formula.ts';

/** Shows a formula: LaTeX to HTML. */
export type RenderFormula = (latex: string, isBlock: boolean) => string;

/** `$…$` within a line, `$$…$$` on a line of its own. */
export function formulaRule(markdown: MarkdownIt, render: RenderFormula): void {
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
  markdown.block.ruler.before('blockquote', 'formula_block', (state, startLine, endLine, silent) => {
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
  }, { alt: ['paragraph', 'list', 'blockquote'] });
  markdown.renderer.rules['formula'] = (tokens, index) => {
    const { content, meta } = tokens[index]!;
    return render(content, (meta as { isBlock: boolean }).isBlock);
  };
}
