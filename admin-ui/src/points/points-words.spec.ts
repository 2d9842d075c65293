import { pointsWords, readPoints, signedWords, weekWords } from './points-words.ts';

describe('the words of points', () => {
  it('show hundredths to the last digit', () => {
    expect([0, 5, 480, 123_456, 50_000_000].map(pointsWords)).toEqual(['0.00', '0.05', '4.80', '1,234.56', '500,000.00']);
    expect([480, 0, -205].map(signedWords)).toEqual(['+4.80', '0.00', '−2.05']);
  });

  it('are read as people type them', () => {
    expect(['12.5', '-3', '＋2', '−0.05', ' 10.00 '].map(readPoints)).toEqual([1250, -300, 200, -5, 1000]);
    expect(['', '1.234', '1,5', 'abc', '1e3', '123456'].map(readPoints)).toEqual([null, null, null, null, null, null]);
  });

  it('name a week by its days', () => {
    expect(weekWords('2026-11-23', 'zh-CN')).toBe('11月23日–29日');
    expect(weekWords('2026-11-30', 'zh-CN')).toBe('11月30日–12月6日');
    expect(weekWords('2026-11-23', 'en')).toBe('23–29 Nov');
    expect(weekWords('2026-12-28', 'en')).toBe('28 Dec–3 Jan');
  });
});
