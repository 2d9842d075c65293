import { cityDate } from './city-time.ts';
import { daysOf, rangeOf } from './periods.ts';

// Already Monday in the city, still Sunday in Greenwich.
const now = Date.parse('2026-11-22T17:30:00Z');

describe('the time that is supervised', () => {
  it('is told in days of the city, today included', () => {
    expect(cityDate(now)).toBe('2026-11-23');
    expect(daysOf('today', {}, now)).toEqual({ from: '2026-11-23', to: '2026-11-23' });
    expect(daysOf('7d', {}, now)).toEqual({ from: '2026-11-17', to: '2026-11-23' });
  });

  it('stands as it was chosen by hand', () => {
    expect(daysOf('custom', { from: '2026-09-01', to: '2026-09-30' }, now)).toEqual({ from: '2026-09-01', to: '2026-09-30' });
    expect(daysOf('custom', { to: '2026-09-30' }, now)).toEqual({ from: '2026-09-30', to: '2026-09-30' });
    expect(daysOf('custom', { from: '2026-09-01' }, now)).toEqual({ from: '2026-09-01', to: '2026-11-23' });
  });

  it('goes from the first moment of the first day to the end of the last', () => {
    expect(rangeOf({ from: '2026-11-17', to: '2026-11-23' })).toEqual({
      from: '2026-11-16T16:00:00.000Z',
      to: '2026-11-23T16:00:00.000Z',
    });
  });
});
