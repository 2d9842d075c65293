import fc from 'fast-check';
import { localDateOf } from '../runtime/city-time/index.ts';
import {
  changeAdmission,
  hasLapsed,
  mayApply,
  type AdmissionFacts,
  type AdmissionDeedKind,
} from './admission-rules.ts';
import { confirmedUntil, dueAt, lastDayOf, reconfirmationOpens, schoolYearEnd, validUntil } from './validity.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const untilOf = (text: string) => lastDayOf(validUntil(at(text), 90, zone), zone);

describe('how long an admission holds', () => {
  test.each([
    ['2026-11-22T10:00', '2027-08-31'],
    ['2027-06-01T10:00', '2027-08-31'],
    ['2027-06-03T10:00', '2028-08-31'],
    ['2027-08-31T23:59', '2028-08-31'],
    ['2027-09-01T00:00', '2028-08-31'],
  ])('admitted at %s: with %s', (admitted, last) => {
    expect(untilOf(admitted)).toBe(last);
  });

  test('it ends with a school year, in any zone, and a confirmation adds one', () => {
    const moment = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') });
    fc.assert(
      fc.property(moment, fc.constantFrom(zone, 'Europe/Berlin', 'America/Havana'), (now, timeZone) => {
        const until = validUntil(now, 90, timeZone);
        expect(until).toBeGreaterThan(now + 80 * 86_400_000);
        expect(lastDayOf(until, timeZone)).toMatch(/-08-31$/);
        const confirmed = confirmedUntil(until, timeZone);
        expect(Number(lastDayOf(confirmed, timeZone).slice(0, 4))).toBe(
          Number(lastDayOf(until, timeZone).slice(0, 4)) + 1,
        );
        expect(reconfirmationOpens(until, 60, timeZone)).toBeLessThan(until);
        expect(localDateOf(dueAt(now, 5, timeZone) - 1, timeZone) > localDateOf(now, timeZone)).toBe(true);
      }),
    );
    expect(schoolYearEnd('2026-08-31')).toBe('2026-08-31');
    expect(localDateOf(reconfirmationOpens(at('2027-09-01T00:00'), 60, zone), zone)).toBe('2027-07-03');
  });
});

describe('an admission', () => {
  const facts: AdmissionFacts = { state: 'admitted', teacherId: 't', revision: 1, validUntil: 100 };
  const change = (more: Partial<AdmissionFacts>, kind: AdmissionDeedKind, deed: object = {}) =>
    changeAdmission({ ...facts, ...more }, { kind, by: 'a', revision: 1, reason: '投诉核实', at: 50, ...deed });

  test('is suspended, reinstated and withdrawn, and nothing else', () => {
    expect(change({}, 'suspend')).toBe('suspended');
    expect(change({ state: 'suspended' }, 'reinstate')).toBe('admitted');
    expect(change({ state: 'suspended' }, 'reinstate', { at: 100 })).toBe('lapsed');
    expect(change({ state: 'suspended' }, 'withdraw')).toBe('withdrawn');
    const refused: [Partial<AdmissionFacts>, AdmissionDeedKind][] = [
      [{ state: 'suspended' }, 'suspend'],
      [{ state: 'withdrawn' }, 'reinstate'],
      [{ state: 'lapsed' }, 'withdraw'],
      [{}, 'reinstate'],
    ];
    for (const [more, kind] of refused) expect(() => change(more, kind)).toThrow(/not possible/);
  });

  test.each([
    [{ by: 't' }, 'ADMISSION_NOT_YOURSELF'],
    [{ revision: 0 }, 'ADMISSION_CHANGED_MEANWHILE'],
    [{ reason: ' ' }, 'ADMISSION_REASON_REQUIRED'],
  ])('is not changed with %j', (deed, code) => {
    expect(() => change({}, 'suspend', deed)).toThrow(expect.objectContaining({ code }));
  });

  test('lapses at its end, and only while it stands', () => {
    expect(hasLapsed(facts, 99)).toBe(false);
    expect(hasLapsed(facts, 100)).toBe(true);
    expect(hasLapsed({ ...facts, state: 'withdrawn' }, 100)).toBe(false);
    expect(
      [undefined, 'admitted', 'withdrawn', 'lapsed', 'suspended'].map((state) => mayApply(state as never)),
    ).toEqual([...[true, true, true, true, false]]);
  });
});
