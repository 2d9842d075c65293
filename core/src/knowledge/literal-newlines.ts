/** LaTeX commands that begin with `\n`: these are no line breaks. */
const commands = new Set(
  (
    'nabla natural ncong ne nearrow neg neq newline nexists ngeq ngeqq ngeqslant ngtr ni nLeftarrow nleftarrow ' +
    'nLeftrightarrow nleftrightarrow nleq nleqq nleqslant nless nmid nobreak nolimits nonumber normalsize not notin ' +
    'notni nparallel nprec npreceq nRightarrow nrightarrow nshortmid nshortparallel nsim nsubseteq nsubseteqq nsucc ' +
    'nsucceq nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nu nVDash nVdash ' +
    'nvDash nvdash nwarrow'
  ).split(' '),
);

/**
 * Turns a literal backslash-n, as some collections carry it, into a line break. A LaTeX command that
 * begins with the same two characters, and `\\n` (a row's end, then n), stay.
 */
export function breakLiteralNewlines(text: string): string {
  return text.replaceAll(/(?<!\\)\\(n[A-Za-z]*)/g, (whole, word: string) =>
    commands.has(word) ? whole : `\n${word.slice(1)}`,
  );
}
