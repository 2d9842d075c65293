import { askerOf } from './asker.ts';

describe('whoever asks for what is kept of a person', () => {
  const child = { educationId: 'S0001', isStudent: true, birthDate: '2013-03-01' };

  test('is the person, at any age', () => {
    expect(askerOf(' s0001 ', child, '2026-11-23')).toBe('person');
    expect(askerOf('S0001', { ...child, isStudent: false, birthDate: null }, '2026-11-23')).toBe('person');
  });

  test('is the guardian until the day on which the student is 14, and where the register does not know that day', () => {
    expect(askerOf('guardian', child, '2027-02-28')).toBe('guardian');
    expect(askerOf('guardian', child, '2027-03-01')).toBeNull();
    expect(askerOf('guardian', { ...child, birthDate: null }, '2027-03-01')).toBe('guardian');
  });

  test('is nobody else', () => {
    expect(askerOf('guardian', { ...child, isStudent: false, birthDate: null }, '2026-11-23')).toBeNull();
    for (const given of ['S0002', '', '~', 'Guardian of S0001']) expect(askerOf(given, child, '2026-11-23')).toBeNull();
  });
});
