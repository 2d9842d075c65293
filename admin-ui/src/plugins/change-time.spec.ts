import type { ChangeTimes } from './plugin.ts';
import { dayAndTime, momentOf, suggestedTime, timeFault } from './change-time.ts';

// Monday noon in the city.
const now = Date.parse('2026-11-23T04:00:00Z');
const times: ChangeTimes = {
  tutoringHours: { from: '18:00', to: '21:00' },
  furthest: '2027-05-22T04:00:00Z',
  days: [
    { date: '2026-11-23', isSchoolDay: true },
    { date: '2026-11-29', isSchoolDay: false },
  ],
};
const fault = (date: string, time: string) => timeFault({ date, time }, times, now);

describe('the time of a planned change', () => {
  it("is read and written in the city's time, wherever the device is", () => {
    expect(dayAndTime(Date.parse('2026-11-22T17:30:00Z'))).toEqual({ date: '2026-11-23', time: '01:30' });
    expect(momentOf({ date: '2026-11-23', time: '01:30' })).toBe(Date.parse('2026-11-22T17:30:00Z'));
  });

  it('is outside of the tutoring hours of a school day', () => {
    expect(fault('2026-11-23', '17:59')).toBeNull();
    expect(fault('2026-11-23', '18:00')).toBe('inLessons');
    expect(fault('2026-11-23', '20:59')).toBe('inLessons');
    expect(fault('2026-11-23', '21:00')).toBeNull();
    expect(fault('2026-11-29', '19:00')).toBeNull();
  });

  it('lies ahead, within half a year, and is filled in', () => {
    expect(fault('2026-11-23', '12:00')).toBe('past');
    expect(fault('2027-06-01', '12:00')).toBe('tooFar');
    expect(fault('', '12:00')).toBe('missing');
  });

  it('is suggested for this evening, or for the next one', () => {
    expect(suggestedTime(now)).toEqual({ date: '2026-11-23', time: '22:00' });
    expect(suggestedTime(Date.parse('2026-11-23T13:30:00Z'))).toEqual({ date: '2026-11-24', time: '22:00' });
  });
});
