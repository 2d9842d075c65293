import { complaintAboutTimes, planMoments } from './plan-times.ts';

const evening = { date: '2026-11-24', from: '18:00', to: '20:30' };
const before = Date.parse('2026-11-23T10:00:00Z');

describe('the times of a planned duty', () => {
  it('are the city’s, and told in UTC', () => {
    expect(planMoments(evening)).toEqual({ startsAt: '2026-11-24T10:00:00.000Z', endsAt: '2026-11-24T12:30:00.000Z' });
  });

  it('are whole, in order and ahead', () => {
    expect(complaintAboutTimes(evening, before)).toBeNull();
    expect(complaintAboutTimes({ ...evening, date: '' }, before)).toBe('missing');
    expect(complaintAboutTimes({ ...evening, to: '' }, before)).toBe('missing');
    expect(complaintAboutTimes({ ...evening, to: '18:00' }, before)).toBe('order');
    expect(complaintAboutTimes(evening, Date.parse('2026-11-24T10:00:00Z'))).toBe('past');
  });
});
