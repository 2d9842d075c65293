import type { MarkdownIt } from 'markdown-it';

const underscore = 0x5f;

/** `__` is a blank to fill in, as bank questions have it; emphasis is written with `*` alone. */
export function blankRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('emphasis', 'blank', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== underscore) return false;
    let end = state.pos;
    while (state.src.charCodeAt(end) === underscore) end++;
    const length = end - state.pos;
    if (!silent) {
      const token = state.push(length > 1 ? 'blank' : 'text', '', 0);
      token.content = '_'.repeat(length);
    }
    state.pos = end;
    return true;
  });
  markdown.renderer.rules['blank'] = () => '<span class="fd-blank" role="img" aria-label="____"></span>';
}
