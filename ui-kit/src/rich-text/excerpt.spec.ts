import { excerptOf } from './excerpt.ts';

describe('excerptOf', () => {
  it('reads as words', () => {
    expect(excerptOf('若 $\\sqrt{x-2}$ 有意义，则 **x** 的范围是 __ 。')).toBe(
      '若 √x-2 有意义，则 x 的范围是 __ 。'.replace('__', '____'),
    );
    expect(excerptOf('$\\frac{1}{2}$ 与 $\\angle A = 90^\\circ$')).toBe('1/2 与 ∠A = 90°');
    expect(excerptOf('$\\mathrm{H_2O}$ 的组成')).toBe('H_2O 的组成');
    expect(excerptOf('<u>辛勤</u>是什么意思？a<b')).toBe('辛勤是什么意思？a<b');
  });

  it('names pictures by a word', () => {
    expect(excerptOf('看图：![第一张](file:abc)')).toBe('看图：[图]');
  });

  it('puts lists and lines into one line, cut at the end', () => {
    expect(excerptOf('- 一\n- 二\n\n三')).toBe('一 二 三');
    expect(excerptOf('很长很长的题目', 4)).toBe('很长很…');
    expect(excerptOf('很长很长', 4)).toBe('很长很长');
  });
});
