import fc from 'fast-check';
import { checkAttempt } from './answer-checking.ts';
import type { BankQuestionType } from './bank-question.ts';

const of = (type: BankQuestionType, ...answer: string[]) => ({ type, answer });

/** The same characters as a phone's Chinese keyboard types them. */
function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

describe('choice', () => {
  const letters = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'), { minLength: 1 });

  test('the right letters are right in any order, width and case, with any separator', () => {
    fc.assert(
      fc.property(letters, letters, fc.constantFrom('', ',', '、', ' '), (right, order, separator) => {
        const shuffled = [...right].sort((a, b) => order.indexOf(a) - order.indexOf(b));
        const question = of('multiple-choice', ...right);
        expect(checkAttempt(question, shuffled.join(separator))).toBe('right');
        expect(checkAttempt(question, fullWidth(shuffled.join('')).toLowerCase())).toBe('right');
      }),
    );
  });

  test('other letters are wrong', () => {
    fc.assert(
      fc.property(letters, letters, (right, given) => {
        const isSame = [...right].sort().join('') === [...given].sort().join('');
        expect(checkAttempt(of('multiple-choice', right.join('')), given.join(''))).toBe(isSame ? 'right' : 'wrong');
      }),
    );
  });

  test('a kept answer that is no letter judges nobody', () => {
    expect(checkAttempt(of('single-choice', '略'), 'A')).toBe('recorded');
    expect(checkAttempt(of('single-choice'), 'A')).toBe('recorded');
  });
});

describe('true or false', () => {
  test.each([
    ['T', '对'],
    ['T', '√'],
    ['F', '错误'],
    ['F', 'false'],
    ['F', '×'],
    ['T', '正确。'],
    ['F', '不正确'],
  ])('%s is what %s says', (answer, attempt) => {
    expect(checkAttempt(of('true-false', answer), attempt)).toBe('right');
  });

  test('each statement counts', () => {
    const question = of('true-false', 'T', 'F', 'T');
    expect(checkAttempt(question, '对 错 对')).toBe('right');
    expect(checkAttempt(question, 'TFT')).toBe('right');
    expect(checkAttempt(question, '√×√')).toBe('right');
    expect(checkAttempt(question, '对 对 对')).toBe('wrong');
    expect(checkAttempt(question, '对')).toBe('wrong');
  });

  test('a sentence as the kept answer judges nobody', () => {
    expect(checkAttempt(of('true-false', '此说法不够全面'), '错')).toBe('recorded');
  });
});

describe('blanks', () => {
  test.each([
    ['1/2', '0.5'],
    ['$\\frac{1}{2}$', '1/2'],
    ['50%', '0.5'],
    ['$x=3$', '3'],
    ['3', 'x = 3'],
    ['$-2$', '－2'],
    ['$2\\sqrt{3}$', '2√3'],
    ['$60^{\\circ}$', '60°'],
    ['$x^{2}$', 'x²'],
    ['光合作用', ' 光合作用。'],
    ['went', 'Went'],
    ['$\\dfrac{a+1}{b}$', '(a+1)/b'],
    ['$\\mathrm{NaCl}$', 'NaCl'],
    ['马克·吐温', '马克•吐温'],
    ['2.5×10^3', '2500'],
    ['$2.5\\times10^{-4}$', '0.00025'],
    ['３', '3'],
  ])('%s is what %s says', (answer, attempt) => {
    expect(checkAttempt(of('fill-blank', answer), attempt)).toBe('right');
  });

  test.each([
    ['x²', 'x2'],
    ['CO', 'Co'],
    ['3', '13'],
    ['3', ''],
    ['1/2', '2/1'],
    ['0.000001', '0.000002'],
    ['-2', '2'],
    ['12', '1 3'],
  ])('%s is not what %s says', (answer, attempt) => {
    expect(checkAttempt(of('fill-blank', answer), attempt)).toBe('wrong');
  });

  test('several blanks in their order, however they are separated', () => {
    const question = of('fill-blank', '细胞膜', '3');
    expect(checkAttempt(question, '细胞膜；3')).toBe('right');
    expect(checkAttempt(question, '细胞膜\n3')).toBe('right');
    expect(checkAttempt(question, '细胞膜，3')).toBe('right');
    expect(checkAttempt(question, '细胞膜 3')).toBe('right');
    expect(checkAttempt(question, '3；细胞膜')).toBe('wrong');
    expect(checkAttempt(question, '细胞膜')).toBe('wrong');
  });

  test('the kept answer itself is right, also in full width', () => {
    const blank = fc.string({
      unit: fc.constantFrom(...'0123456789abcxyz+-*/=()光合作用细胞'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(blank, (answer) => {
        expect(checkAttempt(of('fill-blank', answer), answer)).toBe('right');
        expect(checkAttempt(of('fill-blank', answer), ` ${fullWidth(answer)} `)).toBe('right');
      }),
    );
  });

  test.each([['因为光在同种均匀介质中沿直线传播的缘故'], ['使用清洁能源；种树'], ['氧气或空气']])(
    '%s can be said otherwise, so nobody is told wrong',
    (answer) => {
      expect(checkAttempt(of('fill-blank', answer), '别的说法')).toBe('recorded');
      expect(checkAttempt(of('fill-blank', answer), answer)).toBe('right');
    },
  );

  test('an empty kept answer judges nobody', () => {
    expect(checkAttempt(of('fill-blank', ' '), 'x')).toBe('recorded');
    expect(checkAttempt(of('fill-blank'), 'x')).toBe('recorded');
  });
});

test('nobody but a teacher judges open questions', () => {
  expect(checkAttempt(of('open', '因为光沿直线传播'), '因为光沿直线传播')).toBe('recorded');
  expect(checkAttempt(of('composite', 'A', 'B'), 'AB')).toBe('recorded');
});

test('whatever is typed, checking ends with a verdict', () => {
  const types = fc.constantFrom<BankQuestionType>(
    'single-choice',
    'multiple-choice',
    'true-false',
    'fill-blank',
    'open',
    'composite',
  );
  fc.assert(
    fc.property(
      types,
      fc.array(fc.string({ unit: 'binary' })),
      fc.string({ unit: 'binary' }),
      (type, answer, attempt) => {
        expect(['right', 'wrong', 'recorded']).toContain(checkAttempt({ type, answer }, attempt));
      },
    ),
  );
});
