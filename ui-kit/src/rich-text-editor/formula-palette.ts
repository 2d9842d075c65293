/** One thing to insert: `show` is drawn on the key, `insert` goes into the text with `▢` where the caret goes next. */
export interface FormulaKey {
  readonly show: string;
  readonly insert: string;
  /** Read aloud, and shown on hover. */
  readonly name: string;
}

export interface FormulaGroup {
  /** Key of the group's name: `formula.<id>`. */
  readonly id: string;
  readonly keys: readonly FormulaKey[];
}

const key = (show: string, insert: string, name: string): FormulaKey => ({ show, insert, name });
const same = (latex: string, name: string) => key(latex, `${latex} `, name);

/** What middle-school questions need, by group. The names are the words of the classroom. */
export const formulaGroups: readonly FormulaGroup[] = [
  {
    id: 'structure',
    keys: [
      key('\\frac{a}{b}', '\\frac{▢}{▢}', '分式'),
      key('\\sqrt{a}', '\\sqrt{▢}', '平方根'),
      key('\\sqrt[3]{a}', '\\sqrt[3]{▢}', '立方根'),
      key('x^2', '^{2}▢', '平方'),
      key('x^n', '^{▢}', '上标'),
      key('x_n', '_{▢}', '下标'),
      key('|a|', '|▢|', '绝对值'),
      key('\\bar{x}', '\\bar{▢}', '平均数'),
      key('\\begin{cases}a\\\\b\\end{cases}', '\\begin{cases}▢\\\\▢\\end{cases}', '方程组'),
    ],
  },
  {
    id: 'relation',
    keys: [
      same('\\times', '乘'), same('\\div', '除'), same('\\pm', '正负'), same('\\cdot', '点乘'), same('\\ne', '不等于'),
      same('\\approx', '约等于'), key('<', '< ', '小于'), key('>', '> ', '大于'), same('\\le', '小于或等于'), same('\\ge', '大于或等于'),
      same('\\because', '因为'), same('\\therefore', '所以'), same('\\in', '属于'), same('\\infty', '无穷'),
    ],
  },
  {
    id: 'geometry',
    keys: [
      same('\\angle', '角'), same('\\triangle', '三角形'), same('\\odot', '圆'), same('\\parallel', '平行'), same('\\perp', '垂直'),
      same('\\cong', '全等'), same('\\sim', '相似'), key('90^\\circ', '^\\circ ▢', '度'), key('\\overset{\\frown}{AB}', '\\overset{\\frown}{▢}', '弧'),
      key('\\vec{a}', '\\vec{▢}', '向量'), same('\\pi', '圆周率'), key('\\sin', '\\sin ▢', '正弦'), key('\\cos', '\\cos ▢', '余弦'), key('\\tan', '\\tan ▢', '正切'),
    ],
  },
  {
    id: 'greek',
    keys: [
      same('\\alpha', 'alpha'), same('\\beta', 'beta'), same('\\gamma', 'gamma'), same('\\theta', 'theta'), same('\\lambda', 'lambda'), same('\\mu', 'mu'),
      same('\\rho', 'rho（密度）'), same('\\eta', 'eta（效率）'), same('\\omega', 'omega'), same('\\Omega', 'Omega（欧姆）'), same('\\Delta', 'Delta'), same('\\varphi', 'phi'),
    ],
  },
  {
    id: 'chemistry',
    keys: [
      key('\\mathrm{H_2O}', '\\mathrm{H_{2}O}▢', '水'), key('\\mathrm{CO_2}', '\\mathrm{CO_{2}}▢', '二氧化碳'), key('\\mathrm{A_n}', '\\mathrm{▢}', '化学式'),
      key('\\mathrm{Na^+}', '\\mathrm{▢^{+}}', '阳离子'), key('\\mathrm{SO_4^{2-}}', '\\mathrm{▢^{2-}}', '阴离子'), key('\\xrightarrow{\\Delta}', '\\xrightarrow{▢} ', '反应条件'),
      key('\\rightarrow', '\\rightarrow ▢', '反应'), key('=\\!=', '=\\!=\\!= ▢', '等号'), key('\\uparrow', '\\uparrow ▢', '气体'), key('\\downarrow', '\\downarrow ▢', '沉淀'),
    ],
  },
];
