import { Tenures } from './tenures.ts';

describe('which release may answer', () => {
  const tenures = new Tenures();
  tenures.switched('d1', '1.0.0', 0, 0);
  tenures.switched('d1', '2.0.0', 100, 110);

  test.each([
    ['before the switch the old one', '1.0.0', 50, 60, true],
    ['before the switch not the new one', '2.0.0', 50, 60, false],
    ['within it both: the old', '1.0.0', 105, 108, true],
    ['within it both: the new', '2.0.0', 105, 108, true],
    ['begun before it and answered after it, the old', '1.0.0', 109, 200, true],
    ['begun after it, not the old', '1.0.0', 111, 120, false],
    ['begun after it, the new', '2.0.0', 111, 120, true],
    ['never another', '3.0.0', 105, 108, false],
  ])('%s', (_, version, sent, answered, expected) => {
    expect(tenures.isRight('d1', version, sent, answered)).toBe(expected);
  });

  test('and none in a district that is unknown', () => {
    expect(tenures.isRight('d2', '1.0.0', 1, 2)).toBe(false);
  });
});
