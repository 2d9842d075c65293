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

function key(show: string, insert: string, zhCN: string, en: string): FormulaKey {
  return { show, insert, name: { 'zh-CN': zhCN, en } };
}

const same = (latex: string, zhCN: string, en: string) => key(latex, `${latex} `, zhCN, en);

/** What middle-school questions need, by group. The names are the words of the classroom. */
export const formulaGroups: readonly FormulaGroup[] = [
  {
    id: 'structure',
    keys: [
      key('\\frac{a}{b}', '\\frac{▢}{▢}', '分式', 'fraction'),
      key('\\sqrt{a}', '\\sqrt{▢}', '平方根', 'square root'),
      key('\\sqrt[3]{a}', '\\sqrt[3]{▢}', '立方根', 'cube root'),
      key('x^2', '^{2}▢', '平方', 'square'),
      key('x^n', '^{▢}', '上标', 'superscript'),
      key('x_n', '_{▢}', '下标', 'subscript'),
      key('|a|', '|▢|', '绝对值', 'absolute value'),
      key('\\bar{x}', '\\bar{▢}', '平均数', 'mean'),
      key('\\begin{cases}a\\\\b\\end{cases}', '\\begin{cases}▢\\\\▢\\end{cases}', '方程组', 'system of equations'),
    ],
  },
  {
    id: 'relation',
    keys: [
      same('\\times', '乘', 'times'),
      same('\\div', '除', 'divided by'),
      same('\\pm', '正负', 'plus or minus'),
      same('\\cdot', '点乘', 'dot'),
      same('\\ne', '不等于', 'not equal'),
      same('\\approx', '约等于', 'about equal'),
      key('<', '< ', '小于', 'less than'),
      key('>', '> ', '大于', 'greater than'),
      same('\\le', '小于或等于', 'less than or equal'),
      same('\\ge', '大于或等于', 'greater than or equal'),
      same('\\because', '因为', 'because'),
      same('\\therefore', '所以', 'therefore'),
      same('\\in', '属于', 'element of'),
      same('\\infty', '无穷', 'infinity'),
    ],
  },
  {
    id: 'geometry',
    keys: [
      same('\\angle', '角', 'angle'),
      same('\\triangle', '三角形', 'triangle'),
      same('\\odot', '圆', 'circle'),
      same('\\parallel', '平行', 'parallel'),
      same('\\perp', '垂直', 'perpendicular'),
      same('\\cong', '全等', 'congruent'),
      same('\\sim', '相似', 'similar'),
      key('90^\\circ', '^\\circ ▢', '度', 'degrees'),
      key('\\overset{\\frown}{AB}', '\\overset{\\frown}{▢}', '弧', 'arc'),
      key('\\vec{a}', '\\vec{▢}', '向量', 'vector'),
      same('\\pi', '圆周率', 'pi'),
      key('\\sin', '\\sin ▢', '正弦', 'sine'),
      key('\\cos', '\\cos ▢', '余弦', 'cosine'),
      key('\\tan', '\\tan ▢', '正切', 'tangent'),
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
      key('\\mathrm{H_2O}', '\\mathrm{H_{2}O}▢', '水', 'water'),
      key('\\mathrm{CO_2}', '\\mathrm{CO_{2}}▢', '二氧化碳', 'carbon dioxide'),
      key('\\mathrm{A_n}', '\\mathrm{▢}', '化学式', 'chemical formula'),
      key('\\mathrm{Na^+}', '\\mathrm{▢^{+}}', '阳离子', 'cation'),
      key('\\mathrm{SO_4^{2-}}', '\\mathrm{▢^{2-}}', '阴离子', 'anion'),
      key('\\xrightarrow{\\Delta}', '\\xrightarrow{▢} ', '反应条件', 'reaction with condition'),
      key('\\rightarrow', '\\rightarrow ▢', '反应', 'reaction'),
      key('=\\!=', '=\\!=\\!= ▢', '等号', 'equals sign'),
      key('\\uparrow', '\\uparrow ▢', '气体', 'gas'),
      key('\\downarrow', '\\downarrow ▢', '沉淀', 'precipitate'),
    ],
  },
];
