import fc from 'fast-check';
import { addDays, localDateOf } from '../runtime/city-time/index.ts';
import { endOf, keysOf, periodBefore, periodKinds, periodOf, periodsBefore } from './period.ts';

const hourMs = 3_600_000;
const startOf = (date: string, zone: string) => endOf({ startsOn: '', endsOn: addDays(date, -1) }, zone);

describe('weeks and months of the city', () => {
  test('follow each other without a gap, wherever one begins', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...periodKinds), (date, kind) => {
        const period = periodOf(kind, date);
        const before = periodBefore(period);
        expect(period.startsOn <= date && date <= period.endsOn).toBe(true);
        expect(addDays(before.endsOn, 1)).toBe(period.startsOn);
        expect(periodsBefore(period, 3)[0]).toEqual(before);
      }),
    );
  });

  test('end at the city’s midnight', () => {
    const last = Date.parse('2026-11-29T23:59:59.999+08:00');
    expect(keysOf(last, 'Asia/Shanghai')).toEqual({ week: '2026-11-23', month: '2026-11' });
    expect(keysOf(last + 1, 'Asia/Shanghai')).toEqual({ week: '2026-11-30', month: '2026-11' });
    expect(periodOf('month', '2028-02-10')).toEqual({ kind: 'month', key: '2028-02', startsOn: '2028-02-01', endsOn: '2028-02-29' });
  });

  test('have the hours that people lived where clocks change', () => {
    const zone = 'Europe/Berlin';
    const week = periodOf('week', '2026-03-29');
    expect((endOf(week, zone) - startOf(week.startsOn, zone)) / hourMs).toBe(7 * 24 - 1);
    expect(localDateOf(endOf(week, zone), zone)).toBe('2026-03-30');
    const october = periodOf('month', '2026-10-25');
    expect((endOf(october, zone) - startOf(october.startsOn, zone)) / hourMs).toBe(31 * 24 + 1);
  });
});
