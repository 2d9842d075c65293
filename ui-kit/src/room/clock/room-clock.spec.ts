import { clockOffset, roomTime } from './room-clock.ts';

const minute = 60_000;
const times = { startsAt: 1_000_000, endsAt: 1_000_000 + 30 * minute };
const before = (ms: number) => roomTime(times, times.endsAt - ms);

describe('the clock of a room', () => {
  it('warns five minutes and one minute before the end', () => {
    expect([before(5 * minute + 1), before(5 * minute), before(minute + 1), before(minute), before(1)].map(({ warning }) => warning)).toEqual([null, 5, 5, 1, 1]);
  });

  it('goes down to nothing and stays there', () => {
    expect([before(1).phase, before(0).phase, before(-minute)]).toEqual(['running', 'over', { phase: 'over', remainingMs: 0, warning: null }]);
  });

  it('counts to the beginning before it', () => {
    expect(roomTime(times, times.startsAt - 3 * minute)).toEqual({ phase: 'before', remainingMs: 3 * minute, warning: null });
  });

  it('is the same on a phone whose clock is an hour off', () => {
    const serverNow = times.endsAt - 2 * minute;
    for (const wrong of [-60 * minute, 0, 60 * minute]) {
      const device = serverNow + wrong;
      const offset = clockOffset(serverNow, device);
      expect(roomTime(times, device + 90_000 + offset).remainingMs).withContext(String(wrong)).toBe(30_000);
    }
  });
});
