import { greetingKey } from './greeting.ts';

const at = (time: string) => greetingKey(Date.parse(`2026-11-22T${time}:00+08:00`));

describe('greetingKey', () => {
  it('follows the city’s day', () => {
    expect(at('07:30')).toBe('home.morning');
    expect(at('12:00')).toBe('home.noon');
    expect(at('15:00')).toBe('home.afternoon');
    expect(at('20:59')).toBe('home.evening');
    expect(at('00:10')).toBe('home.night');
  });
});
