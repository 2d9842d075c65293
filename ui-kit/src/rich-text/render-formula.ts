import katex from 'katex';

/** LaTeX as HTML with MathML for screen readers. Trusts nothing: no links, no styles, no endless macros. */
export function renderFormula(latex: string, isBlock: boolean): string {
  return katex.renderToString(latex, {
    displayMode: isBlock,
    throwOnError: false,
    strict: 'ignore',
    trust: false,
    maxSize: 20,
    maxExpand: 300,
    errorColor: 'var(--mat-sys-error)',
  });
}
