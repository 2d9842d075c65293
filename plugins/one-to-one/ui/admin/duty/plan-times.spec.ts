import { complaintAboutTimes, copiesForNextWeek, planMoments } from './plan-times.ts';

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

  it('of the next seven days are copied a week later, once', () => {
    const at = (startsAt: string) => ({ startsAt, endsAt: startsAt.replace('T10', 'T12'), subjects: ['math'], grades: [8] });
    const [tuesday, friday, later] = ['2026-11-24', '2026-11-27', '2026-12-03'].map((date) => at(`${date}T10:00:00.000Z`));
    expect(copiesForNextWeek([tuesday!, friday!, later!], before)).toEqual([at('2026-12-01T10:00:00.000Z'), at('2026-12-04T10:00:00.000Z')]);
    expect(copiesForNextWeek([tuesday!, at('2026-12-01T10:00:00.000Z')], before)).toEqual([]);
  });
});
