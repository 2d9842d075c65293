/** Looked for where a run of them begins, so that a long run inside a text is looked at once. */
const closingMarks = /(?<![。．.,，;；、!！])[。．.,，;；、!！]+$/;

/**
 * One spelling for answers that mean the same: full-width and half-width, LaTeX and plain,
 * with or without spaces, dollar signs and a closing full stop.
 */
export function normaliseAnswer(text: string): string {
  const plain = spellOutLatex(keepSuperscripts(text)).normalize('NFKC');
  return plain
    .replaceAll(/[\s$\u200B-\u200D\uFEFF]/g, '')
    .replaceAll(/[−–—﹣]/g, '-')
    .replaceAll(/[×∙·•⋅]/g, '*')
    .replaceAll('÷', '/')
    .replace(closingMarks, '')
    .replaceAll(/[“”„"]/g, '"')
    .replaceAll(/[‘’]/g, "'");
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** NFKC would make of x² the different number x2. */
function keepSuperscripts(text: string): string {
  return text
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (run) => `^${[...run].map((digit) => superscripts.indexOf(digit)).join('')}`)
    .replaceAll('⁻', '^-');
}

const latexWords: Readonly<Record<string, string>> = {
  times: '*',
  cdot: '*',
  div: '/',
  pm: '±',
  le: '≤',
  leq: '≤',
  leqslant: '≤',
  ge: '≥',
  geq: '≥',
  geqslant: '≥',
  ne: '≠',
  neq: '≠',
  pi: 'π',
  alpha: 'α',
  beta: 'β',
  theta: 'θ',
  angle: '∠',
  triangle: '△',
  circ: '°',
  degree: '°',
  perp: '⊥',
  parallel: '∥',
  infty: '∞',
  approx: '≈',
  left: '',
  right: '',
  quad: '',
  qquad: '',
  displaystyle: '',
};

function spellOutLatex(text: string): string {
  return innermostFirst(text.replaceAll(/\\[dt]frac/g, '\\frac'))
    .replaceAll(/\^\s*\{?\s*\\circ\s*\}?/g, '°')
    .replaceAll(/\\(?:text|mathrm|mathbf|rm)\s*\{([^{}]*)\}/g, '$1')
    .replaceAll(/\\([a-zA-Z]+)/g, (whole, word: string) => latexWords[word] ?? whole)
    .replaceAll(/\\[,;:! ]/g, '')
    .replaceAll(/\^\s*\{([^{}]+)\}/g, '^$1')
    .replaceAll(/_\s*\{([^{}]+)\}/g, '_$1')
    .replaceAll('\\%', '%');
}

/** `\frac{a}{b}` to (a)/(b) and `\sqrt{a}` to √(a), from the inside out; brackets only where needed. */
function innermostFirst(text: string): string {
  const next = text
    .replaceAll(
      /\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
      (_, over: string, under: string) => `${atom(over)}/${atom(under)}`,
    )
    .replaceAll(/\\sqrt\s*\{([^{}]*)\}/g, (_, inside: string) => `√${atom(inside)}`);
  return next === text ? text : innermostFirst(next);
}

function atom(term: string): string {
  const tight = term.trim();
  return /^[\p{L}\d.]*$/u.test(tight) ? tight : `(${tight})`;
}

/** The value of a plain number, a fraction, a percentage or a power of ten; undefined for anything else. */
export function numberOf(normalised: string): number | undefined {
  const match = /^([+-]?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?)|\*10\^([+-]?\d{1,2})|(%))?$/.exec(normalised);
  if (!match) return undefined;
  const [, number, divisor, power, percent] = match;
  const factor = power !== undefined ? 10 ** Number(power) : percent ? 0.01 : 1 / Number(divisor ?? 1);
  const value = Number(number) * factor;
  return Number.isFinite(value) ? value : undefined;
}
