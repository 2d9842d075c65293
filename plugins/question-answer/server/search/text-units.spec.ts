import fc from 'fast-check';
import { firstHan, gap, textUnits } from './text-units.ts';

const units = (text: string) => Array.from(textUnits(text, 1000));
const letters = (text: string) => units(text).filter((unit) => unit !== gap);

test('no text fails, and every unit fits 15 bits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(units(text).every((unit) => unit > 0 && unit < 0x8000)).toBe(true);
    }),
  );
});

test('runs of space and punctuation are one gap', () => {
  expect(units('甲，  （乙）')).toHaveLength(4);
  expect(units('，。  ')).toEqual([]);
});

test.each([
  ['full width', 'ＡＢ１２', 'ab12'],
  ['case', 'NaOH', 'naoh'],
  ['ways to set a fraction', '$\\dfrac{1}{2}$', '\\frac 12'],
  ['dollars and spacing', '$$ x ^ 2 $$', 'x^2'],
  ['a sign and its command', '$\\triangle ABC$ 中 $x \\leqslant 2$', '△ABC中x≤2'],
  ['an index below', 'H₂O', 'h2o'],
  ['environments', '\\begin{cases}x=1\\end{cases}', 'x=1'],
  ['the label, number and marks on a paper', '【例2】 5．（ 6分）下列叙述', '下列叙述'],
])('%s makes no difference', (_, one, other) => {
  expect(letters(one)).toEqual(letters(other));
});

test('a decimal at the start is no question number', () => {
  expect(letters('3.5千克')).not.toEqual(letters('5千克'));
});

test('a command named like a property of every object is just a name', () => {
  expect(letters('\\constructor')).toEqual(letters('constructor'));
});

test('Han characters keep apart', () => {
  const [first] = units('一');
  const [last] = units('\u9fff');
  expect(first).toBe(firstHan);
  expect(last).toBe(firstHan + 0x9fff - 0x4e00);
});

test('only the first characters count', () => {
  expect(textUnits('甲'.repeat(50), 10)).toHaveLength(10);
  expect(textUnits('ﷺ'.repeat(50), 50).length).toBeLessThanOrEqual(50);
});
