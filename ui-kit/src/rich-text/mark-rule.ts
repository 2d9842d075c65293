import type { MarkdownIt } from 'markdown-it';

/** `<` begins a mark. */
const lessThan = 0x3c;
const opening = /<(u|sub|sup|b|strong|em)>/y;
/** Characters that are looked through for the closing tag. */
const longest = 1_000;

/**
 * Bank questions of other collections underline the word that is asked for, and write powers and formulas of
 * chemistry, by these six tags. Without attributes, and only where the closing tag follows; any other `<` is a sign.
 */
export function markRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('emphasis', 'mark', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== lessThan) return false;
    opening.lastIndex = state.pos;
    const tag = opening.exec(state.src)?.[1];
    if (!tag) return false;
    const from = state.pos + tag.length + 2;
    const { posMax } = state;
    const length = state.src.slice(from, Math.min(posMax, from + longest)).indexOf(`</${tag}>`);
    if (length < 0) return false;
    const to = from + length;
    if (!silent) {
      state.push('mark_open', tag, 1);
      state.pos = from;
      state.posMax = to;
      state.md.inline.tokenize(state);
      state.push('mark_close', tag, -1);
      state.posMax = posMax;
    }
    state.pos = to + tag.length + 3;
    return true;
  });
}
