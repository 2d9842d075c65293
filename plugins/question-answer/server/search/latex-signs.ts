/** Commands that print a sign: the same formula typed with the sign itself must give the same terms. */
const signs: Record<string, string> = {
  triangle: '△',
  vartriangle: '△',
  angle: '∠',
  perp: '⊥',
  parallel: '∥',
  odot: '⊙',
  sqrt: '√',
  infty: '∞',
  cup: '∪',
  cap: '∩',
  subset: '⊂',
  subseteq: '⊆',
  in: '∈',
  notin: '∉',
  neg: '¬',
  forall: '∀',
  exists: '∃',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  pi: 'π',
  omega: 'ω',
  varphi: 'φ',
  phi: 'φ',
  varepsilon: 'ε',
  epsilon: 'ε',
  eta: 'η',
  tau: 'τ',
  times: '*',
  cdot: '*',
  div: '/',
  pm: '+-',
  le: '<',
  leq: '<',
  leqslant: '<',
  lt: '<',
  textless: '<',
  ge: '>',
  geq: '>',
  geqslant: '>',
  gt: '>',
  textgreater: '>',
  ne: '=',
  neq: '=',
  textbar: '|',
  vert: '|',
  mid: '|',
};

/** Commands that only arrange: a fraction is its numbers, however it is set. */
const layout = new Set(
  (
    'left right big bigg quad qquad hspace vspace hline limits displaystyle text textbf textit mathrm mathbf mathit ' +
    'mathbb mathcal boldsymbol operatorname mathop rm bf it overline underline overrightarrow frac dfrac tfrac cfrac ' +
    'ldots cdots dots circ because therefore'
  ).split(' '),
);

const environment = /\\(?:begin|end)\s*\{[a-z*]+\}/g;
const command = /\\([a-z]+)/g;

/**
 * Replaces LaTeX commands by what they print: `\dfrac{1}{2}` and `\frac 12` lose the command, `\triangle` becomes
 * `△`, an unknown command stays as its name. Braces and dollars are left to the caller, for whom they are gaps.
 * @param text in lower case
 */
export function spellOutLatex(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(environment, ' ')
    .replace(command, (_, name: string) =>
      layout.has(name) ? ' ' : ` ${Object.hasOwn(signs, name) ? signs[name] : name} `,
    );
}
