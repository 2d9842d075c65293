import { normaliseAnswer, numberOf } from './answer-form.ts';

test.each([
  ['３ｃｍ。', '3cm'],
  ['$\\frac{1}{2}$', '1/2'],
  ['x²', 'x^2'],
  ['a.b！.', 'a.b'],
  ['。', ''],
])('%s is written as %s', (text, normal) => {
  expect(normaliseAnswer(text)).toBe(normal);
});

test('a run of marks inside a text takes no longer than other text', () => {
  // Looking from each mark to the end of the run would take hours.
  const marks = '.'.repeat(1_000_000);
  expect(normaliseAnswer(`a${marks}b${marks}`)).toBe(`a${marks}b`);
});

test('a number is read whatever its spelling', () => {
  expect(numberOf(normaliseAnswer('０．５'))).toBe(0.5);
  expect(numberOf('五')).toBeUndefined();
});
