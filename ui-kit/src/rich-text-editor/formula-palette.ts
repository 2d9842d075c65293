import type { LocalText } from '@fudao/plugin-sdk';

/** One thing to insert: `show` is drawn on the key, `insert` goes into the text with `▢` where the caret goes next. */
export interface FormulaKey {
  readonly show: string;
  readonly insert: string;
  /** Read aloud, and shown on hover. */
  readonly name: LocalText;
}

export interface FormulaGroup {
  /** Key of the group's name: `formula.<id>`. */
  readonly id: string;
  readonly keys: readonly FormulaKey[];
}

const key = (show: string, insert: string, chinese: string, english: string): FormulaKey => ({
  show,
  insert,
  name: { 'zh-CN': chinese, en: english },
});
const same = (latex: string, chinese: string, english: string) => key(latex, `${latex} `, chinese, english);

/** What middle-school questions need, by group. The names are the words of the classroom. */
export const formulaGroups: readonly FormulaGroup[] = [
  {
    id: 'structure',
    keys: [
      key('\\frac{a}{b}', '\\frac{▢}{▢}', '分式', 'Fraction'),
      key('\\sqrt{a}', '\\sqrt{▢}', '平方根', 'Square root'),
      key('\\sqrt[3]{a}', '\\sqrt[3]{▢}', '立方根', 'Cube root'),
      key('x^2', '^{2}▢', '平方', 'Square'),
      key('x^n', '^{▢}', '上标', 'Superscript'),
      key('x_n', '_{▢}', '下标', 'Subscript'),
      key('|a|', '|▢|', '绝对值', 'Absolute value'),
      key('\\bar{x}', '\\bar{▢}', '平均数', 'Mean'),
      key('\\begin{cases}a\\\\b\\end{cases}', '\\begin{cases}▢\\\\▢\\end{cases}', '方程组', 'System of equations'),
    ],
  },
  {
    id: 'relation',
    keys: [
      same('\\times', '乘', 'Times'),
      same('\\div', '除', 'Divided by'),
      same('\\pm', '正负', 'Plus or minus'),
      same('\\cdot', '点乘', 'Dot'),
      same('\\ne', '不等于', 'Not equal'),
      same('\\approx', '约等于', 'About equal'),
      key('<', '< ', '小于', 'Less than'),
      key('>', '> ', '大于', 'Greater than'),
      same('\\le', '小于或等于', 'Less than or equal'),
      same('\\ge', '大于或等于', 'Greater than or equal'),
      same('\\because', '因为', 'Because'),
      same('\\therefore', '所以', 'Therefore'),
      same('\\in', '属于', 'Element of'),
      same('\\infty', '无穷', 'Infinity'),
    ],
  },
  {
    id: 'geometry',
    keys: [
      same('\\angle', '角', 'Angle'),
      same('\\triangle', '三角形', 'Triangle'),
      same('\\odot', '圆', 'Circle'),
      same('\\parallel', '平行', 'Parallel'),
      same('\\perp', '垂直', 'Perpendicular'),
      same('\\cong', '全等', 'Congruent'),
      same('\\sim', '相似', 'Similar'),
      key('90^\\circ', '^\\circ ▢', '度', 'Degrees'),
      key('\\overset{\\frown}{AB}', '\\overset{\\frown}{▢}', '弧', 'Arc'),
      key('\\vec{a}', '\\vec{▢}', '向量', 'Vector'),
      same('\\pi', '圆周率', 'Pi'),
      key('\\sin', '\\sin ▢', '正弦', 'Sine'),
      key('\\cos', '\\cos ▢', '余弦', 'Cosine'),
      key('\\tan', '\\tan ▢', '正切', 'Tangent'),
    ],
  },
  {
    id: 'greek',
    keys: [
      same('\\alpha', 'alpha', 'alpha'),
      same('\\beta', 'beta', 'beta'),
      same('\\gamma', 'gamma', 'gamma'),
      same('\\theta', 'theta', 'theta'),
      same('\\lambda', 'lambda', 'lambda'),
      same('\\mu', 'mu', 'mu'),
      same('\\rho', 'rho（密度）', 'rho (density)'),
      same('\\eta', 'eta（效率）', 'eta (efficiency)'),
      same('\\omega', 'omega', 'omega'),
      same('\\Omega', 'Omega（欧姆）', 'Omega (ohm)'),
      same('\\Delta', 'Delta', 'Delta'),
      same('\\varphi', 'phi', 'phi'),
    ],
  },
  {
    id: 'chemistry',
    keys: [
      key('\\mathrm{H_2O}', '\\mathrm{H_{2}O}▢', '水', 'Water'),
      key('\\mathrm{CO_2}', '\\mathrm{CO_{2}}▢', '二氧化碳', 'Carbon dioxide'),
      key('\\mathrm{A_n}', '\\mathrm{▢}', '化学式', 'Chemical formula'),
      key('\\mathrm{Na^+}', '\\mathrm{▢^{+}}', '阳离子', 'Cation'),
      key('\\mathrm{SO_4^{2-}}', '\\mathrm{▢^{2-}}', '阴离子', 'Anion'),
      key('\\xrightarrow{\\Delta}', '\\xrightarrow{▢} ', '反应条件', 'Reaction condition'),
      key('\\rightarrow', '\\rightarrow ▢', '反应', 'Reaction'),
      key('=\\!=', '=\\!=\\!= ▢', '等号', 'Equals sign of a reaction'),
      key('\\uparrow', '\\uparrow ▢', '气体', 'Gas'),
      key('\\downarrow', '\\downarrow ▢', '沉淀', 'Precipitate'),
    ],
  },
];
